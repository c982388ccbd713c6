"""Expected values for BG/NBD and MBG/NBD in 50-digit arithmetic.

P(active) by the papers' formula; expected orders by integrating over p, which is how they are
defined, rather than by the hypergeometric form or by the kernel's series.
"""

from mpmath import beta, exp, expm1, log, log1p, mp, mpf, nstr, quad

mp.dps = 50


def while_active(s, c, a, b, t):
    """Orders within t of an active customer: rate ~ Gamma(s, c), leaving ~ Beta(a, b)."""
    s, c, a, b, t = map(lambda v: mpf(float(v)), (s, c, a, b, t))

    def in_logit(y):
        p = 1 / (1 + exp(-y))
        q = 1 / (1 + exp(y))
        return -expm1(-s * log1p(p * t / c)) / p * p**a * q**b

    # dense where the density is, because the rule must see every bend
    mode, width = log(a / b), ((a + b) / (a * b)) ** mpf("0.5")
    ends = [mode + k * min(width, 1) / 2 for k in range(-80, 81)]
    ends += [mode - k * 4 / a for k in range(1, 40)] + [mode + k * 4 / b for k in range(1, 40)]
    ends += [mpf(k) / 2 for k in range(-80, 81)]
    return quad(in_logit, sorted(set(ends)), method="gauss-legendre") / beta(a, b)


def active(x, last, observed, r, alpha, chances, a, b):
    if chances == 0:
        return mpf(1)
    return 1 / (1 + a / (b + chances - 1) * ((alpha + observed) / (alpha + last)) ** (r + x))


if __name__ == "__main__":
    print("BetaGeometricExpectationTest: s, c, a, b, t, expected")
    for case in (
        (0.24259, 4.4136, 0.79292, 2.42591, 39),
        (2.24259, 43.2736, 0.79292, 4.42591, 39),
        (26.25, 35.41, 0.79292, 28.42591, 39),
        (1.5, 10, 1, 3, 20),
        (1.5, 10, 1.0000001, 3, 20),
        (0.5, 10, 0.3, 0.5, 20),
        (0.5, 10, 0.4, 0.6, 20),
        (5000, 900, 0.8, 4000, 12),
        (0.7, 0.01, 0.5, 2, 500),
        (50, 3, 0.05, 0.1, 2),
        (3, 5, 0.0005, 8000, 52),
        (2, 30, 900, 8000, 52),
        (0.01, 1000, 20, 0.02, 1),
        (1.2, 4, 3.5, 2.5, 1e-9),
        (1000, 0.5, 0.001, 0.001, 1e6),
    ):
        print('"' + ", ".join(str(v) for v in case) + ", " + nstr(while_active(*case), 20) + '",')
    print("probability active and orders in 39 weeks: x, last, observed")
    names = ("BG/NBD", 0, (0.24259, 4.4136, 0.79292, 2.42591)), ("MBG/NBD", 1, (0.52484, 6.18309, 0.89136, 1.614))
    for name, offset, parameters in names:
        r, alpha, a, b = map(lambda v: mpf(float(v)), parameters)
        for x, last, observed in ((0, 0, 38.86), (2, 30.43, 38.86), (26, 30.86, 31.0), (1, 1.71, 38.86), (3000, 100, 101.5)):
            l, t = mpf(float(last)), mpf(float(observed))
            p = active(x, l, t, r, alpha, x + offset, a, b)
            e = p * while_active(r + x, alpha + t, a, b + x + offset, 39)
            print(f'{name} "{x}, {last}, {observed}, {nstr(p, 20)}, {nstr(e, 20)}",')
    r, alpha, a, b = 0.52484, 6.18309, 0.89136, 1.614
    stays = mpf(b) / (mpf(a) + mpf(b))
    print("MBG/NBD E[X(39)]", nstr(stays * while_active(r, alpha, a, b + 1, 39), 20))
