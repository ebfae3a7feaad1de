"""What the recording scripts share: numbers and tensors as JSON, and one case a line."""

import json
import math
import pathlib
import sys

HERE = pathlib.Path(__file__).parent


def number(x):
    """A number as JSON: whole floats without `.0`, float32 in its shortest digits, nan and inf as strings."""
    import numpy as np

    if isinstance(x, (bool, int)):
        return x
    if math.isnan(x) or math.isinf(x):
        return str(x)
    if x == int(x) and abs(x) < 2**53:
        return int(x)
    short = float(str(np.float32(x)))
    return short if np.float32(short) == x else x


def array(t):
    """A torch tensor or numpy array as `{"shape": […], "data": […]}`, the data in row-major order."""
    return {"shape": list(t.shape), "data": [number(x) for x in t.reshape(-1).tolist()]}


def write(name, cases):
    """Writes `NAME.json` beside this file: the versions used, then one case a line."""
    versions = {"python": ".".join(map(str, sys.version_info[:3]))}
    for module in ("torch", "scipy"):
        if module in sys.modules:
            versions[module] = sys.modules[module].__version__
    lines = (json.dumps(case, ensure_ascii=False, separators=(",", ":")) for case in cases)
    text = '{"versions":' + json.dumps(versions) + ',\n"cases":[\n' + ",\n".join(lines) + "\n]}\n"
    (HERE / f"{name}.json").write_text(text, encoding="utf-8")
    print(f"{name}.json: {len(cases)} cases")
