s = "abc"
print(s + "d", s * 2, 2 * s, s * 0, s * -1, "a" in s, "" in s, "ac" in s, s[0], s[-1], s[True], len(s), max(s), min(s), sorted("hello"), list(reversed(s)), "".join(sorted("hello", reverse=True)))
print([c for c in s], tuple(s), dict(zip(s, range(3))), list(enumerate(s)), [a + b for a, b in zip(s, s[1:])], s.index("c"), "b" < "c" < "d", "abc" == "abc", "a" != "A", s is not None)
print(str(1.0), str(None), str([1, "a"]), str(("x",)), str({"a": 1}), str(True), str(), str("s"), str(range(2)), str(10 ** 5), str(1e100), str(-0.0))
print("abc" < "abcd", "Abc" < "abc", "a" * 3 + "b", "%" + "s", ("ab" + "cd")[1:3], "a" "b" + "c", "x" + str(1 + 1), "ab"[::-1] + "ab"[::-1][0])
name = "Ada"
text = name + " wrote " + str(3) + " notes"
print(text, len(text), text.split()[1], text[text.index("w"):text.index("n")], text.upper().lower() == text.lower())
print(s.upper().lower().title().swapcase(), " a ".strip().upper() + "!", "-".join("abc".upper()), "a,b".split(",")[1], "x=1".partition("=")[2], "abc".replace("b", "").upper()[::-1])
palindrome = "A man, a plan, a canal: Panama"
letters = [c.lower() for c in palindrome if c.isalpha()]
print(letters == letters[::-1], "".join(letters))
print("".join(chr((ord(c) - 97 + 3) % 26 + 97) if c.isalpha() else c for c in "hello, world"), sum(ord(c) for c in "abc"), int("7" * 3), float("1" + ".5"))
print(isinstance("a", str), type("a"), "a" == ["a"], ["a"] == list("a"), ("a" and "b"), ("" or "c"), not "", "0" and 0)
