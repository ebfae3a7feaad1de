# A str is a sequence of code points, whatever they look like on the screen.
e1, e2 = "\u00e9", "e\u0301"
print(len(e1), len(e2), e1 == e2, e1 < e2, {e1: 1, e2: 2}, e1 in [e2], e2[0], len(e2[::-1]), e2.count("e"), e1.upper(), e2.replace("e", "a"))
family = "👨‍👩‍👧"
print(len(family), len("👍🏽"), len("🇰🇿"), len("\r\n"), "\r\n"[0] == "\r", "🇰🇿"[0], len("ﷺ"), family[0], family[2], [ord(c) for c in "👍🏽"])
print("\r\n".find("\n"), "a\r\nb".split("\n"), "a\r\nb".replace("\n", ""), "\r\n".index("\n"), "\n" in "\r\n", "x\r\n".endswith("\n"), "e\u0301".startswith("e"), "cafe\u0301".find("fe"))
print("straße".upper(), "ǆ".title(), "ǆ".upper(), "ŉ".upper(), "ﬁ".upper(), "İ".lower(), len("İ".lower()), "ΑΣ".lower(), "ΑΣΑ".lower(), "ß".casefold(), "ß".capitalize(), "ß".swapcase())
print("\uffff" < "\U00010000", "z" < "é", "é" < "中" < "😀", sorted(["é", "e", "z", "E", "中", "😀", "ё", "\uffee"]), max("aé😀"), min("Éa"))
print(ord("a"), ord("é"), ord("😀"), chr(97), chr(0x1F600), chr(233), [chr(c) for c in (0x41, 0x3b1)])
print("日本語"[::-1], "日本語"[1], "日本語".find("語"), "日本語".center(7, "·"), f"{'日本':>4}|", len("日本語"), "naïve café".title(), "ÀÉ".lower(), "привет".upper(), "ПРИВЕТ мир".swapcase())
print("a\u00a0b".split(), "a\u2003b".split(), "a\u200bb".split(), "a\x1fb".split(), "a\u3000b".strip("a"), "\u00a0x\u2003".strip(), "\ufeffx".strip() == "x")
for c in "é😀e\u0301":
    print(repr(c), end=" ")
print(list("e\u0301👍🏽"), tuple("ñ"), "añb"[1:2] * 3, "😀" * 2, "-".join("😀é"))
переменная, π, café = 1, 3.14, "ok"
print(переменная, π, café)
