def half(x):
    return x / 2
print("a", half(1),
      "b",
      half(
          "c"),
      "d")
