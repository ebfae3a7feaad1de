"""Times the programs in Benchmarks/training in convsh and in PyTorch, with one and with two threads, in turns.

A program is timed from the comment that ends in "begin here." or "begins here.": what comes before is run alone too, and
its time taken off. Memory is the largest resident set of the whole process.

    python3 -m venv /somewhere && /somewhere/bin/pip install torch==2.13.0+cpu
    python3 Benchmarks/training.py .build-release/release/convsh /somewhere/bin/python [NAME …] [--rounds N]
"""

import argparse
import os
import pathlib
import re
import statistics
import tempfile
import time

HERE = pathlib.Path(__file__).parent / "training"


def run(command, threads):
    """Wall seconds and peak memory in MB."""
    environment = dict(os.environ, OMP_NUM_THREADS=str(threads))
    start = time.monotonic()
    pid = os.posix_spawn(command[0], command, environment, file_actions=[(os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0)])
    _, status, usage = os.wait4(pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} ended with {status}")
    return time.monotonic() - start, usage.ru_maxrss / 1024


def measured(command, whole, beginning, threads):
    seconds, memory = run([*command, whole], threads)
    before, _ = run([*command, beginning], threads)
    return seconds - before, memory


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("convsh")
    parser.add_argument("python")
    parser.add_argument("names", nargs="*")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    print(f"{'program':10}{'threads':>8}{'convsh s':>10}{'MB':>6}{'PyTorch s':>11}{'MB':>6}{'ratio':>8}   (convsh / PyTorch, medians)")
    for path in sorted(HERE.glob("*.py")):
        if options.names and path.stem not in options.names:
            continue
        text = path.read_text()
        beginning = re.split(r"^# .*begins? here\.$", text, flags=re.M)[0]
        with tempfile.NamedTemporaryFile("w", suffix=".py") as file:
            file.write(beginning)
            file.flush()
            for threads in (1, 2):
                rows = []
                for _ in range(options.rounds):
                    rows.append((
                        measured([options.convsh], str(path), file.name, threads),
                        measured([options.python, "-W", "ignore"], str(path), file.name, threads),
                    ))
                ours, theirs = ([row[side] for row in rows] for side in (0, 1))
                median = lambda side, column: statistics.median(entry[column] for entry in side)
                ratio = statistics.median(a[0] / b[0] for a, b in rows)
                print(f"{path.stem:10}{threads:8}{median(ours, 0):10.2f}{median(ours, 1):6.0f}{median(theirs, 0):11.2f}"
                      f"{median(theirs, 1):6.0f}{ratio:8.2f}", flush=True)


main()
