x = "global"
def reads():
    return x
def shadows():
    x = "local"
    return reads(), x
print(shadows(), reads())
x = "changed"
print(reads())
def late():
    return defined_later()
def defined_later():
    return "found at call time"
print(late())
def accumulate(total=0, *, history=[]):
    history.append(total)
    return history
print(accumulate(1), accumulate(2), accumulate(3, history=[]), accumulate(4))
def pair():
    def even(n): return True if n == 0 else odd(n - 1)
    def odd(n): return False if n == 0 else even(n - 1)
    return even(10), odd(7), even(3)
print(pair())
compose = lambda *fs: (lambda v: v if not fs else compose(*fs[1:])(fs[0](v)))
print(compose(lambda v: v + 1, lambda v: v * 2, str)(4))
