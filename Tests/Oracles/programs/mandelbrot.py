for i in range(9):
    row = ""
    for j in range(31):
        cr, ci = -2.0 + j * 0.09375, -1.125 + i * 0.28125
        zr = zi = 0.0
        for n in range(20):
            zr, zi = zr * zr - zi * zi + cr, 2 * zr * zi + ci
            if zr * zr + zi * zi > 4: break
        else: n = 20
        row += " .:-=+*#%@@"[n // 2]
    print(row.rstrip() + "|")
for n in range(6):
    row = [1]
    for k in range(n): row.append(row[k] * (n - k) // (k + 1))
    print(" ".join(map(str, row)).center(20).rstrip())
bars = {"relu": 0.75, "tanh": 0.5, "sigmoid": 0.25}
for name, value in sorted(bars.items(), key=lambda item: item[1]): print(f"{name:>8} {'█' * int(value * 20):░<20} {value:.0%}")
print("\n".join(f"{i:>2} " + "".join("*" if (i + j) % 4 == 0 else "·" for j in range(12)) for i in range(4)))
