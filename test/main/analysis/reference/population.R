# Makes population.json, the values that the tests of population figures compare with. Run once, in this folder:
#   Rscript population.R
# Packages: boot (weighted correlations by corr), jsonlite (r-cran-jsonlite); the rest is base R. Data come from the seeded
# formulas below and are written beside the values.

suppressPackageStartupMessages({
  library(boot)
  library(jsonlite)
})
RNGversion("4.2.2")
set.seed(311)
x <- round(rnorm(25, 3.2, .5), 2)
y <- round(rnorm(40, 3, .8), 2)
w <- round(runif(40, .3, 2), 2)

# Wasserstein-1 as the area between two empirical distribution functions, and the largest gap between them (ks.test).
area <- function(x, y, wx = rep(1, length(x)), wy = rep(1, length(y))) {
  points <- sort(unique(c(x, y)))
  below <- function(values, weights) sapply(points, function(p) sum(weights[values <= p]) / sum(weights))
  gap <- abs(below(x, wx) - below(y, wy))
  list(area = sum(diff(points) * gap[-length(gap)]), largest = max(gap))
}
plain <- area(x, y)
weighted <- area(x, y, wy = w)

# Against a normal distribution: numerical integration between neighbouring values; ks.test for the largest gap.
m <- 3.1; s <- .6
F <- ecdf(x)
breaks <- c(m - 14 * s, sort(unique(x)), m + 14 * s)
normal_area <- sum(sapply(seq_len(length(breaks) - 1), function(i) {
  level <- F(breaks[i])
  integrate(function(z) abs(level - pnorm(z, m, s)), breaks[i], breaks[i + 1], rel.tol = 1e-12, subdivisions = 2000)$value
}))

# Energy distance by its definition, over all pairs; and of the same data on one axis alone.
X <- cbind(round(rnorm(15), 3), round(rnorm(15, .4, .6), 3), round(rnorm(15), 3))
Y <- cbind(round(rnorm(22, .3), 3), round(rnorm(22), 3), round(rnorm(22, 0, 1.4), 3))
mean_distance <- function(A, B) mean(apply(A, 1, function(a) mean(sqrt(colSums((t(B) - a)^2)))))
energy <- function(A, B) 2 * mean_distance(A, B) - mean_distance(A, A) - mean_distance(B, B)
rows <- function(M) unname(lapply(seq_len(nrow(M)), function(i) as.numeric(M[i, ])))

# Correlation matrices and what sets them apart.
A <- cor(X); B <- cor(Y)
rv <- sum(A * B) / sqrt(sum(A * A) * sum(B * B))
difference <- A - B

# Weighted moments: cov.wt gives the weighted mean and the maximum-likelihood variance; the factor is Kish's n / (n - 1).
moments <- cov.wt(matrix(y), wt = w / sum(w), method = "ML")
effective <- sum(w)^2 / sum(w^2)

# Standard errors of the mean and of the logarithm of the variance of x, from their influence functions (equal weights).
second <- mean((x - mean(x))^2)
log_error <- sqrt(sum(((x - mean(x))^2 / second - 1)^2)) / length(x)

# Wilson's interval: prop.test without continuity correction.
wilson <- lapply(list(c(0, 20), c(3, 40), c(17, 60), c(25, 25)), function(c) {
  interval <- suppressWarnings(prop.test(c[1], c[2], correct = FALSE)$conf.int)
  list(count = c[1], people = c[2], low = interval[1], high = interval[2])
})

# The mixture weight: a regression without intercept of x - t on d - t.
scores <- c(2.1, 3.4, 4.0, 2.8); standing <- c(3, 3.9, 3.6, 2.1); target <- c(1.5, 2.2, 4.6, 3.9)
weight <- unname(coef(lm(I(scores - target) ~ 0 + I(standing - target))))

write_json(
  list(
    made = R.version.string,
    x = x, y = y, w = w,
    wasserstein = plain$area, kolmogorov = plain$largest,
    ks = unname(suppressWarnings(ks.test(x, y)$statistic)),
    weightedWasserstein = weighted$area, weightedKolmogorov = weighted$largest,
    normal = list(mean = m, standardDeviation = s, wasserstein = normal_area,
                  kolmogorov = unname(suppressWarnings(ks.test(x, "pnorm", m, s)$statistic))),
    energy = list(first = rows(X), second = rows(Y), distance = energy(X, Y)),
    correlations = list(first = rows(A), second = rows(B), meanAbsolute = mean(abs(difference[lower.tri(difference)])),
                        frobenius = norm(difference, "F"), rv = rv),
    weightedCorrelation = corr(cbind(y[1:25], x), w = w[1:25]),
    moments = list(mean = moments$center, variance = moments$cov[1, 1] * effective / (effective - 1),
                   effective = effective, plainVariance = var(x), plainError = sd(x) / sqrt(length(x)),
                   logVarianceError = log_error),
    wilson = wilson,
    mixture = list(scores = scores, standing = standing, target = target, weight = weight)
  ),
  "population.json", auto_unbox = TRUE, digits = 15, pretty = TRUE
)
