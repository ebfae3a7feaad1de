x = 1
def reads(): return x
def writes():
    x = 2
    return x
def parameter(x):
    x += 1
    return x
print(reads(), writes(), parameter(10), x)
def nested():
    x = "nested"
    def inner(): return x
    def other(x): return x
    return inner(), other("argument")
print(nested(), x)
for x in range(3): pass
print(x, reads())
if True:
    inside = "if does not make a scope"
print(inside)
def loops():
    for k in range(2):
        last = k
    return k, last
print(loops())
len_before = len
def len(v): return "mine"
print(len([1, 2]), len_before([1, 2]))
del len
print(len([1, 2]))
list2 = [1]
def no_assignment_needed():
    list2.append(2)
    list2[0] = 9
no_assignment_needed()
print(list2)
sum = 5
print(sum + 1)
del sum
print(sum([1, 2]))
print([x for x in [7]], x, __name__)
def conditional(flag):
    if flag: value = "set"
    return value if flag else "unset"
print(conditional(True), conditional(False))
def shadow():
    print = lambda *a: "shadowed"
    return print(1)
print(shadow())
