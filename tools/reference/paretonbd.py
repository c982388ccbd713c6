"""Expected values for ParetoNbdTest in 50-digit arithmetic: the defining integrals by quadrature."""

from mpmath import exp, log, mp, mpf, nstr, quad

mp.dps = 50


def integral(rx, alpha, s, beta, start, end):
    """Over the moment of leaving, in t, split where the integrand bends."""
    if start == end:
        return mpf(0)
    ends = [start + (end - start) * mpf(k) / 100 for k in range(101)]
    ends += [start + (end - start) * mpf(10) ** k for k in range(-9, -2)]
    return quad(lambda t: (alpha + t) ** -rx * (beta + t) ** -(s + 1), sorted(ends), method="gauss-legendre")


def numbers(parameters, history, horizon):
    r, alpha, s, beta = (mpf(float(v)) for v in parameters)
    x, last, end = mpf(history[0]), mpf(float(history[1])), mpf(float(history[2]))
    rx = r + x
    i = integral(rx, alpha, s, beta, last, end)
    active = 1 / (1 + s * i * (alpha + end) ** rx * (beta + end) ** s)
    # E[lambda] times the expected time spent active, integrated rather than in closed form
    time = quad(lambda u: ((beta + end) / (beta + end + u)) ** s, [0, horizon])
    return active, active * rx / (alpha + end) * time


if __name__ == "__main__":
    cdnow = (0.55328, 10.5777, 0.60624, 11.6687)
    for parameters, history, horizon in (
        (cdnow, (0, 0, 38.86), 39),
        (cdnow, (2, 30.43, 38.86), 39),
        (cdnow, (26, 30.86, 31), 39),
        (cdnow, (1, 1.71, 38.86), 39),
        (cdnow, (1, 38.86, 38.86), 39),
        (cdnow, (400, 30, 38.86), 39),
        ((0.5, 4000, 0.7, 0.5), (0, 0, 40), 12),
        ((0.5, 0.5, 0.7, 4000), (0, 0, 40), 12),
        ((2, 10, 900, 900), (3, 10, 40), 12),
        ((2, 10, 1, 20), (3, 10, 40), 12),
        ((3, 900, 0.001, 0.01), (0, 0, 400), 52),
        ((0.01, 0.01, 0.01, 5000), (3000, 99, 100), 52),
    ):
        active, orders = numbers(parameters, history, mpf(horizon))
        print('"' + ", ".join(map(str, parameters + history + (horizon,))) + f', {nstr(active, 20)}, {nstr(orders, 20)}",')
