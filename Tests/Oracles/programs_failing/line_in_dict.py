table = {
    "one": 1,
    "two": undefined,
    "three": 3,
}
