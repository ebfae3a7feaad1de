print(f"{3:d} {'a':s} {2.5:.1f}")
print(f"{2.5:d}")
