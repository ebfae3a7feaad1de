def check(p):
    if not 0 <= p <= 1:
        raise ValueError(f"p is {p}")
    return p
print(check(0.5))
check(2)
