errors = [KeyError("k"), IndexError, NotImplementedError("later")]
print(len(errors))
for e in errors[::-1]:
    raise e
