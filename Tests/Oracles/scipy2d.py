"""Records scipy.signal.correlate2d and convolve2d, modes full, same and valid -> scipy2d.json.

With "valid" SciPy exchanges the two when the kernel is the larger one in both dimensions (a correlation is then also
turned by 180 degrees), and refuses when neither contains the other. A case has "output", or "error" and "message".
"""

import random

import numpy as np
from scipy import signal

from record import array, write

rng = random.Random(1979)
FACE = np.array([[int(c) for c in row] for row in "00000000 01000100 00000000 00010000 01000100 00111000 00000000".split()], float)
KERNEL = np.array([[0.0, 0, 1], [1, 0, 0], [0, 1, 1]])


def filled(*shape):
    unit = rng.choice([1, 0.25])
    return np.array([rng.randint(-4, 4) * unit for _ in range(int(np.prod(shape)))]).reshape(shape)


def both(x, k, modes=("full", "same", "valid")):
    for name in ("correlate2d", "convolve2d"):
        for mode in modes:
            case = {"function": name, "mode": mode, "input": array(x), "kernel": array(k)}
            try:
                yield case | {"output": array(getattr(signal, name)(x, k, mode))}
            except Exception as error:
                yield case | {"error": type(error).__name__, "message": str(error).split("\n")[0]}


pairs = [
    ((5, 5), (3, 3)), ((6, 4), (3, 3)), ((5, 5), (2, 2)), ((6, 7), (4, 4)), ((5, 6), (2, 3)), ((6, 5), (3, 2)), ((7, 5), (1, 1)),
    ((5, 5), (1, 3)), ((5, 5), (3, 1)), ((1, 7), (1, 3)), ((1, 7), (1, 4)), ((7, 1), (3, 1)), ((3, 3), (3, 3)), ((4, 4), (4, 4)),
    ((1, 1), (1, 1)), ((5, 5), (5, 5)), ((5, 5), (1, 5)), ((4, 6), (4, 2)), ((5, 4), (1, 2)), ((5, 5), (2, 1)),
    ((2, 2), (3, 3)), ((2, 3), (4, 5)), ((1, 3), (3, 3)), ((1, 4), (2, 6)), ((1, 1), (3, 3)), ((2, 2), (5, 2)),  # the kernel contains the input
    ((2, 5), (3, 3)), ((5, 2), (3, 3)), ((1, 7), (3, 1)), ((4, 1), (1, 4)), ((2, 6), (4, 3)),  # neither contains the other
]
cases = [case for x in (FACE, FACE[:, :7]) for case in both(x, KERNEL)]
cases += [case for shapes in pairs for case in both(filled(*shapes[0]), filled(*shapes[1]))]
cases += [case for shapes in [((5,), (3, 3)), ((5, 5), (3,))]
          for case in both(filled(*shapes[0]), filled(*shapes[1]), ["valid"])]
cases += both(filled(4, 4), filled(3, 3), ["reflect", ""])
write("scipy2d", cases)
