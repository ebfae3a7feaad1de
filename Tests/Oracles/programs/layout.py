# Semicolons, continuation, comments, blank lines, odd but legal indentation.
a = 1; b = 2; c = a + \
    b
print(a, b, c);
total = (a +
         b   # a comment inside brackets

         + c)
print(total, [
    1,
  2,
        3,
], {
    "k": 1,   # one

    # nothing here
    "l": 2,
})
if a: b = 5; print("one line", b)
if a:

    # a comment before the block

    print("indented")
  # a comment at an odd column
    print("still inside")
if a:
	print("a tab is an indent")
for i in range(2): print(i, end=" "); print("same line")
else: print("else on its line")
