print(-True, +5, ~0)
print(-"5")
