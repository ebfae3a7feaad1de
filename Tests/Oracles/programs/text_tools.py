def encode(s):
    runs, i = [], 0
    while i < len(s):
        j = i
        while j < len(s) and s[j] == s[i]: j += 1
        runs.append((s[i], j - i))
        i = j
    return runs
runs = encode("aaabccd  d")
print(runs, "".join(c * n for c, n in runs), "".join(f"{n}{c}" if n > 1 else c for c, n in runs), encode(""))
text = """It was the best of times, it was the worst of times,
it was the age of wisdom, it was the age of foolishness"""
words = [w.strip(",.").lower() for w in text.split()]
index = {}
for i, w in enumerate(words): index.setdefault(w, []).append(i)
print(len(words), len(index), index["times"], sorted(index, key=lambda w: (-len(index[w]), w))[:5])
for line in text.splitlines(): print(f"{len(line):>3} {line[:20]:<22}|{line[-8:]:>10}|{line.count('it')}")
def wrap(text, width):
    lines = [""]
    for w in text.split():
        if len(lines[-1]) + len(w) + (lines[-1] != "") > width: lines.append(w)
        else: lines[-1] += (" " if lines[-1] else "") + w
    return lines
print("\n".join(f"|{line:^24}|" for line in wrap(text, 22)))
def caesar(s, k): return "".join(chr((ord(c) - 65 + k) % 26 + 65) if "A" <= c <= "Z" else c for c in s)
print(caesar("HELLO, WORLD", 3), caesar(caesar("HELLO", 3), -3), " ".join(w[::-1] for w in "abc def".split()), "level" == "level"[::-1])
print("name".ljust(8, ".") + "price".rjust(8, "."))
for n, p in [("tea", 1.5), ("coffee", 12), ("ü", -0.125)]: print(f"{n:.<8}{p:.>8.2f}")
print("=" * 16, "-" * 3 + ">" + "-" * 3, "a,b;c".replace(";", ",").split(","), "key = value ".split("=")[1].strip(), "%s" in "100%s", "1-2-3".split("-")[::-1], "camelCaseWord".replace("C", "_c").replace("W", "_w"), "x".join("abc").split("x"), sep="\n")
