print("a\tb", 'a\\b', "\x41\u0042\U00000043\103\60", "\'\"", '\'"', "q\
r", "\
joined")
print(r"a\nb", R'\d\'', r"\\", len(r"\""), r'a\
b', r"\x41", len(R"\t"))
print("""triple "quotes" 'inside'
second line\tTab
""", end="|\n")
print('''it's
"fine"''', """\
no newline first""", """ends with \"""", '''''' + "empty")
print(r"""raw \n
triple\"""", 'a' "b" '''c''' r"\d" f"{1 + 1}" "e", ("implicit "
      "joining"))
print("\12\123\1234", len("\1234"), len("\1"), len("\08"), "\x0a" == "\n", "\a\b\f\v" == "\x07\x08\x0c\x0b", u"unicode prefix", U'x')
print("tab:\t|", "bell" if "\a" == chr(7) else "", "null\0byte".split("\0"), "\u00e9" == "é")
print("comment # not", "semi; colon", "brace {x}", "percent %d", '{}', "a" 'b' == 'ab', "a" "b" * 2, -1 if "" "" else 1)
print("line one\n"
      "line two", "x" if """
""" else "y", len("""
"""), """a
  b""".split("\n"))
