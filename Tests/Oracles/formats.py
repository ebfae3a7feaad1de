"""Records files of NumPy, safetensors, zlib and Pillow -> formats/, and what they hold -> formats/expected.json.

A case is "file" and what a reader gives: "dtype", "shape" and "data", or "tensors", each with its "name", and
"metadata"; "rewritten": true says that writing this again has to give the same bytes; "refused" is a word of the refusal.

To record: a venv with numpy, safetensors and pillow.
"""

import gzip
import io
import json
import struct
import sys
import zipfile
import zlib

import numpy as np
import PIL
import safetensors
import safetensors.numpy
from numpy.lib import format as npy
from PIL import Image

from record import HERE, number

FOLDER = HERE / "formats"
DTYPES = {"float32": "<f4", "int64": "<i8", "uint8": "|u1", "bool": "|b1"}
rng = np.random.default_rng(1998)
cases = []


def held(a):
    """An array as a reader gives it: one of four types."""
    kind = a.dtype.kind
    name = "uint8" if a.dtype == np.uint8 else {"f": "float32", "i": "int64", "u": "int64", "b": "bool"}[kind]
    with np.errstate(over="ignore"):
        a = np.ascontiguousarray(a).reshape(a.shape).astype(name)
    return {"dtype": name, "shape": list(a.shape), "data": [number(x) for x in a.reshape(-1).tolist()]}


def record(file, contents, **case):
    (FOLDER / file).write_bytes(contents)
    cases.append({"file": file} | case)


def saved(save, *arguments, **options):
    buffer = io.BytesIO()
    save(buffer, *arguments, **options)
    return buffer.getvalue()


def arrays():
    yield "float32", np.array([[1.5, -2, 0.1], [np.nan, np.inf, -np.inf]], np.float32)
    yield "int64", np.array([0, -1, 2**63 - 1, -(2**63)], np.int64)
    yield "uint8", np.arange(256, dtype=np.uint8).reshape(4, 8, 8)
    yield "bool", np.array([[True, False], [False, True]])
    yield "scalar", np.array(2.5, np.float32)
    yield "empty", np.zeros((0, 3), np.float32)
    yield "long", np.zeros((1000000, 0, 12), np.uint8)


def record_npy():
    for name, a in arrays():
        record(f"{name}.npy", saved(np.save, a), **held(a), rewritten=True)
    halves = np.array([1, -0.1, 65504, 6e-8, 6e-5, 0, -0.0, np.inf, -np.inf, np.nan], np.float16)
    doubles = np.array([0.1, -1e300, 1e-300, 5e-46, 16777217.0, np.pi])
    singles = np.array([0.1, -3e38, 1e-45, 0, 16777216.0, np.pi], np.float32)
    for order, mark in [("little", "<"), ("big", ">")]:
        record(f"float16_{order}.npy", saved(np.save, halves.astype(mark + "f2")), **held(halves))
        record(f"float32_{order}.npy", saved(np.save, singles.astype(mark + "f4")), **held(singles))
        record(f"float64_{order}.npy", saved(np.save, doubles.astype(mark + "f8")), **held(doubles))
        for bits in (16, 32, 64):
            a = np.array([0, 1, -2, 2 ** (bits - 1) - 1, -(2 ** (bits - 1))], f"{mark}i{bits // 8}")
            record(f"int{bits}_{order}.npy", saved(np.save, a), **held(a))
            a = np.array([0, 1, 2 ** (bits - 1) - 1, 2 ** min(bits, 63) - 1], f"{mark}u{bits // 8}")
            record(f"uint{bits}_{order}.npy", saved(np.save, a), **held(a))
    record("int8.npy", saved(np.save, np.array([127, -128], np.int8)), **held(np.array([127, -128])))
    turned = np.asfortranarray(np.arange(24, dtype=np.float64).reshape(2, 3, 4))
    record("fortran.npy", saved(np.save, turned), **held(turned))
    for version in [(2, 0), (3, 0)]:
        a = np.arange(6, dtype=np.float32).reshape(2, 3)
        record(f"version{version[0]}.npy", saved(npy.write_array, a, version=version), **held(a))
    refused = {
        "objects": np.array([None, 1], object), "complex": np.array([1j]), "texts": np.array(["a", "bc"]),
        "bytes": np.array([b"a"]), "fields": np.zeros(2, [("a", "f4"), ("b", "i4")]),
        "dates": np.array(["2024-01-01"], "datetime64[D]"), "long_doubles": np.array([1], np.longdouble),
        "uint64_too_large": np.array([1, 2**63], np.uint64),
    }
    words = ["Python objects", "complex", "texts", "texts", "records", "dates", "unknown", str(2**63)]
    for (name, a), word in zip(refused.items(), words):
        record(f"{name}.npy", saved(np.save, a, allow_pickle=True), refused=word)


def record_npz():
    weights = {"weight": np.arange(6, dtype=np.float32).reshape(2, 3), "bias": np.array([1, 2], np.int64),
               "größe/1": np.array(True), "again": np.zeros(3000, np.uint8)}
    tensors = [{"name": name} | held(a) for name, a in weights.items()]
    record("stored.npz", saved(np.savez, **weights), tensors=tensors)
    record("deflated.npz", saved(np.savez_compressed, **weights), tensors=tensors)
    record("none.npz", saved(np.savez), tensors=[])
    for name, method, word in [("bzip2", zipfile.ZIP_BZIP2, "method 12"), ("lzma", zipfile.ZIP_LZMA, "method 14")]:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", method) as archive:
            archive.writestr(zipfile.ZipInfo("a.npy"), saved(np.save, np.zeros(9)), method)
        record(f"{name}.npz", buffer.getvalue(), refused=word)


def record_safetensors():
    tensors = {name: a for name, a in arrays() if name != "long"} | {"layer.0.weight": np.ones((2, 2), np.float32)}
    for name, metadata in [("all", None), ("remarks", {"format": "pt \"2\"\n\u0001é"})]:
        contents = safetensors.numpy.save(tensors, metadata)
        # The reference sorts by type, widest first, then by name.
        order = sorted(tensors, key=lambda n: (["bool", "uint8", "float32", "int64"].index(str(tensors[n].dtype)) * -1, n))
        case = {"tensors": [{"name": n} | held(tensors[n]) for n in order], "metadata": metadata or {}}
        record(f"{name}.safetensors", contents, **case, rewritten=True)
    record("none.safetensors", safetensors.numpy.save({}), tensors=[], metadata={}, rewritten=True)
    wide = {f"t_{d}": np.array([0, 1, 7, 100], d) for d in
            ("float64", "float16", "int32", "int16", "int8", "uint16", "uint32", "uint64")}
    contents = safetensors.numpy.save(wide)
    stored = json.loads(contents[8:8 + int.from_bytes(contents[:8], "little")])
    order = sorted(stored, key=lambda n: stored[n]["data_offsets"])
    record("others.safetensors", contents, tensors=[{"name": n} | held(wide[n]) for n in order], metadata={})
    halves = np.array([1, -2.5, 3.140625, 1e38, np.inf, np.nan], np.float32)
    bits = (halves.view(np.uint32) >> 16).astype(np.uint16)
    rounded = (bits.astype(np.uint32) << 16).view(np.float32)
    text = b'{"b":{"dtype":"BF16","shape":[2,3],"data_offsets":[0,12]}}'
    record("bfloat16.safetensors", struct.pack("<Q", len(text)) + text + bits.tobytes(),
           tensors=[{"name": "b"} | held(rounded.reshape(2, 3))], metadata={})


def record_idx():
    types = {0x08: ">u1", 0x09: ">i1", 0x0B: ">i2", 0x0C: ">i4", 0x0D: ">f4", 0x0E: ">f8"}
    for code, dtype in types.items():
        a = (rng.integers(0, 100, (2, 3, 4)) - (0 if code == 8 else 50)).astype(dtype)
        contents = struct.pack(">BBBB3I", 0, 0, code, 3, *a.shape) + a.tobytes()
        record(f"type{code:02x}.idx", contents, **held(a), **({"rewritten": True} if code in (8, 12, 13) else {}))
    labels = rng.integers(0, 10, 200).astype(np.uint8)
    contents = struct.pack(">BBBBI", 0, 0, 8, 1, 200) + labels.tobytes()
    record("labels-idx1-ubyte", contents, **held(labels), rewritten=True)
    record("labels-idx1-ubyte.gz", gzip.compress(contents, mtime=0), **held(labels))
    record("packed.idx", gzip.compress(contents, 9, mtime=1), **held(labels))


def png(width, height, depth, kind, rows, *chunks, interlaced=False):
    """A PNG picture from its unfiltered rows."""
    def chunk(name, contents):
        return struct.pack(">I", len(contents)) + name + contents + struct.pack(">I", zlib.crc32(name + contents))

    header = struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, int(interlaced))
    pixels = zlib.compress(b"".join(b"\0" + bytes(row) for row in rows), 9)
    middle = b"".join(chunk(name, contents) for name, contents in chunks)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + middle + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def on_white(colours, alpha):
    """Colours over white paper: alpha of 255 parts, rounded to the nearest."""
    colours, alpha = colours.astype(int), alpha.astype(int)
    return ((colours * alpha + 255 * (255 - alpha) + 127) // 255).astype(np.uint8)


def record_png():
    gray = rng.integers(0, 256, (5, 7), np.uint8)
    colour = rng.integers(0, 256, (5, 7, 3), np.uint8)
    alpha = rng.integers(0, 256, (5, 7), np.uint8)
    alpha[0, :2] = [0, 255]
    planes = lambda a: a.transpose(2, 0, 1)
    save = lambda picture, **options: saved(picture.save, "png", **options)
    record("gray.png", save(Image.fromarray(gray)), **held(gray[None]))
    record("colour.png", save(Image.fromarray(colour)), **held(planes(colour)))
    record("gray_alpha.png", save(Image.fromarray(np.dstack([gray, alpha]))), **held(on_white(gray, alpha)[None]))
    record("colour_alpha.png", save(Image.fromarray(np.dstack([colour, alpha]))),
           **held(planes(on_white(colour, alpha[..., None]))))
    palette = Image.fromarray(colour).quantize(8)
    record("palette.png", save(palette), **held(planes(np.array(palette.convert("RGB")))))
    shown = np.array(palette.convert("RGB"))
    shown[np.array(palette) == 3] = 255
    record("palette_transparent.png", save(palette, transparency=3), **held(planes(shown)))
    record("one_bit.png", save(Image.fromarray(gray > 99)), **held(((gray > 99) * np.uint8(255))[None]))
    deep = rng.integers(0, 65536, (5, 7)).astype(">u2")
    record("gray16.png", png(7, 5, 16, 0, [row.tobytes() for row in deep]), **held((deep >> 8).astype(np.uint8)[None]))
    deep = rng.integers(0, 65536, (5, 7, 3)).astype(">u2")
    record("colour16.png", png(7, 5, 16, 2, [row.tobytes() for row in deep]), **held(planes((deep >> 8).astype(np.uint8))))
    record("two_bits.png", png(4, 2, 2, 0, [[0b00011011], [0b11100100]]),
           **held(np.array([[[0, 85, 170, 255], [255, 170, 85, 0]]], np.uint8)))
    keyed = np.where(gray == gray[2, 3], 255, gray).astype(np.uint8)
    record("gray_key.png", png(7, 5, 8, 0, gray, (b"tRNS", struct.pack(">H", int(gray[2, 3])))), **held(keyed[None]))
    passes = [(0, 8, 0, 8), (0, 8, 4, 8), (4, 8, 0, 4), (0, 4, 2, 4), (2, 4, 0, 2), (0, 2, 1, 2), (1, 2, 0, 1)]
    rows = [gray[y, x0::dx].tobytes() for y0, dy, x0, dx in passes for y in range(y0, 5, dy) if gray[y, x0::dx].size]
    record("interlaced.png", png(7, 5, 8, 0, rows, interlaced=True), **held(gray[None]))
    with Image.open(FOLDER / "interlaced.png") as picture:
        assert (np.array(picture) == gray).all()
    record("huge.png", png(40000, 40000, 8, 0, [b""]), refused="40000×40000")


def record_csv():
    a = rng.normal(size=(4, 3)).astype(np.float32)
    record("savetxt.csv", saved(np.savetxt, a, delimiter=",", header="a,b,c"), **held(a))
    record("blanks.csv", saved(np.savetxt, a), **held(a))


FOLDER.mkdir(exist_ok=True)
for old in FOLDER.iterdir():
    old.unlink()
for recording in (record_npy, record_npz, record_safetensors, record_idx, record_png, record_csv):
    recording()
versions = {"python": ".".join(map(str, sys.version_info[:3])), "numpy": np.__version__,
            "safetensors": safetensors.__version__, "pillow": PIL.__version__, "zlib": zlib.ZLIB_RUNTIME_VERSION}
lines = (json.dumps(case, ensure_ascii=False, separators=(",", ":")) for case in cases)
text = '{"versions":' + json.dumps(versions) + ',\n"cases":[\n' + ",\n".join(lines) + "\n]}\n"
(FOLDER / "expected.json").write_text(text, encoding="utf-8")
print(f"formats/expected.json: {len(cases)} cases")
