# Specifications beyond the usual ones that CPython also knows: X E G F c, the alternate form, !a, and the % operator.
print(f"{255:X} {1.5:E} {1e-9:G} {2.5:F} {65:c} {255:#x} {255:#b} {255:#o} {255:#X} {255:#010x} {1.0:#g} {3:#.3g} {3.0:#.0f} {float('nan'):F} {float('inf'):G}")
print(f"{'é'!a} {'x'!a:>5}| {1234:_x} {65536:#_x} {1e100:G}")
print("%d %s %r %.2f %5d| %-5s| %05d %x %%" % (1, "a", "b", 2.5, 42, "l", 7, 255), "%s" % 5, "%s-%s" % (1, 2), "%+d % d %e %g %o %c %X" % (1, 2, 3.0, 4.0, 8, "c", 255), "%(k)s=%(v).1f" % {"k": "a", "v": 1})
