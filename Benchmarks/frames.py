"""How long a frame of `inspect` takes on a terminal of 120×40, from the key to the end of what is drawn.

    python3 Benchmarks/frames.py CONVSH

Prints the median and the longest of the frames of a walk through LeNet-5 on a digit: layers, maps, one number, the
walkthrough that made it, and the way back to the input; and the time of `show` for a picture of 224×224.
"""

import fcntl
import os
import pty
import select
import statistics
import struct
import sys
import termios
import time

END = b"\x1b[?2026l"


class Terminal:
    def __init__(self, command, columns, rows):
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ["TERM"] = "xterm-256color"
            os.environ["COLORTERM"] = "truecolor"
            os.execv(command, [command, "--no-history", "--no-progress", "-q"])
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def read_until(self, ending, seconds=30.0):
        """What is written until that text comes, and when it came."""
        data, limit = b"", time.perf_counter() + seconds
        while ending not in data:
            left = limit - time.perf_counter()
            if left <= 0 or not select.select([self.fd], [], [], left)[0]:
                raise SystemExit(f"no {ending!r} within {seconds} s, but {data[-200:]!r}")
            data += os.read(self.fd, 1 << 16)
        return time.perf_counter()

    def quiet(self):
        while select.select([self.fd], [], [], 0.15)[0]:
            os.read(self.fd, 1 << 16)

    def line(self, text):
        os.write(self.fd, text.encode() + b"\r")
        time.sleep(0.3)
        self.quiet()

    def key(self, key):
        """Seconds from a key to the end of the frame."""
        start = time.perf_counter()
        os.write(self.fd, key)
        end = self.read_until(END)
        self.quiet()
        return end - start


def main():
    terminal = Terminal(sys.argv[1], 120, 40)
    time.sleep(0.5)
    terminal.quiet()
    for line in [
        "torch.manual_seed(0)", "run models/lenet5.py", "net = LeNet5()", "x = rand(1, 1, 28, 28)",
        "photo = rand(224, 224)",
    ]:
        terminal.line(line)
    os.write(terminal.fd, b"time show(photo)\r")
    time.sleep(1)
    text = b""
    while select.select([terminal.fd], [], [], 0.2)[0]:
        text += os.read(terminal.fd, 1 << 16)
    start = time.perf_counter()
    os.write(terminal.fd, b"show photo\r")
    end = terminal.read_until("224×224".encode())
    terminal.quiet()
    print(f"show of 224×224, from Enter to its last line: {1000 * (end - start):.1f} ms")
    os.write(terminal.fd, b"inspect net, x\r")
    terminal.read_until(END)
    terminal.quiet()
    down, right, enter = b"\x1b[B", b"\x1b[C", b"\r"
    frames = [terminal.key(key) for key in [down] * 6 + [b"\x1b[A"] * 5]
    frames += [terminal.key(key) for key in [enter] + [right] * 5 + [enter] + [right, down] * 8 + [enter, right, down]]
    frames += [terminal.key(b"f") for _ in range(1)]
    print(f"{len(frames)} frames: median {1000 * statistics.median(frames):.1f} ms, longest {1000 * max(frames):.1f} ms")
    os.write(terminal.fd, b"q")
    terminal.line("exit()")


main()
