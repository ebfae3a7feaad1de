words = ["b", "a", None]
print(len(words))
def key(w):
    return w.lower()
print(sorted(words, key=key))
