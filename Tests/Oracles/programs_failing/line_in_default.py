def f(a=1,
      b=[1, 2][5],
      c=3):
    return a
