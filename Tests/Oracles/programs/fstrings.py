x, y, name, values = 3, 2.5, "Ada", [1, 2]
print(f"{x}", f"{x + 1} {y * 2}", f"{name!r} {name!s}", f"{x=}", f"{x = }", f"{x + 1 = }", f"{name=}", f"{name=!s}", f"{y=:.3f}", f"{ x }", f"{x!r:>5}|", f"{values=}")
print(f"{{}}", f"{{{x}}}", f"{{x}}", f"{'a'}", f'{"a"}', f"{'nested ' + f'{x}'}", f"{f'{x}'}", f"", f"plain", f"{x}" "joined" f"{y}")
print(f"{values[0]}", f"{values[-1]:03d}", f"{name.upper()}", f"{len(name)}", f"{[i * i for i in range(3)]}", f"{({'a': 1})['a']}", f"{ {'a': 1}['a'] }", f"{(lambda v: v * 2)(4)}", f"{x if x > 2 else y}", f"{x, y}", f"{x == 3}", f"{x != 3}", f"{x >= 3}", f"{not x}")
width, precision = 10, 3
print(f"{y:{width}.{precision}f}|", f"{y:{width}}|", f"{name:{'>'}{width}}|", f"{name:{'*^' + str(width)}}", f"{x:{'0' if x else ''}5}", f"{y:.{precision - 1}e}", f"{x:>{width // 2}}|")
print(f"{None}", f"{True}", f"{[None, 'a']}", f"{(1,)}", f"{ {} }", f"{1.0}", f"{1e16}", f"{-0.0}", f"{range(3)}", f"{int}", f"{None!r:>6}|", f"{True:>6}|" , f"{True:d}", f"{str(None):>6}|")
print(f"a\tb{x}\n{y}\\", rf"\d{x}", fr'\n{y}', F"{x}", f"""triple {x}
{y} "quoted" {name!r}""", f'''{
    x + 1
}''')
print(f"{'a' 'b'}", f"{x:}", f"{name:}", f"{x:5}|{name:5}|", f"{'é':>3}|{'日':^3}|", f"{'it' if x else 'no'}'s", f"{1:{2}}|", f"{'%'}", f"{x}%", f"{'{}'}", f"{'}'}")
for i, w in enumerate(["a", "bb", "ccc"]):
    print(f"{i}: {w:<4}|{w:>4}|{w:^4}|{i / 3:6.2f}")
print(f"{x}{y}{name}", f"{x}:{y}", f"{x:d}:{y:g}", f"{x!r}:{y!s}", f"{values[0]:>3}", f"{'a:b'}", f"{values[0:1]}", f"{values[::-1]}", f"{dict(a=1)['a']}", f"{max(1, 2)}", f"{x}" + "{x}", f"{f'{x:>3}':<5}|")
