# Output in a course: f-strings, tables, progress lines, tensors inside of text.
import math
import torch

loss, acc, epoch, epochs = 0.123456, 0.9375, 3, 10
print(f"Epoch {epoch}/{epochs}: loss={loss:.4f} acc={acc:.2%}")
print(f"{epoch:03d} {epoch:<5}| {epoch:>5}| {epoch:^5}| {loss:10.3e} | {loss:+.2f} | {1234567:,} | {1234567.891:,.2f}")
print(f"{loss=:.3f} {epoch=} {acc = }", f"{'text':*^12}", f"{255:#x} {255:08b} {255:o} {255:X}")
print("Epoch [{}/{}], Step [{:>3}/{:>3}], Loss: {:.4f}".format(epoch, epochs, 50, 100, loss))
print("Epoch: %d \tLoss: %.3f \tAcc: %5.1f%%" % (epoch, loss, 100 * acc))
print("{name} has {n:,} weights".format(name="LeNet-5", n=61706), "{0}-{1}-{0}".format("a", "b"))
width, digits = 12, 2
print(f"[{math.pi:{width}.{digits}f}] [{'x':>{width}}] [{math.e:<{width}.3g}]")

t = torch.tensor([[1.5, -2.25], [0.125, 1000.0]])
scalar = t.mean()
print(f"mean {scalar:.3f} or {scalar} or {scalar.item()} or {scalar.item():.1f}")
print(f"shape {t.shape} {tuple(t.shape)} {list(t.shape)} {t.shape[0]}x{t.shape[1]} {t.dtype} {t.size()}")
print("t =\n" + str(t))
print(f"row {t[0]} and {t[1].tolist()}", "max", t.max().item(), "at", divmod(t.argmax().item(), 2))
print(repr(t[0, 0]), str(t[0]), [t[0, 0], 2], (t[0],), {"w": t[1, 0]})

# A table from a list of dicts.
history = [{"epoch": e, "train": 2.3 * 0.7 ** e, "test": 2.3 * 0.75 ** e + 0.1} for e in range(4)]
columns = list(history[0].keys())
print(" | ".join(f"{c:>8}" for c in columns))
print("-+-".join("-" * 8 for _ in columns))
for row in history:
    print(" | ".join(f"{v:8.4f}" if isinstance(v, float) else f"{v:8d}" for v in row.values()))
best = min(history, key=lambda row: row["test"])
print("best:", best["epoch"], {k: round(v, 3) for k, v in best.items()})

# Bars out of characters.
for name, value in zip("abc", torch.softmax(torch.tensor([1.0, 2.0, 0.5]), 0).tolist()):
    bar = "#" * int(round(value * 20))
    print(f"{name} {bar:<20} {value:6.1%}")
for done in range(0, 101, 25):
    print(f"[{'=' * (done // 10):<10}] {done:3d}%", end="\n" if done == 100 else " ")
shades = " .:-=+*#%@"
picture = torch.outer(torch.sin(torch.linspace(0, math.pi, 8)), torch.linspace(0, 1, 16))
for row in picture.tolist():
    print("".join(shades[min(int(v * 10), 9)] for v in row))
print(*["conv", "pool", "fc"], sep=" -> ", end=".\n")
print("a,b;c".split(","), "-".join(["x"] * 3), "LeNet".lower(), "net.conv1.weight".rsplit(".", 1), "pad".center(9, "*"), "7".zfill(3), "tab\there", 'quo"te', "it's")
print(0.1 + 0.2, 1e16, 1e-5, 100.0, 1 / 3, 2 ** 40, 7 // 2, -7 // 2, -7 % 3, 5e20, float("inf"), round(2.5), round(3.14159, 2), 1e5, 123456789.0)
