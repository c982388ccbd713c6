"""Expected discounted orders of BG/NBD within several horizons, in 50-digit arithmetic."""

from bgnbd import active, while_active
from mpmath import mpf, nstr

R, ALPHA, A, B = map(lambda v: mpf(float(v)), (0.24259, 4.4136, 0.79292, 2.42591))


def discounted(x, last, observed, period, rate, horizons):
    x, last, observed, rate = x, mpf(float(last)), mpf(float(observed)), mpf(float(rate))
    p = active(x, last, observed, R, ALPHA, x, A, B)
    orders = [mpf(0)]
    for k in range(1, max(horizons) + 1):
        orders.append(while_active(R + x, ALPHA + observed, A, B + x, k * period))
    return [
        p * sum((orders[k] - orders[k - 1]) / (1 + rate) ** k for k in range(1, n + 1)) for n in horizons
    ]


if __name__ == "__main__":
    print("ForecastTest: x, last, observed, orders within 1, 6 and 12 periods of 4 weeks at 1 %")
    for case in ((2, 30.43, 38.86), (26, 30.86, 31.0), (0, 0, 38.86)):
        values = discounted(*case, 4, 0.01, (1, 6, 12))
        print('"' + ", ".join(str(v) for v in case) + ", " + ", ".join(nstr(v, 20) for v in values) + '",')
