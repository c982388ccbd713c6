"""Expected values of guanxi.kernels.experiment. Run: python3 experiment_reference.py"""
import hashlib
import math

Z = 1.959963984540054


def position(salt, person):
    digest = hashlib.sha256((salt + "\x1f" + person).encode()).digest()
    return (int.from_bytes(digest[:8], "big") >> 11) / 2 ** 53


def wilson(hits, n):
    middle, reach = hits + Z * Z / 2, Z * math.sqrt(hits * (n - hits) / n + Z * Z / 4)
    return hits / n, (middle - reach) / (n + Z * Z), (middle + reach) / (n + Z * Z)


def newcombe(a, b, c, d):
    (p, l, u), (q, m, v) = wilson(a, b), wilson(c, d)
    return p - q, p - q - math.hypot(p - l, v - q), p - q + math.hypot(u - p, q - m)


for salt, person in [("spring", "ann"), ("spring", "bob"), ("autumn", "ann")]:
    print(salt, person, repr(position(salt, person)))
print("chi square", math.erfc(0.5), math.erfc(3), math.exp(-2),
      math.erfc(math.sqrt(5)) + math.exp(-5) * math.sqrt(5) * 2 / math.sqrt(math.pi))
print("Newcombe", newcombe(56, 70, 48, 80), newcombe(0, 10, 0, 10))
print("Hillstrom, even rows", newcombe(1627, 10636, 1145, 10586), newcombe(1974, 10778, 1145, 10586))
