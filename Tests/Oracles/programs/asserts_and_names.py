assert True
assert 1 + 1 == 2, "never evaluated " + str(1 / 1)
assert [0], 1 / 0
assert not [] and "text", "no"
def check(x):
    assert x > 0, f"x is {x}"
    return x
print(check(1), check(True), check(0.5))
_ = 5
__x = 6
x1, X1, _1 = 1, 2, 3
print(_, __x, x1, X1, _1)
match = case = type_ = 3
print(match, case, type_)
match, case = 1, 2
print(match + case)
step = show = help_ = 1
print(step, show, help_)
def lambda_(if_, else_=2): return if_ + else_
print(lambda_(1), lambda_(if_=1, else_=5))
str_, list_ = str, list
print(str_(5) + "!", list_("ab"), [str, int][1]("7"), (len if True else sum)([1, 2]), {"f": max}["f"](1, 9))
int_like = int
print(int_like("5") is not None, callable(int_like), callable("x"), callable(check), hasattr([], "append"), hasattr([], "nope"), hasattr("", "upper"), getattr("abc", "upper")(), getattr([], "nope", "default"), getattr({}, "get")("k", 0))
