"""Records the screens in a Markdown file anew: every `pycon` or `console` fence behind a `<!-- screen -->` comment.

The lines behind `>>> ` (and `... `) are run in one session of convsh, those behind `$ ` in bash, at 80 columns and without
colour; what they print takes the place of what stands there. A `text` fence behind `<!-- screen COMMAND, keys KEYS -->`
becomes what a terminal of 80×24 shows of a full-screen program after these keys.

    python3 Benchmarks/screens.py .build-release/release/convsh README.md
"""

import fcntl
import os
import pathlib
import pty
import re
import select
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
import time

MARK = "-- next prompt --"


def run(convsh, prompts):
    """What each prompt prints, errors included, in one session."""
    script = "".join(f"{prompt}\n\nprint('{MARK}')\n" for prompt in prompts)
    result = subprocess.run([convsh], input=script, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return result.stdout.split(MARK + "\n")[: len(prompts)]


def record(convsh, body):
    prompts = []
    for line in body.splitlines():
        if line.startswith(">>> "):
            prompts.append(line[4:])
        elif line.startswith("... ") and prompts:
            prompts[-1] += "\n" + line[4:]
    screen = []
    for prompt, output in zip(prompts, run(convsh, prompts)):
        screen.append(">>> " + prompt.replace("\n", "\n... ") + "\n" + output)
    return "".join(screen)


def record_console(convsh, body):
    folder = str(pathlib.Path(convsh).resolve().parent)
    screen = []
    with tempfile.TemporaryDirectory() as state:
        environment = {**os.environ, "PATH": folder + ":" + os.environ["PATH"], "XDG_STATE_HOME": state}
        for line in body.splitlines():
            if line.startswith("$ "):
                result = subprocess.run(
                    ["bash", "-c", line[2:]], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment
                )
                screen.append(line + "\n" + result.stdout)
    return "".join(screen)


KEYS = {"Enter": "\r", "Space": " ", "Right": "\x1b[C", "Left": "\x1b[D", "Tab": "\t"}


def shown(output):
    """The rows of a screen that is drawn by absolute positions alone, as a full-screen program here does."""
    rows = [""] * 24
    row, column = 0, 0
    for position, erases, other, text in re.findall(
        r"\x1b\[(\d+;\d+)H|\x1b\[(K)|(\x1b\[[?\d;]*[A-Za-z])|([^\x1b]+)", output
    ):
        if position:
            row, column = (int(number) - 1 for number in position.split(";"))
        elif erases:
            rows[row] = rows[row][:column]
        elif text:
            rows[row] = rows[row][:column].ljust(column) + text + rows[row][column + len(text):]
            column += len(text)
    return "".join(line.rstrip() + "\n" for line in rows)


def record_keys(convsh, command, keys):
    """What is on the screen when every key has been answered and nothing changes any more."""
    with tempfile.TemporaryDirectory() as state:
        process, terminal = pty.fork()
        if process == 0:
            os.environ.update(XDG_STATE_HOME=state, NO_COLOR="1", TERM="xterm-256color")
            os.execv(shutil.which(convsh) or convsh, command.split())
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        output = b""

        def settle():
            nonlocal output
            last = time.monotonic()
            while time.monotonic() - last < 0.4:
                if select.select([terminal], [], [], 0.05)[0]:
                    output += os.read(terminal, 65536)
                    last = time.monotonic()

        settle()
        for key in keys.split(" "):
            os.write(terminal, KEYS.get(key, key.replace("_", " ")).encode())
            settle()
        os.kill(process, 9)
        os.waitpid(process, 0)
        os.close(terminal)
        return shown(output.decode())


def main(convsh, path):
    file = pathlib.Path(path)
    text = file.read_text()
    for kind, recorder in (("pycon", record), ("console", record_console)):
        pattern = re.compile(rf"(<!-- screen -->\n```{kind}\n)(.*?)(^```$)", re.S | re.M)
        text = pattern.sub(lambda m: m[1] + recorder(convsh, m[2]) + m[3], text)
    pattern = re.compile(r"(<!-- screen (\S[^,]*), keys ([^\n]*) -->\n```text\n)(.*?)(^```$)", re.S | re.M)
    text = pattern.sub(lambda m: m[1] + record_keys(convsh, m[2], m[3]) + m[5], text)
    file.write_text(text)


main(*sys.argv[1:])
