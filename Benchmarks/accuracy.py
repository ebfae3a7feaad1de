"""Trains LeNet-5 on Fashion-MNIST in convsh and in PyTorch, by the same program (accuracy/lenet.py) and the same three
seeds, and prints how much of the 10,000 held-out pictures each reads right. Takes some eight minutes on two cores.

    apt-get install dataset-fashion-mnist
    python3 -m venv /somewhere && /somewhere/bin/pip install torch==2.13.0+cpu
    python3 Benchmarks/accuracy.py .build-release/release/convsh /somewhere/bin/python
"""

import argparse
import pathlib
import statistics
import subprocess
import tempfile
import time

PROGRAM = pathlib.Path(__file__).parent / "accuracy" / "lenet.py"
SEEDS = (0, 1, 2)
FOLDER = "/usr/share/datasets/fashion-mnist"
NAMES = {
    "images": "train-images-idx3-ubyte.gz", "labels": "train-labels-idx1-ubyte.gz",
    "test_images": "t10k-images-idx3-ubyte.gz", "test_labels": "t10k-labels-idx1-ubyte.gz",
}
# An IDX file: a header of 16 bytes (pictures) or 8 (labels), then one byte a number.
TORCH_READER = """
import gzip, torch
def read(path, header):
    return torch.frombuffer(bytearray(gzip.open(path).read()[header:]), dtype=torch.uint8)
"""


def head(side, seed):
    lines = [f"seed = {seed}"] if side == "convsh" else [TORCH_READER, f"seed = {seed}"]
    for name, file in NAMES.items():
        picture = "images" in name
        shape = ".reshape(-1, 1, 28, 28)" if picture else ".long()"
        path = f"{FOLDER}/{file}"
        value = f'load("{path}")' if side == "convsh" else f'read("{path}", {16 if picture else 8})'
        lines.append(f"{name} = {value}{shape}")
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("convsh")
    parser.add_argument("python")
    options = parser.parse_args()
    sides = {"convsh": [options.convsh], "PyTorch": [options.python, "-W", "ignore"]}
    found = {side: [] for side in sides}
    print(f"{'seed':>4}{'convsh %':>10}{'s':>6}{'PyTorch %':>11}{'s':>6}")
    for seed in SEEDS:
        row = f"{seed:4}"
        for (side, command), width in zip(sides.items(), (10, 11)):
            with tempfile.NamedTemporaryFile("w", suffix=".py") as file:
                file.write(head(side, seed) + PROGRAM.read_text())
                file.flush()
                start = time.monotonic()
                output = subprocess.run([*command, file.name], check=True, capture_output=True, text=True).stdout
            found[side].append(float(output.split()[-1]))
            row += f"{found[side][-1]:{width}.2f}{time.monotonic() - start:6.0f}"
        print(row, flush=True)
    means = {side: statistics.mean(values) for side, values in found.items()}
    print(f"mean{means['convsh']:10.2f}{means['PyTorch']:17.2f}   difference {means['convsh'] - means['PyTorch']:+.2f} points")


main()
