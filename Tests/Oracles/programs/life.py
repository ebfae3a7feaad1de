def neighbours(grid, r, c):
    n, m = len(grid), len(grid[0])
    return sum(grid[(r + i) % n][(c + j) % m] for i in (-1, 0, 1) for j in (-1, 0, 1) if i or j)
def step(grid):
    return [[int(k == 3 or cell and k == 2) for c, cell in enumerate(row) for k in [neighbours(grid, r, c)]] for r, row in enumerate(grid)]
def show(grid): print("\n".join("".join(".#"[v] for v in row) for row in grid) + "\n")
glider = [[0, 1, 0, 0, 0], [0, 0, 1, 0, 0], [1, 1, 1, 0, 0], [0] * 5, [0] * 5]
for generation in range(4):
    show(glider)
    glider = step(glider)
print(sum(map(sum, glider)), [row.index(1) for row in glider if 1 in row], max(range(5), key=lambda r: sum(glider[r])))
blinker = [[0, 0, 0], [1, 1, 1], [0, 0, 0]]
wide = [[0] * 5] + [[0] + row + [0] for row in blinker] + [[0] * 5]
print(step(step(wide)) == wide, step(wide) != wide, [list(c) for c in zip(*wide)] == step(wide))
