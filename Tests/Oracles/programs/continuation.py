a, b, c = 1, 5, 3
if a == 1 and \
   b == 5 and not (
   c == 0
):
         print("deep indent")
         if True:
          print("one blank more")
def f(
    x,
    y=2,
    *args,
    **kwargs,
): return (x, y,
           args, kwargs)
print(f(1), f(1, 2, 3, k=4,), f(
    1,
))
x = 5 if a \
    else 6
print(x, "back\
slash", """in a
string""")
pass; pass
if True: pass
else: print("never")
while False: pass
def g(): pass; return 1
print(g(), (lambda: (
    1 +
    2))(), [x for x in
            range(3)
            if x])
print("end")  # the last line ends without a newline