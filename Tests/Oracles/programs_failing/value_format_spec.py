print(f"{3:05}")
print(f"{3:wrong}")
