print(6 & 3, 6 | 3, 6 ^ 3, ~6, 1 << 4, 256 >> 3, -1 >> 1, -5 >> 1, -1 << 3, 1 << 62, 5 >> 100, -5 >> 100)
print(-6 & 3, -6 | 3, -6 ^ 3, ~-1, 0xFF & ~0xF, 0b1100 ^ 0b1010)
print(True & True, True | False, True ^ True, True & 1, 1 | True, ~True, ~False, True << 3)
print(type(True & False), type(True & 1), type(~True), type(True ^ True))
print(1 | 2 ^ 3 & 4 << 1 + 1, 1 + 2 << 3, 1 << 2 + 3, 6 & 3 == 3, (6 & 3) == 2, 1 | 2 == 2)
print(-1 & 255, -1 & 9223372036854775807, 9223372036854775807 >> 62, ~9223372036854775807)
x = 12
x &= 10
x |= 1
x ^= 3
x <<= 2
x >>= 1
print(x)
print(not 1 | 0, not 0 & 1, -1 ** 2 & 3, 5 & -5)
