# The lecture's map by hand: a kernel slides over a list of lists.
rows = ["0000000", "0100010", "0000000", "0001000", "0100010", "0011100", "0000000"]
image = [[int(c) for c in row] for row in rows]
kernel = [[0, 0, 1], [1, 0, 0], [0, 1, 1]]
def output_size(i, f, p=0, s=1, d=1):
    return (i + 2 * p - d * (f - 1) - 1) // s + 1
def pad(x, p):
    width = len(x[0]) + 2 * p
    side = [0] * p
    return [[0] * width for _ in range(p)] + [side + row + side for row in x] + [[0] * width for _ in range(p)]
def correlate(x, k, padding=0, stride=1, dilation=1):
    x = pad(x, padding)
    h, w = output_size(len(x), len(k), s=stride, d=dilation), output_size(len(x[0]), len(k[0]), s=stride, d=dilation)
    return [[sum(k[r][s] * x[i * stride + r * dilation][j * stride + s * dilation]
                 for r in range(len(k)) for s in range(len(k[0])))
             for j in range(w)] for i in range(h)]
def show(x):
    for row in x: print(" ".join(f"{v:2d}" for v in row))
    print(f"{len(x)}×{len(x[0])}")
show(correlate(image, kernel))
show(correlate(image, [row[::-1] for row in kernel[::-1]]))
show(correlate(image, kernel, padding=1))
show(correlate(image, kernel, stride=2))
show(correlate(image, kernel, dilation=2))
for case in [(28, 3), (227, 11, 0, 4), (224, 7, 3, 2), (7, 3, 0, 1, 2), (2, 3, 0, 2)]:
    print(case, "->", output_size(*case))
def pool(x, f=2, s=2, of=max):
    return [[of([x[i + r][j + c] for r in range(f) for c in range(f)]) for j in range(0, len(x[0]) - f + 1, s)] for i in range(0, len(x) - f + 1, s)]
m = [[1, 1, 2, 4], [5, 6, 7, 8], [3, 2, 1, 0], [1, 2, 3, 4]]
print(pool(m), pool(m, of=lambda v: sum(v) / len(v)), pool(m, 2, 1), pool(m, 3, 1), pool(m, of=min))
