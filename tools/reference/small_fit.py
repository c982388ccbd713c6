"""Maximum-likelihood estimates on the data embedded in SmallFitTest, in 30-digit arithmetic.

The likelihoods are the papers' formulas with gamma functions, and the integral over the moment of
leaving for Pareto/NBD; the maximum is where their numerical gradient is 0. Nothing is shared with
the kernels.
"""

import sys

from mpmath import diff, exp, findroot, gamma, hyp2f1, log, loggamma, matrix, mp, mpf, nstr, quad
from scipy.optimize import minimize

mp.dps = 30

# (x, last, observed, customers): drawn once from BG/NBD(0.8, 10, 0.9, 2.5) in whole weeks
HISTORIES = [
    (0, 0, 20, 118), (0, 0, 30, 131), (0, 0, 40, 124), (1, 2, 20, 21), (1, 9, 20, 17), (1, 17, 20, 11),
    (1, 3, 30, 24), (1, 12, 30, 15), (1, 25, 30, 12), (1, 4, 40, 26), (1, 19, 40, 14), (1, 35, 40, 13),
    (2, 6, 20, 9), (2, 15, 20, 12), (2, 10, 30, 10), (2, 26, 30, 11), (2, 13, 40, 9), (2, 34, 40, 14),
    (3, 8, 20, 5), (3, 18, 30, 7), (3, 28, 30, 8), (3, 21, 40, 6), (3, 38, 40, 9), (4, 17, 20, 6),
    (4, 24, 30, 5), (5, 29, 30, 6), (6, 37, 40, 7), (8, 33, 40, 3), (11, 39, 40, 4), (25, 40, 40, 1),
]

# (orders, mean value)
SPENDS = [
    (1, 12.5), (1, 31), (1, 55.25), (1, 20.1), (1, 8.75), (1, 140), (2, 22.4), (2, 36.9), (2, 61),
    (2, 18.2), (3, 27.5), (3, 44.4), (3, 90.3), (4, 33.3), (4, 25.6), (5, 49.8), (6, 30), (7, 38.1),
    (9, 72.5), (12, 28.9),
]


def bg(p, offset):
    r, al, a, b = p
    total = mpf(0)
    for x, tx, t, w in HISTORIES:
        n = x + offset
        common = loggamma(r + x) - loggamma(r) + r * log(al)
        common += loggamma(a + b) + loggamma(b + n) - loggamma(b) - loggamma(a + b + n)
        inner = (al + t) ** -(r + x)
        if n > 0:
            inner += a / (b + n - 1) * (al + tx) ** -(r + x)
        total += w * (common + log(inner))
    return total


def pareto(p):
    r, al, s, be = p
    total = mpf(0)
    for x, tx, t, w in HISTORIES:
        i = 0
        if t > tx:
            i = quad(lambda u: (al + u) ** -(r + x) * (be + u) ** -(s + 1), [tx, (tx + t) / 2, t])
        total += w * (
            loggamma(r + x) - loggamma(r) + r * log(al) + s * log(be)
            + log((al + t) ** -(r + x) * (be + t) ** -s + s * i)
        )
    return total


def nbd(p):
    r, al = p
    return sum(
        w * (loggamma(r + x) - loggamma(r) + r * log(al) - (r + x) * log(al + t)) for x, tx, t, w in HISTORIES
    )


def spend(v):
    p, q, g = v
    total = mpf(0)
    for x, z in SPENDS:
        z = mpf(float(z))
        total += (
            loggamma(p * x + q) - loggamma(p * x) - loggamma(q) + q * log(g)
            + (p * x - 1) * log(z) + p * x * log(x) - (p * x + q) * log(g + x * z)
        )
    return total


def maximum(name, function, start):
    n = len(start)
    mp.dps = 15
    rough = minimize(lambda v: -float(function([exp(mpf(float(c))) for c in v])),
                     [float(log(s)) for s in start], method="BFGS", options={"gtol": 1e-4}).x
    mp.dps = 30

    def value(*v):
        return function([exp(c) for c in v])

    def gradient(*v):
        return [diff(value, v, tuple(1 if j == i else 0 for j in range(n))) for i in range(n)]

    at = findroot(gradient, [mpf(float(c)) for c in rough], tol=1e-20, maxsteps=20)
    print(name, [nstr(exp(c), 16) for c in at], "log-likelihood", nstr(value(*at), 18))


chosen = sys.argv[1:] or ["nbd", "bg", "mbg", "pareto", "spend"]
if "nbd" in chosen:
    maximum("NBD", nbd, [0.5, 10])
if "bg" in chosen:
    maximum("BG/NBD", lambda p: bg(p, 0), [0.8, 10, 0.9, 2.5])
if "mbg" in chosen:
    maximum("MBG/NBD", lambda p: bg(p, 1), [0.8, 10, 0.9, 2.5])
if "spend" in chosen:
    maximum("Gamma-Gamma", spend, [3, 3, 30])
if "pareto" in chosen:
    maximum("Pareto/NBD", pareto, [0.8, 10, 0.6, 12])
