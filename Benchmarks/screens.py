"""Records the screens in a Markdown file anew: every `pycon` fence behind a `<!-- screen -->` comment.

The lines behind `>>> ` (and `... `) are run in one session of convsh, at 80 columns and without colour; what they print
takes the place of what stands there.

    python3 Benchmarks/screens.py .build-release/release/convsh README.md
"""

import pathlib
import re
import subprocess
import sys

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


def main(convsh, path):
    file = pathlib.Path(path)
    pattern = re.compile(r"(<!-- screen -->\n```pycon\n)(.*?)(^```$)", re.S | re.M)
    text = pattern.sub(lambda m: m[1] + record(convsh, m[2]) + m[3], file.read_text())
    file.write_text(text)


main(*sys.argv[1:])
