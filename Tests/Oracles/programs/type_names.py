def f(): pass
print(type(1).__name__, int.__name__, type("").__name__, type(None).__name__, len.__name__, f.__name__, (lambda: 0).__name__, type(f).__name__)
g = f
print(g.__name__, [t.__name__ for t in (int, float, list)], type([]).__name__ + "!", __name__, __name__ == "__main__")
