print(f"fine {1 + 1}")
print(f"""first
second {1 / 2}
""" + str(1 // 0))
