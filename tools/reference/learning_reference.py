"""Expected values of guanxi.kernels.learning. Run: python3 learning_reference.py (needs mpmath)"""
from mpmath import mp, mpf, exp, matrix, lu_solve, sqrt

mp.dps = 50
ROWS = [(1, 10), (2, 8), (3, 9), (4, 3), (5, 4), (6, 1), (7, 2), (8, 5)]
HIT = [0, 0, 1, 0, 1, 1, 0, 1]

n = len(ROWS)
mean = [sum(mpf(r[c]) for r in ROWS) / n for c in range(2)]
deviation = [sqrt(sum((r[c] - mean[c]) ** 2 for r in ROWS) / n) for c in range(2)]
x = [[mpf(1)] + [(r[c] - mean[c]) / deviation[c] for c in range(2)] for r in ROWS]
ridge = [mpf(10) ** -6, mpf(1), mpf(1)]
b = [mpf(0)] * 3
for _ in range(60):
    g, h = matrix(3, 1), matrix(3, 3)
    for row, y in zip(x, HIT):
        p = 1 / (1 + exp(-sum(bi * xi for bi, xi in zip(b, row))))
        for i in range(3):
            g[i] += (y - p) * row[i]
            for j in range(3):
                h[i, j] += p * (1 - p) * row[i] * row[j]
    for i in range(3):
        g[i] -= ridge[i] * b[i]
        h[i, i] += ridge[i]
    step = lu_solve(h, g)
    b = [bi + si for bi, si in zip(b, step)]
for row in (x[0], x[-1]):
    print(mp.nstr(1 / (1 + exp(-sum(bi * xi for bi, xi in zip(b, row)))), 20))
