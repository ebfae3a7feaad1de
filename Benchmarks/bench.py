"""Times convsh against CPython: the start, and the language programs in Benchmarks/language.

Every figure is the median of several runs; the two programs take turns, so that a machine whose speed drifts slows both.
Times are the CPU time of the whole process, user and system; memory is the largest resident set.

    python3 Benchmarks/bench.py .build-release/release/convsh [--runs N] [NAME …]
"""

import argparse
import pathlib
import resource
import statistics
import subprocess
import time

HERE = pathlib.Path(__file__).parent
PYTHON = "/usr/bin/python3.11" if pathlib.Path("/usr/bin/python3.11").exists() else "python3"
# String building may take twice CPython's time, everything else 1.3 times.
LIMITS = {"strings": 2.0}


def measure(command):
    """Wall seconds, CPU seconds and peak memory in MB of one run."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = __import__("os").wait4(process.pid, 0)
    wall = time.monotonic() - start
    if status != 0:
        raise SystemExit(f"{' '.join(command)} ended with {status}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def pair(ours, theirs, runs):
    """Medians of both, and the median of the ratios run by run."""
    rows = []
    measure(ours), measure(theirs)
    for _ in range(runs):
        rows.append((measure(ours), measure(theirs)))
    return rows


def median(rows, side, column):
    return statistics.median(row[side][column] for row in rows)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("convsh")
    parser.add_argument("names", nargs="*")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    version = subprocess.run([PYTHON, "--version"], capture_output=True, text=True).stdout.strip()
    print(f"against {PYTHON} ({version})")

    if not options.names:
        code = "conv2d(slide_input(), slide_kernel())"
        rows = pair([options.convsh, "-c", code], [PYTHON, "-c", "pass"], options.runs * 8)
        ratio = statistics.median(a[0] / b[0] for a, b in rows)
        print(f"start: convsh -c '{code}' {median(rows, 0, 0) * 1000:.1f} ms, {median(rows, 0, 2):.0f} MB;"
              f" python3 -c pass {median(rows, 1, 0) * 1000:.1f} ms; ratio {ratio:.2f} (goal 0.80, 20 MB)")

    print(f"{'program':18}{'convsh s':>10}{'CPython s':>11}{'ratio':>8}{'goal':>7}")
    for path in sorted((HERE / "language").glob("*.py")):
        if options.names and path.stem not in options.names:
            continue
        rows = pair([options.convsh, str(path)], [PYTHON, str(path)], options.runs)
        ratio = statistics.median(a[1] / b[1] for a, b in rows)
        goal = LIMITS.get(path.stem, 1.3)
        mark = "" if ratio <= goal else "  over"
        print(f"{path.stem:18}{median(rows, 0, 1):10.3f}{median(rows, 1, 1):11.3f}{ratio:8.2f}{goal:7.1f}{mark}")


main()
