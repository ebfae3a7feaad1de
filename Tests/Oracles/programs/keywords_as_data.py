# Words that are commands at the prompt, soft keywords or built-in names are names in a program.
show = 3
step = [1, 2, 3]
help_text, quiz = "h", {"next": 1}
explain = lambda x: x * 2
next_one = next(iter(step))
print(show -1, step [0], explain (4), quiz["next"], next_one, show * -1, show if step else 0)
step[1] = 5
show += 1
print(show, step)
plot = time = compare = lesson = back = goto = hint = 0
print(plot, time == compare, lesson + back, [goto, hint])
_private, type1, match, case = 1, 2, 3, 4
print(_private, type1, match * case, match - case, [match][0], case if match else 0)
def match_all(match, case=None): return match, case
print(match_all(1, case=2), match_all(match=3))
print_ = print
print_("through another name", end=".\n")
max_, id_ = max, 7
print(max_(1, id_), (lambda print: print + 1)(1), [sum for sum in [1, 2]], sum([1, 2]), [len for len in "ab"], len("ab"))
x = y = 0
if x == 0 == y: print("chained"); print("same block")
not_ = not x
is_, in_ = x is y, x in [y]
print(not_, is_, in_)
