for x in [1, 2, 3]:
    if x == 5:
        break
else:
    print("no break")
for x in [1, 2, 3]:
    if x == 2:
        break
else:
    print("never")
print(x)
for y in []:
    print("never")
else:
    print("empty loop still has an else")
n = 0
while n < 3:
    n += 1
    if n == 2:
        continue
    print("n", n)
else:
    print("while else", n)
while True:
    n += 1
    if n > 5: break
else:
    print("never")
for i in range(3):
    for j in range(3):
        if j == i: break
        print(i, j, end="; ")
    else:
        print("inner done", i)
        continue
    print("broke", i)
while n:
    n -= 1
    if n % 2: continue
    print(n, end=" ")
else: print("end")
for i in range(3): pass
print(i)
for i in range(2):
    i = 100
    print(i)
a = [1, 2, 3]
for v in a:
    if v < 3 and len(a) < 6: a.append(v * 10)
print(a)
for ch in "héy": print(ch, end="|")
print()
