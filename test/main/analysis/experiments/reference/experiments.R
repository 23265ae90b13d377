# Makes experiments.json, the values that the tests of src/main/analysis/experiments compare with. Run once, in this folder:
#   Rscript experiments.R
# Packages: jsonlite (Debian r-cran-jsonlite). Data are R's `sleep`, `warpbreaks`, `mtcars`, or come from the seeded formulas
# below, and are written beside the values.

suppressPackageStartupMessages(library(jsonlite))
RNGversion("4.2.2")

# --- Noncentral distributions ------------------------------------------------------------------------------------------
# R's noncentral t holds about 12 digits, its noncentral F about 9 (pnbeta ends at an error of 1e-9).
tGrid <- expand.grid(t = c(-1.5, 0.3, 2, 4.5), degrees = c(3, 28, 120), ncp = c(-1, 0.5, 2.5, 5))
tGrid$p <- mapply(function(t, degrees, ncp) pt(t, degrees, ncp), tGrid$t, tGrid$degrees, tGrid$ncp)
fGrid <- expand.grid(f = c(0.4, 1.7, 6, 30), first = c(1, 3), second = c(8, 90), ncp = c(0.5, 6, 40))
fGrid$p <- mapply(function(f, a, b, ncp) pf(f, a, b, ncp), fGrid$f, fGrid$first, fGrid$second, fGrid$ncp)
cGrid <- expand.grid(x = c(0.2, 3, 12, 60), degrees = c(1, 4), ncp = c(0.5, 6, 40))
cGrid$p <- mapply(function(x, d, ncp) pchisq(x, d, ncp), cGrid$x, cGrid$degrees, cGrid$ncp)
cGrid$central <- mapply(function(x, d) pchisq(x, d, lower.tail = FALSE), cGrid$x, cGrid$degrees)

inverted <- function(cdf, low, high, level = .95) {
  solve <- function(wanted) uniroot(function(ncp) cdf(ncp) - wanted, c(low, high), tol = 1e-12)$root
  c(low = solve((1 + level) / 2), high = solve((1 - level) / 2))
}
tEnds <- function(t, degrees) inverted(function(ncp) pt(t, degrees, ncp), t - 15, t + 15)

# --- t tests -----------------------------------------------------------------------------------------------------------
independent <- function(x, y) {
  student <- t.test(x, y, var.equal = TRUE)
  welch <- t.test(x, y)
  n <- length(x); m <- length(y)
  pooled <- sqrt(((n - 1) * var(x) + (m - 1) * var(y)) / (n + m - 2))
  ends <- tEnds(student$statistic[[1]], n + m - 2) * sqrt(1 / n + 1 / m)
  row <- function(test) list(
    t = test$statistic[[1]], degrees = test$parameter[[1]], p = test$p.value,
    difference = mean(x) - mean(y), low = test$conf.int[1], high = test$conf.int[2]
  )
  list(x = x, y = y, student = row(student), welch = row(welch),
    d = (mean(x) - mean(y)) / pooled, dLow = ends[["low"]], dHigh = ends[["high"]],
    g = (mean(x) - mean(y)) / pooled * exp(lgamma((n + m - 2) / 2) - lgamma((n + m - 3) / 2)) / sqrt((n + m - 2) / 2))
}
paired <- function(x, y) {
  test <- t.test(x, y, paired = TRUE)
  ends <- tEnds(test$statistic[[1]], length(x) - 1) / sqrt(length(x))
  list(x = x, y = y, t = test$statistic[[1]], degrees = test$parameter[[1]], p = test$p.value,
    d = mean(x - y) / sd(x - y), dLow = ends[["low"]], dHigh = ends[["high"]],
    f = summary(aov(c(x, y) ~ rep(1:2, each = length(x)) + Error(factor(rep(seq_along(x), 2)))))[["Error: Within"]][[1]][["F value"]][1])
}
set.seed(61)
likert <- function(n, centre) pmin(7, pmax(1, round(rnorm(n, centre, 1.4))))
tests <- list(
  independent(sleep$extra[1:10], sleep$extra[11:20]),
  independent(likert(14, 4.4), likert(37, 3.6))
)
pairs <- list(paired(sleep$extra[1:10], sleep$extra[11:20]), paired(likert(25, 4), likert(25, 3.4)))

# --- Type III analysis of variance ---------------------------------------------------------------------------------------
options(contrasts = c("contr.sum", "contr.poly"))
anova_case <- function(value, ...) {
  factors <- data.frame(lapply(list(...), factor))
  names(factors) <- c("a", "b")[seq_along(factors)]
  data <- cbind(value = value, factors)
  model <- lm(if (ncol(factors) == 1) value ~ a else value ~ a * b, data)
  table <- drop1(model, ~., test = "F")
  error <- anova(model)["Residuals", ]
  effects <- lapply(rownames(table)[-1], function(name) {
    f <- table[name, "F value"]; df <- table[name, "Df"]
    upper <- if (pf(f, df, error$Df) > .025) uniroot(function(l) pf(f, df, error$Df, l) - .025, c(0, 500), tol = 1e-12)$root else 0
    lower <- if (pf(f, df, error$Df) > .975) uniroot(function(l) pf(f, df, error$Df, l) - .975, c(0, 500), tol = 1e-12)$root else 0
    ss <- table[name, "Sum of Sq"]
    list(name = name, ss = ss, df = df, f = f, p = table[name, "Pr(>F)"],
      eta = ss / (ss + error$`Sum Sq`), low = lower / (lower + length(value)), high = upper / (upper + length(value)))
  })
  list(values = value, levels = lapply(seq_len(nrow(factors)), function(i) I(sapply(factors, as.integer)[i, ] - 1L)),
    counts = I(sapply(factors, nlevels)), errorSs = error$`Sum Sq`, errorDf = error$Df, effects = effects)
}
uneven <- warpbreaks[-c(1, 2, 3, 14, 20, 21, 22, 35, 50), ]
anovas <- list(
  anova_case(warpbreaks$breaks, warpbreaks$tension),
  anova_case(warpbreaks$breaks, warpbreaks$wool, warpbreaks$tension),
  anova_case(uneven$breaks, uneven$wool, uneven$tension)
)

# --- Counts --------------------------------------------------------------------------------------------------------------
table_case <- function(rows) {
  test <- suppressWarnings(chisq.test(rows, correct = FALSE))
  x <- test$statistic[[1]]; df <- test$parameter[[1]]
  most <- sum(rows) * (min(dim(rows)) - 1)
  end <- function(wanted) if (pchisq(x, df) > wanted) uniroot(function(l) pchisq(x, df, l) - wanted, c(0, 600), tol = 1e-12)$root else 0
  list(rows = lapply(seq_len(nrow(rows)), function(i) rows[i, ]), x = x, df = df, p = test$p.value,
    v = sqrt(x / most), low = sqrt(end(.975) / most), high = sqrt(end(.025) / most))
}
tables <- list(table_case(rbind(c(109, 43), c(34, 121))), table_case(rbind(c(12, 5, 9), c(4, 14, 8), c(3, 3, 10))))

newcombe <- function(a, n, b, m) {
  one <- prop.test(a, n, correct = FALSE)$conf.int
  two <- prop.test(b, m, correct = FALSE)$conf.int
  p <- a / n; q <- b / m
  test <- suppressWarnings(chisq.test(rbind(c(a, n - a), c(b, m - b)), correct = FALSE))
  odds <- summary(glm(cbind(c(a, b), c(n - a, m - b)) ~ c(1, 0), family = binomial, control = list(epsilon = 1e-14)))$coefficients[2, ]
  list(a = a, n = n, b = b, m = m, difference = p - q,
    low = p - q - sqrt((p - one[1])^2 + (two[2] - q)^2), high = p - q + sqrt((one[2] - p)^2 + (q - two[1])^2),
    oddsRatio = exp(odds[[1]]), oddsLow = exp(odds[[1]] - qnorm(.975) * odds[[2]]), oddsHigh = exp(odds[[1]] + qnorm(.975) * odds[[2]]),
    x = test$statistic[[1]], p = test$p.value)
}
# The last case is one of Newcombe's own (1998, table II, case d: 56/70 against 48/80, .0524 to .3339).
proportions <- list(newcombe(109, 152, 34, 155), newcombe(14, 20, 7, 20), newcombe(56, 70, 48, 80))
binomials <- lapply(list(c(121, 142, .5), c(3, 20, .3), c(9, 20, .5), c(0, 12, .2), c(15, 15, .7), c(25, 31, 1 / 3)), function(x) {
  test <- binom.test(x[1], x[2], x[3])
  wilson <- suppressWarnings(prop.test(x[1], x[2], correct = FALSE))$conf.int
  list(successes = x[1], count = x[2], expected = x[3], p = test$p.value, low = wilson[1], high = wilson[2])
})

# --- Correlation, power, logistic regression -------------------------------------------------------------------------------
correlation <- cor.test(mtcars$mpg, mtcars$wt)
powers <- list(
  t = lapply(list(c(.5, 30), c(.2, 100), c(1.1, 8)), function(x) list(d = x[1], n = x[2],
    power = power.t.test(n = x[2], delta = x[1], strict = TRUE)$power)),
  paired = list(d = .4, n = 40, power = power.t.test(n = 40, delta = .4, type = "paired", strict = TRUE)$power),
  anova = list(groups = 3, n = 20, between = 1, within = 3, power = power.anova.test(3, 20, 1, 3)$power),
  proportions = list(h = 2 * asin(sqrt(.7)) - 2 * asin(sqrt(.5)), n = 60,
    power = pnorm(qnorm(.025), mean = abs(2 * asin(sqrt(.7)) - 2 * asin(sqrt(.5))) * sqrt(30)) +
      1 - pnorm(qnorm(.975), mean = abs(2 * asin(sqrt(.7)) - 2 * asin(sqrt(.5))) * sqrt(30))),
  chiSquare = list(w = .3, n = 100, df = 2, power = pchisq(qchisq(.95, 2), 2, .09 * 100, lower.tail = FALSE))
)
fit <- glm(am ~ wt, binomial, mtcars, control = list(epsilon = 1e-14))
two <- glm(vs ~ wt + gear, binomial, mtcars, control = list(epsilon = 1e-14))
# Firth's likelihood written out and maximised; the profile by maximising over the intercept alone.
firth <- function(x, y) {
  X <- cbind(1, x)
  penalised <- function(beta) {
    p <- plogis(X %*% beta)
    information <- t(X) %*% (X * as.vector(p * (1 - p)))
    sum(ifelse(y == 1, log(p), log1p(-p))) + .5 * as.numeric(determinant(information)$modulus)
  }
  best <- optim(c(0, 0), function(b) -penalised(b), method = "BFGS", control = list(reltol = 1e-15, maxit = 10000))
  best <- optim(best$par, function(b) -penalised(b), control = list(reltol = 1e-15, maxit = 10000))
  profile <- function(slope) optimize(function(a) penalised(c(a, slope)), -slope * mean(x) + c(-25, 25), maximum = TRUE, tol = 1e-12)$objective
  bound <- -best$value - qchisq(.95, 1) / 2
  end <- function(step) uniroot(function(slope) profile(slope) - bound, sort(best$par[2] + c(0, step)), tol = 1e-9, extendInt = if (step < 0) "upX" else "downX")$root
  list(x = x, y = y, intercept = best$par[1], slope = best$par[2], logLikelihood = -best$value,
    low = end(-3), high = end(3))
}
logistic <- list(
  ml = list(x = mtcars$wt, y = mtcars$am, estimate = unname(coef(fit)), error = unname(summary(fit)$coefficients[, 2]), logLikelihood = as.numeric(logLik(fit))),
  two = list(x = lapply(seq_len(nrow(mtcars)), function(i) c(mtcars$wt[i], mtcars$gear[i])), y = mtcars$vs, estimate = unname(coef(two)), error = unname(summary(two)$coefficients[, 2])),
  firth = list(firth(mtcars$wt, mtcars$am), firth(c(0.5, 0.8, 1, 1.3, 1.6, 2, 3, 4), c(0, 0, 0, 0, 1, 1, 1, 1)))
)

write(toJSON(list(
  made = paste("by experiments.R with", R.version.string),
  noncentralT = tGrid, noncentralF = fGrid, noncentralChiSquare = cGrid,
  tests = tests, pairs = pairs, anovas = anovas, tables = tables, proportions = proportions, binomials = binomials,
  correlation = list(x = mtcars$mpg, y = mtcars$wt, r = correlation$estimate[[1]], low = correlation$conf.int[1], high = correlation$conf.int[2], p = correlation$p.value),
  powers = powers, logistic = logistic
), digits = I(15), auto_unbox = TRUE, pretty = FALSE), "experiments.json")
