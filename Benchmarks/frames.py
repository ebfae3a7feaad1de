"""How long a frame of `inspect` takes on a terminal of 120×40, from the key to the end of what is drawn.

    python3 Benchmarks/frames.py CONVSH [FILE CLASS SHAPE]

Prints the median and the longest of the frames of a walk through the first layers of a network on random numbers: maps,
one number, the walkthrough that made it, where it came from. Apart from them, since a pass backward is run for it: the
gradient of a number on the input. And the time of `show` for a picture of 224×224. The network is LeNet-5 unless
another is named: models/alexnet_2012.py AlexNet 1,3,227,227; models/resnet.py resnet18 1,3,224,224.
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
LAYERS = 20


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
        self.read_until(b"\n")
        self.read_until(b">>> ")
        self.quiet()

    def key(self, key):
        """Seconds from a key to the end of the frame; None if nothing changed, as at an edge."""
        start = time.perf_counter()
        os.write(self.fd, key)
        if not select.select([self.fd], [], [], 0.5)[0]:
            return None
        end = self.read_until(END)
        self.quiet()
        return end - start


def main():
    file, name, shape = sys.argv[2:] or ["models/lenet5.py", "LeNet5", "1,1,28,28"]
    terminal = Terminal(sys.argv[1], 120, 40)
    terminal.read_until(b">>> ")
    terminal.quiet()
    for line in [f"run {file}", f"net = {name}()", f"x = rand({shape})", "photo = rand(224, 224)"]:
        terminal.line(line)
    start = time.perf_counter()
    os.write(terminal.fd, b"show photo\r")
    end = terminal.read_until("224×224".encode())
    terminal.quiet()
    print(f"show of 224×224, from Enter to its last line: {1000 * (end - start):.1f} ms")
    os.write(terminal.fd, b"inspect net, x\r")
    terminal.read_until(END)
    terminal.quiet()
    up, down, right, enter = b"\x1b[A", b"\x1b[B", b"\x1b[C", b"\r"
    frames, gradients = [], []
    for layer in range(LAYERS):
        # Its maps, another one, one number and those beside it, how it came to be, where it came from.
        keys = [down] * (layer > 0) + [enter, right, enter, right, down, enter, right, down, b"f", up]
        frames += filter(None, map(terminal.key, keys))
        gradients += filter(None, [terminal.key(b"g")])
        os.write(terminal.fd, b"q")
        terminal.read_until(b">>> ")
        terminal.quiet()
        os.write(terminal.fd, b"inspect net, x\r")
        terminal.read_until(END)
        terminal.quiet()
        frames += filter(None, [terminal.key(down) for _ in range(layer)])
    for name, times in [("frames", frames), ("gradients on the input", gradients)]:
        print(f"{len(times)} {name}: median {1000 * statistics.median(times):.1f} ms, longest {1000 * max(times):.1f} ms")
    os.write(terminal.fd, b"q")
    terminal.read_until(b">>> ")
    os.write(terminal.fd, b"exit()\r")


main()
