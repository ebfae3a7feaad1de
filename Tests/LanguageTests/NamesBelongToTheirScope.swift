import Language
import Testing

@Suite struct NamesBelongToTheirScope {
  @Test(arguments: [
    ("fs = [lambda: i for i in range(3)]\nprint([f() for f in fs])", "[2, 2, 2]"),
    ("fs = [lambda i=i: i for i in range(3)]\nprint([f() for f in fs])", "[0, 1, 2]"),
    ("def f():\n  return [lambda: i for i in range(3)]\nprint([g() for g in f()])", "[2, 2, 2]"),
    ("def f(n):\n  return [[i * j * n for j in range(2)] for i in range(3)]\nprint(f(2))", "[[0, 0], [0, 2], [0, 4]]"),
    ("i = 5\nx = [i for i in range(3)]\nprint(i, x)", "5 [0, 1, 2]"), ("x = 1\ndef f():\n  x = 2\n  return x\nprint(f(), x)", "2 1"),
    ("def f():\n  def g(): return x\n  x = 3\n  return g\nprint(f()())", "3"), ("def f(x):\n  def g():\n    def h(): return x\n    return h\n  return g()()\nprint(f(7))", "7"),
    ("def f():\n  x = [1]\n  def g(): x.append(2)\n  g()\n  return x\nprint(f())", "[1, 2]"),
    ("def f():\n  n = 0\n  def g():\n    return n\n  n = 5\n  return g()\nprint(f())", "5"),
    ("g = (print(i) or i for i in range(2)) if False else list(i for i in range(2))\nprint(g)", "[0, 1]"),
    ("log = []\ndef note(v):\n  log.append(v)\n  return v\ng = map(None or note, (note(i) for i in range(3)))\nlog.append(\"made\")\nnext(g)\nprint(log)", "['made', 0, 0]"),
    ("def f():\n  total = 0\n  for x in (y * y for y in range(4)): total += x\n  return total\nprint(f())", "14"),
    ("def f(k): return sum(x * k for x in range(4) if x != k)\nprint(f(2))", "8"),
    ("print(list(x for xs in [[1, 2], [3]] for x in xs))", "[1, 2, 3]"), ("def f(): return later()\ndef later(): return 9\nprint(f())", "9"),
    ("len = 3\nprint(len)\ndel len\nprint(len(\"ab\"))", "3\n2"), ("def f(len): return len + 1\nprint(f(1), len(\"abc\"))", "2 3"),
    ("x = 3\nf = lambda x=x, *y, **z: (x, y, z)\nx = 4\nprint(f(), f(1, 2, w=3))", "(3, (), {}) (1, (2,), {'w': 3})"),
    ("def f():\n  for i in range(3): pass\n  return i\nprint(f())", "2"), ("y = [x for x in [1, 2, 3] if x > 1 for _ in range(x - 1)]\nprint(y)", "[2, 3, 3]"),
    ("d = {k: (lambda: k) for k in \"ab\"}\nprint([d[k]() for k in d])", "['b', 'b']"),
    ("def f():\n  class_ = 1\n  return [class_ + v for v in [class_]]\nprint(f())", "[2]"),
    ("def f(n):\n  def g(m): return m if m == 0 else f(m - 1) + n\n  return g(n)\nprint(f(4))", "10"),
  ])
  func means(_ program: String, _ printed: String) throws {
    #expect(try TestSession().run(program) == printed + "\n")
  }

  @Test(arguments: [
    ("def f():\n  print(x)\n  x = 1\nf()", "UnboundLocalError"), ("def f():\n  g()\n  def g(): pass\nf()", "UnboundLocalError"),
    ("def f():\n  def g(): return x\n  g()\n  x = 1\nf()", "NameError"), ("[x for x in [1]]\nx", "NameError"), ("def f(): y = 1\nf()\ny", "NameError"),
    ("def f():\n  x = 1\n  del x\n  return x\nf()", "UnboundLocalError"), ("del missing", "NameError"), ("x = 1\ndel x\nx", "NameError"),
    ("def f():\n  x = 1\n  def g(): x += 1\n  g()\nf()", "UnboundLocalError"), ("list(i for i in range(3) if i / missing)", "NameError"),
  ])
  func isUnknown(_ program: String, _ kind: String) {
    #expect(TestSession().failure(program).error?.kind == kind)
  }
}
