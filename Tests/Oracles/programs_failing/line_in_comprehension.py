rows = [[1, 2], [3, 0]]
print([
    10 // v
    for row in rows
    for v in row
])
