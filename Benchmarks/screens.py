"""Records the screens in a Markdown file anew: every `pycon` or `console` fence behind a `<!-- screen -->` comment.

The lines behind `>>> ` (and `... `) are run in one session of convsh, those behind `$ ` in bash, at 80 columns and without
colour; what they print takes the place of what stands there.

    python3 Benchmarks/screens.py .build-release/release/convsh README.md
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

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


def main(convsh, path):
    file = pathlib.Path(path)
    text = file.read_text()
    for kind, recorder in (("pycon", record), ("console", record_console)):
        pattern = re.compile(rf"(<!-- screen -->\n```{kind}\n)(.*?)(^```$)", re.S | re.M)
        text = pattern.sub(lambda m: m[1] + recorder(convsh, m[2]) + m[3], text)
    file.write_text(text)


main(*sys.argv[1:])
