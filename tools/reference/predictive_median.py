"""Expected medians of orders to come, by summing the negative binomial in 50-digit arithmetic."""

from mpmath import binomial, mp, mpf

mp.dps = 50


def median(active, shape, mean):
    """Smallest k with P(Y <= k) >= 1/2: nobody orders who left, the others as NB(shape, mean)."""
    active, shape, mean = map(lambda v: mpf(float(v)), (active, shape, mean))
    p = mean / (mean + shape)
    total, k = 1 - active, 0
    while True:
        total += active * binomial(k + shape - 1, k) * (1 - p) ** shape * p**k
        if total >= mpf(1) / 2:
            return k
        k += 1


if __name__ == "__main__":
    print("PredictiveMedianTest: active, shape, mean, median")
    for case in (
        (1, 0.73, 0.4), (1, 0.73, 3), (1, 1.73, 3), (1, 26.2, 20.75), (0.97, 26.2, 20.75),
        (0.6, 26.2, 20.75), (0.51, 26.2, 20.75), (0.5, 26.2, 20.75), (1, 3, 0.8), (1, 0.01, 50),
        (0.9, 400.7, 990.5),
    ):
        print('"' + ", ".join(str(v) for v in case) + f', {median(*case)}",')
