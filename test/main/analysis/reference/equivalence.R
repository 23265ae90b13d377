# Makes equivalence.json, the values that equivalence.test.ts compares with. Run once, in this folder:
#   Rscript equivalence.R
# Packages: none beside base R. Data come from the seeded formulas below, or are R's `sleep`, and are written beside the values.

RNGversion("4.2.2")
number <- function(x) paste0("[", paste(sprintf("%.15g", x), collapse = ", "), "]")

# Two one-sided paired t tests, as two calls of t.test, and the interval at 1 - 2 alpha, as a third.
tost <- function(x, y, margin, alpha) {
  lower <- t.test(x, y, paired = TRUE, mu = -margin, alternative = "greater")
  upper <- t.test(x, y, paired = TRUE, mu = margin, alternative = "less")
  both <- t.test(x, y, paired = TRUE, conf.level = 1 - 2 * alpha)
  sprintf(
    '{"differences": %s, "margin": %.15g, "alpha": %.15g, "pLower": %.15g, "pUpper": %.15g, "estimate": %.15g, "low": %.15g, "high": %.15g}',
    number(x - y), margin, alpha, lower$p.value, upper$p.value, both$estimate, both$conf.int[1], both$conf.int[2]
  )
}

set.seed(51)
base <- round(rnorm(24, 3, .8), 3)
close <- round(base + rnorm(24, .02, .1), 3)
far <- round(base + rnorm(24, .4, .3), 3)
wide <- round(base[1:6] + rnorm(6, 0, .5), 3)
cases <- c(
  tost(close, base, .1, .05),
  tost(far, base, .1, .05),
  tost(wide, base[1:6], .3, .1),
  tost(sleep$extra[1:10], sleep$extra[11:20], 2, .05)
)

# Strata with scatters of their own: the mean of their means, its error and Satterthwaite's degrees, written out.
strata <- list(round(rnorm(4, .1, .3), 3), round(rnorm(9, .2, .1), 3), round(rnorm(6, 0, .6), 3))
parts <- sapply(strata, function(x) var(x) / length(x))
degrees <- sum(parts)^2 / sum(parts^2 / (lengths(strata) - 1))
stratified <- sprintf(
  '{"strata": [%s], "estimate": %.15g, "standardError": %.15g, "degrees": %.15g}',
  paste(sapply(strata, number), collapse = ", "), mean(sapply(strata, mean)), sqrt(sum(parts)) / 3, degrees
)

cat(sprintf('{\n  "made": "%s",\n  "tost": [\n    %s\n  ],\n  "stratified": %s\n}\n',
  R.version.string, paste(cases, collapse = ",\n    "), stratified), file = "equivalence.json")
