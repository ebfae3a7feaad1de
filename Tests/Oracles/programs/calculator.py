# A tokenizer and a recursive parser for + - * / ( ) with a mutable position.
def tokens(text):
    result, i = [], 0
    while i < len(text):
        c = text[i]
        if c.isspace():
            i += 1
            continue
        if c.isdigit() or c == ".":
            j = i
            while j < len(text) and (text[j].isdigit() or text[j] == "."): j += 1
            result.append(float(text[i:j]) if "." in text[i:j] else int(text[i:j]))
            i = j
        else:
            result.append(c)
            i += 1
    return result + [None]
def evaluate(text):
    stream, at = tokens(text), [0]
    def peek(): return stream[at[0]]
    def take():
        at[0] += 1
        return stream[at[0] - 1]
    def expression():
        value = term()
        while peek() in ("+", "-"): value = value + term() if take() == "+" else value - term()
        return value
    def term():
        value = factor()
        while peek() in ("*", "/"):
            value = {"*": lambda a, b: a * b, "/": lambda a, b: a / b}[take()](value, factor())
        return value
    def factor():
        t = take()
        if t == "-": return -factor()
        if t == "(":
            value = expression()
            assert take() == ")", "a bracket is open"
            return value
        return t
    return expression()
for line in ["1 + 2 * 3", "(1+2)*3", "-4 / (2 - 1.5)", "2*(3+(4-1))*2", "7", "10 - 4 - 3", "-(-(5))", ".5 * 8"]:
    print(f"{line:>16} = {evaluate(line)!r}")
