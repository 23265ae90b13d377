# Makes power.json, the values that test/main/analysis/experiments/exact-power.test.ts and
# test/main/studies/replication/power.test.ts compare with. Run once, in this folder:
#   Rscript power.R
# Packages: jsonlite (Debian r-cran-jsonlite). Exact powers are summed over all tables, each tested by R's own chisq.test or
# binom.test; the others are those of power.t.test (not strict: one tail), power.anova.test and power.prop.test, or of pchisq.

suppressPackageStartupMessages(library(jsonlite))
RNGversion("4.2.2")

t <- lapply(list(c(.2, 20, .05), c(.5, 30, .05), c(.8, 15, .01)), function(x) list(
  d = x[1], n = x[2], alpha = x[3],
  two = power.t.test(n = x[2], delta = x[1], sig.level = x[3])$power,
  paired = power.t.test(n = x[2], delta = x[1], sig.level = x[3], type = "paired")$power))

# A 2 x 2 of n each with the same noncentrality as two groups of 2n: F(1, 4n - 4), one tail of t.
factorial <- lapply(list(c(.3, 15), c(.6, 30)), function(x) {
  error <- 4 * x[2] - 4
  list(d = x[1], n = x[2], power = pt(qt(.975, error), error, x[1] * sqrt(4 * x[2]) / 2, lower.tail = FALSE))
})
# Three groups: f2 = d^2 / 4 = (groups - 1) / groups * between / within.
three <- lapply(list(c(.4, 20), c(.9, 12)), function(x) list(d = x[1], n = x[2],
  power = power.anova.test(3, x[2], between.var = (x[1]^2 / 4) * 3 / 2, within.var = 1)$power))

exactTwo <- function(first, second, n, m, alpha) {
  power <- 0
  for (a in 0:n) for (b in 0:m) if (a / n > b / m) {
    p <- suppressWarnings(chisq.test(matrix(c(a, n - a, b, m - b), 2), correct = FALSE)$p.value)
    if (!is.nan(p) && p < alpha) power <- power + dbinom(a, n, first) * dbinom(b, m, second)
  }
  power
}
twoShares <- lapply(list(c(.65, .3, 20, 20, .05), c(.6, .5, 31, 29, .05), c(.9, .6, 12, 15, .1), c(.3, .3, 25, 25, .05)),
  function(x) list(first = x[1], second = x[2], n = x[3], m = x[4], alpha = x[5],
    power = exactTwo(x[1], x[2], x[3], x[4], x[5])))
approximate <- lapply(list(c(.6, .45, 200), c(.3, .2, 250)), function(x) list(first = x[1], second = x[2], n = x[3],
  power = power.prop.test(n = x[3], p1 = x[1], p2 = x[2])$power))

exactOne <- function(share, n, chance, alpha) sum(sapply(0:n, function(k)
  if (k / n > chance && binom.test(k, n, chance)$p.value < alpha) dbinom(k, n, share) else 0))
oneShare <- lapply(list(c(.85, 20, .5, .05), c(.6, 60, .5, .05), c(.3, 40, .2, .01), c(.5, 33, .5, .05)), function(x)
  list(share = x[1], n = x[2], chance = x[3], alpha = x[4], power = exactOne(x[1], x[2], x[3], x[4])))

w <- lapply(list(c(.2, 60), c(.35, 40)), function(x) list(w = x[1], n = x[2],
  power = pnorm(qnorm(.975), x[1] * sqrt(x[2]), lower.tail = FALSE),
  both = pchisq(qchisq(.95, 1), 1, x[1]^2 * x[2], lower.tail = FALSE)))
table <- lapply(list(c(.25, 60, 4), c(.4, 30, 2)), function(x) list(w = x[1], n = x[2], df = x[3],
  power = pchisq(qchisq(.95, x[3]), x[3], x[1]^2 * x[2], lower.tail = FALSE)))

write_json(list(t = t, factorial = factorial, three = three, twoShares = twoShares, approximate = approximate,
  oneShare = oneShare, w = w, table = table), "power.json", auto_unbox = TRUE, digits = 15, pretty = TRUE)
