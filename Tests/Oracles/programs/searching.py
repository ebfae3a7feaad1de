def binary_search(a, x):
    low, high = 0, len(a)
    while low < high:
        middle = (low + high) // 2
        if a[middle] < x: low = middle + 1
        else: high = middle
    return low if low < len(a) and a[low] == x else -1
print([binary_search([1, 3, 5, 7, 9, 11], x) for x in (1, 5, 11, 4, 0, 99)], binary_search([], 1))
graph = {"A": ["B", "C"], "B": ["D"], "C": ["D", "E"], "D": ["F"], "E": ["F"], "F": []}
def shortest(start, goal):
    queue, came = [start], {start: None}
    while queue:
        node = queue.pop(0)
        if node == goal: break
        for other in graph[node]:
            if other not in came:
                came[other] = node
                queue.append(other)
    else:
        return None
    path = []
    while node is not None:
        path.append(node)
        node = came[node]
    return path[::-1]
print(shortest("A", "F"), shortest("E", "A"), shortest("A", "A"))
maze = ["S.#.", "..#E", "#...", "...#"]
cells = {(r, c): ch for r, row in enumerate(maze) for c, ch in enumerate(row) if ch != "#"}
start = [p for p, ch in cells.items() if ch == "S"][0]
distance, front = {start: 0}, [start]
for p in front:
    r, c = p
    for q in [(r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)]:
        if q in cells and q not in distance:
            distance[q] = distance[p] + 1
            front.append(q)
print({ch: distance[p] for p, ch in cells.items() if ch in "SE"}, len(front), max(distance.values()))
print("\n".join("".join(f"{distance[r, c]:2}" if (r, c) in distance else " #" for c in range(4)) for r in range(4)))
def insertion(a):
    a = a[:]
    for i in range(1, len(a)):
        j = i
        while j and a[j - 1] > a[j]:
            a[j - 1], a[j] = a[j], a[j - 1]
            j -= 1
    return a
def quick(a): return a if len(a) < 2 else quick([x for x in a[1:] if x < a[0]]) + [a[0]] + quick([x for x in a[1:] if x >= a[0]])
data = [5, -2, 9.5, 0, 3, 3, -7]
print(insertion(data), quick(data) == sorted(data), data)
