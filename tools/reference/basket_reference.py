"""Expected values of guanxi.kernels.basket, by exact fractions. Run: python3 basket_reference.py"""
from fractions import Fraction
from math import comb


def upper_tail(n, left, right, both):
    total = comb(n, right)
    return Fraction(sum(comb(left, k) * comb(n - left, right - k)
                        for k in range(both, min(left, right) + 1)), total)


for table in [(10, 5, 5, 5), (10, 5, 5, 3), (10, 5, 5, 0), (1000, 100, 80, 20),
              (100000, 4000, 7000, 300), (100000, 4000, 7000, 900), (7, 7, 3, 3), (100, 40, 50, 30)]:
    print(table, repr(float(upper_tail(*table))))
