"""Records what CPython 3.11 answers to lines of code -> expressions.txt: a line of code, then the answer.

The answer is `= ` and the repr, `! ` and the type of the error, or `-` for a statement. The lines are those of
expressions.in and thousands of random ones from a fixed seed; they run one after another in one session. Lines whose
answer needs more than 64 bits are left out.
"""

import math
import pathlib
import random
import re

HERE = pathlib.Path(__file__).parent
INTS = ["0", "7", "-7", "42", "1234567", "-1234567", "255", "True", "9223372036854775807", "65", "8364", "-1"]
FLOATS = """0.0 -0.0 1.0 -2.5 3.14159 1234567.891 1e-5 1e16 1.5e21 0.5 math.inf -math.inf math.nan 5e-324 1.7976931348623157e308
123456789.125 0.1 100.0 99999.95 -0.4 1e100 2.675 0.00012345 12345.678 999999.5""".split()
TEXTS = ["''", "'a'", "'abc'", "'日本'", "'abcdef'", "'é'"]
OTHERS = ["None", "[1]", "()", "{}", "(1,)"]
WORDS = ["''", "'a'", "'abc'", "'abcabc'", "'  x y  z '", "'a,b,,c'", "'Hello World'", "'straße'", "'日本語'", "'a\\r\\nb\\nc'", "'été ça'",
         "'\\u00a0a\\u2003b '", "'aaa'", "'ΑΣ ΣΑ Σ'", "'x\\ty\\tz'", "'-42'", "'ǅ ǆ'", "'ŉ ﬁ'", "'👍🏽e\\u0301'", "'they\\'re'", "'İI ıi'", "'½²٣'"]
PARTS = ["''", "'a'", "'b'", "'abc'", "','", "' '", "'\\n'", "'é'", "'日'", "'aa'", "'bc'", "'l'", "'\\u00a0'", "'xyz '"]
BOUNDS = ["0", "1", "2", "-1", "-2", "5", "100", "-100", "None", "3"]
KEYS = ["1", "2", "'a'", "'b'", "(1, 2)", "True", "1.0", "2.5", "None", "0", "False", "-0.0"]
VALUES = ["0", "1", "2.5", "'a'", "[1]", "None", "(1, 2)", "True"]
pick = random.choice


def formats():
    for _ in range(800):
        spec = "".join(random.choices(["", option()], [1 - chance, chance])[0] for option, chance in [
            (lambda: pick(["", "*", "0", "é"]) + pick("<>^="), .4), (lambda: pick("+- "), .3), (lambda: "z", .05), (lambda: "#", .2), (lambda: "0", .3),
            (lambda: pick(["1", "5", "8", "12", "20"]), .5), (lambda: pick(",_"), .25), (lambda: "." + pick(["0", "1", "3", "10", "17"]), .4),
            (lambda: pick("dbxXoeEfFgG%snc"), .8), (lambda: pick("rq.,"), .02)])
        yield f"'{{:{spec}}}'.format({pick(pick([INTS, FLOATS, TEXTS, OTHERS]))})"
    for _ in range(300):
        code = "%" + pick(["", "-", "+", " ", "#", "0", "+0", "-#"]) + pick(["", "5", "*"]) + pick(["", ".0", ".2", ".5", ".*"]) + pick("diuxXoeEfFgGcrsaq")
        stars = "".join(f"{random.randint(-3, 8)}, " for _ in range(code.count("*")))
        yield f"{code!r} % ({stars}{pick(pick([INTS, FLOATS, TEXTS, OTHERS]))},)"


def texts():
    for _ in range(1000):
        s, part, other = pick(WORDS), pick(PARTS), pick(PARTS)
        bounds = "".join(", " + pick(BOUNDS) for _ in range(random.randint(0, 2)))
        yield s + pick([
            f".{pick(['find', 'rfind', 'index', 'rindex', 'count', 'startswith', 'endswith'])}({part}{bounds})",
            f".{pick(['split', 'rsplit'])}({pick(PARTS + ['None'])}{pick(['', ', 1', ', maxsplit=1', ', 0', ', -1'])})",
            f".{pick(['split', 'rsplit', 'splitlines', 'strip', 'lstrip', 'rstrip', 'expandtabs'])}()", f".{pick(['strip', 'lstrip', 'rstrip'])}({part})",
            f".{pick(['partition', 'rpartition', 'removeprefix', 'removesuffix'])}({part})", f".replace({part}, {other}{pick(['', ', 1', ', 0'])})",
            f".{pick(['upper', 'lower', 'title', 'capitalize', 'swapcase', 'casefold'])}()", f".splitlines({pick(['True', 'False'])})",
            f".{pick('isalpha isdigit isdecimal isnumeric isalnum islower isupper istitle isspace isidentifier isprintable isascii'.split())}()",
            f".{pick(['center', 'ljust', 'rjust', 'zfill', 'expandtabs'])}({pick(['0', '1', '5', '10'])})", f"[{pick(BOUNDS)}:{pick(BOUNDS)}:{pick(['1', '2', '-1'])}]",
            f"[{pick(BOUNDS)}]", f" {pick(['<', '>', '==', 'in'])} {pick(WORDS + PARTS)}", f".translate(str.maketrans({part}, {other}))"])


def number():
    kind = random.randint(0, 4)
    if kind == 0:
        return repr(random.uniform(-10, 10))
    if kind == 1:
        return repr(random.gauss(0, 1) * 10.0 ** random.randint(-20, 20))
    if kind == 2:
        return repr(random.randint(-200, 200) / 8)
    return pick(FLOATS if kind == 3 else INTS + [str(random.randint(-1000, 1000)), "9007199254740993", "(-9223372036854775807 - 1)"])


def numbers():
    one = """exp exp2 expm1 log1p sinh cosh tanh asinh acosh atanh erf erfc gamma lgamma sqrt cbrt log2 log10 log sin cos tan asin acos atan degrees
radians floor ceil trunc isnan isinf isfinite fabs ulp modf frexp""".split()
    two = "pow log atan2 copysign nextafter fmod remainder hypot isclose gcd lcm ldexp".split()
    strings = "12 1_000 1__0 _1 0x1f 0b101 ff -0x10 +5 - ٣ 1e3 1.5 inf nan -Infinity 1e400 1_0.5_0 1._5 012 00 9223372036854775807 .5 5. . 1e 1e+5 0x1p3 １２".split()
    for _ in range(1200):
        yield pick([
            f"math.{pick(one)}({number()})", f"math.{pick(two)}({number()}, {number()})", f"round({number()}, {random.randint(-25, 25)})",
            f"round({number()}, {random.randint(0, 6)})", f"{pick(['round', 'abs', 'int', 'float', 'bool', 'str'])}({number()})",
            f"divmod({number()}, {number()})", f"pow({random.randint(-99, 99)}, {random.randint(-5, 70)}, {random.randint(-9, 99)})",
            f"{number()} {pick(['+', '-', '*', '/', '//', '%', '<', '==', '>=', '&', '|', '^'])} {number()}",
            f"{number()} {pick(['**', '<<', '>>'])} {random.randint(-5, 70)}", f"int('{pick(strings)}', {pick(['10', '16', '2', '0', '36', '1'])})",
            f"float('{pick(strings)}')", f"math.fsum([{number()}, {number()}, {number()}])", f"math.hypot({number()}, {number()}, {number()})"])


def containers():
    for step in range(600):
        if step % 40 == 0:
            yield "x = [3, 1, 2, 5, 4]"
        yield pick([
            f"x[{pick(BOUNDS)}:{pick(BOUNDS)}] = {pick(['[9, 8]', '[]', 'range(3)', '5', 'x', '(1,)'])}", f"x[{pick(BOUNDS)}:{pick(BOUNDS)}:{pick(['2', '-1'])}] = [9, 8]",
            f"del x[{pick(BOUNDS)}:{pick(BOUNDS)}:{pick(['2', '-1', '1'])}]", f"x[{pick(BOUNDS)}] = {pick(VALUES)}", f"x.insert({pick(BOUNDS)}, {pick(VALUES)})",
            f"x.pop({pick(BOUNDS)})", f"x.append({pick(VALUES)})", f"x.remove({pick(VALUES)})", f"x.index({pick(VALUES)}, {random.randint(-3, 3)})",
            pick(["x.reverse()", "x.sort()", "x.sort(key=repr, reverse=True)", "x *= 2", "x += [7]", "x = [1, 2, 3, 4]"]), f"x[{pick(BOUNDS)}:{pick(BOUNDS)}:-1]",
            f"x.count({pick(VALUES)}), {pick(VALUES)} in x"])
        yield "x = x[:12]; x"[:pick([9, 13])]
    yield "d = {}"
    for _ in range(600):
        yield pick([
            f"d[{pick(KEYS)}] = {random.randint(0, 9)}", f"d[{random.randint(0, 30)}] = 0", f"del d[{pick(KEYS)}]", f"d.pop({pick(KEYS)})", "d.popitem()",
            f"d.setdefault({pick(KEYS)}, {pick(VALUES)})", f"d.get({pick(KEYS)}), {pick(KEYS)} in d", f"d |= {{{pick(KEYS)}: 5}}", "list(d.items()), list(reversed(d))"])
        yield "d"


def answers(lines):
    """The answer to each line, in one session."""
    session = {"__name__": "__main__", "math": math}
    for line in lines:
        try:
            try:
                yield line, f"= {eval(compile(line, 'line', 'eval'), session)!r}"
            except SyntaxError:
                exec(compile(line, "line", "exec"), session)
                yield line, "-"
        except Exception as error:
            yield line, f"! {type(error).__name__}"


def main():
    random.seed(1)
    hand = (HERE / "expressions.in").read_text(encoding="utf-8").splitlines()
    record = []
    for line, answer in answers([*hand, *formats(), *texts(), *numbers(), *containers()]):
        wide = any(abs(int(n)) >= 2**63 for n in re.findall(r"(?<![\w.])-?\d+(?![\w.])", answer))
        if not wide and " at 0x" not in answer and "j" not in answer[:2] + answer[-2:]:
            record += [line, answer]
    (HERE / "expressions.txt").write_text("\n".join(record) + "\n", encoding="utf-8", newline="")
    print(f"expressions: {len(record) // 2} lines")


main()
