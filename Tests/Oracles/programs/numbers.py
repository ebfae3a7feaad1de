def gcd(a, b): return a if not b else gcd(b, a % b)
def primes(n):
    sieve = [True] * (n + 1)
    sieve[:2] = [False, False]
    for p in range(2, int(n ** 0.5) + 1):
        if sieve[p]:
            sieve[p * p::p] = [False] * len(range(p * p, n + 1, p))
    return [i for i, is_prime in enumerate(sieve) if is_prime]
def collatz(n):
    steps = [n]
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps.append(n)
    return steps
def digits(n, base=10): return [n] if n < base else digits(n // base, base) + [n % base]
def root(x, y=1.0):
    while abs(y * y - x) > 1e-12 * x: y = (y + x / y) / 2
    return y
def roman(n):
    text = ""
    for value, sign in zip([1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1], "M CM D CD C XC L XL X IX V IV I".split()):
        text, n = text + sign * (n // value), n % value
    return text
print(gcd(48, 180), gcd(17, 5), gcd(0, 7), primes(50), len(primes(1000)), collatz(6), len(collatz(27)), max(collatz(27)))
print(digits(1234), digits(10, 2), "".join(map(str, digits(255, 2))), sum(digits(2 ** 60)), [f"{root(x):.6f}" for x in (2, 9, 1e6)], [roman(n) for n in (4, 9, 14, 1987, 2022)])
print([n for n in range(1, 500) if n == sum(d ** 3 for d in digits(n))], [(a, b, c) for c in range(1, 20) for b in range(1, c) for a in range(1, b) if a * a + b * b == c * c])
seed = 42
stream = []
for _ in range(5):
    seed = (1103515245 * seed + 12345) % 2 ** 31
    stream.append(seed)
print(stream, [round(v / 2 ** 31, 4) for v in stream], [v & 15 for v in stream], [v >> 28 for v in stream])
print([" Fizz"[:(n % 3 == 0) * 5].strip() + " Buzz"[:(n % 5 == 0) * 5].strip() or n for n in range(1, 16)])
