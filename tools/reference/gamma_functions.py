"""Expected values for GammaFunctionsTest: ln Gamma(x) and psi(x) in 50-digit arithmetic."""

from mpmath import digamma, loggamma, mp, mpf, nstr

mp.dps = 50

for x in ("1e-9", "0.001", "0.5", "1", "1.4616321449683623", "2", "3.25", "9.99", "10", "171.5", "12345.678", "1e9"):
    # the nearest double, since that is what the kernel receives
    value = mpf(float(x))
    print(f'"{x}, {nstr(loggamma(value), 20)}, {nstr(digamma(value), 20)}",')
