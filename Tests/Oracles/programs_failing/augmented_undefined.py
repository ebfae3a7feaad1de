total = 0
for v in [1, 2]: total += v
print(total)
for v in [1, 2]: totals += v
