for s in ["", "a", "it's", 'say "hi"', "it's \"both\"", "\\", "\\n", "\n", "\t\r", "\0", "\x01\x1f", "\x7f", "\x80\x9f", "\xa0", "\xad", "é", "\u0301", "\u200b", "\u2028\u2029", "\ufeff", "\ue000", "\U0001f600", "\U000e0001", "\u0378", "\uffff", "\u3000", "\b\f\v\a", "中文", "a'b", "''", '""', "'\"'", "\x1b[0m", "\u00ff\u0100"]:
    print(repr(s), len(s))
print(["it's", 'a"b', "c\n"], ("x",), {"k'": "v\""}, str(["é\n"]), repr(repr("a'b")), repr(repr(repr("'"))))
print(str("a\tb") == "a\tb", repr(1), repr(None), repr([1.0]), f"{'a'!r}", f"{'it' + chr(39) + 's'!r}", str(1) + repr("1"))
