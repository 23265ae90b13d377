# Type-2 figures of confidence ratings by base R and boot, for test/main/analysis/type-two.test.ts.
# Run: Rscript test/main/analysis/reference/type-two.R > test/main/analysis/reference/type-two.json
suppressPackageStartupMessages({
  library(boot)
  library(jsonlite)
})
set.seed(20261130)
LEVELS <- (0:6) / 6

# One judgement an entry: the area is that of the Wilcoxon statistic.
judgements <- function(count, right, apart) {
  correct <- rbinom(count, 1, right)
  level <- pmin(6, pmax(0, round(3 + apart * correct + rnorm(count, sd = 1.6))))
  list(correct = correct, level = level)
}

gamma_of <- function(correct, level) {
  difference <- outer(level[correct == 1], level[correct == 0], "-")
  (sum(difference > 0) - sum(difference < 0)) / (sum(difference > 0) + sum(difference < 0))
}

counted <- lapply(list(c(40, 0.7, 1), c(60, 0.5, 0), c(25, 0.6, 2)), function(arguments) {
  data <- do.call(judgements, as.list(arguments))
  with(data, list(
    correct = correct,
    level = level,
    auroc = unname(wilcox.test(level[correct == 1], level[correct == 0], exact = FALSE)$statistic) /
      (sum(correct == 1) * sum(correct == 0)),
    gamma = gamma_of(correct, level),
    right = mean(LEVELS[level[correct == 1] + 1]),
    wrong = mean(LEVELS[level[correct == 0] + 1]),
    slope = unname(coef(lm(LEVELS[level + 1] ~ correct))[2])
  ))
})

# Weights on every level an entry, compared between entries: the gap's influence values by boot's infinitesimal jackknife, and the
# area's values of the jackknife, (n - 1) (mean of those without one entry - that without this one).
entries <- 12
right <- matrix(rgamma(entries * 7, 0.6), entries)
wrong <- matrix(rgamma(entries * 7, 0.4), entries)
whole <- rowSums(right) + rowSums(wrong)
right <- right / whole
wrong <- wrong / whole
area <- function(data, weights) {
  kernel <- outer(0:6, 0:6, function(r, w) (r > w) + (r == w) / 2)
  surer <- right %*% kernel %*% t(wrong)
  compared <- outer(rowSums(right), rowSums(wrong))
  both <- outer(as.vector(weights), as.vector(weights)) * (1 - diag(entries))
  sum(surer * both) / sum(compared * both)
}
gap <- function(data, weights) {
  r <- colSums(right * as.vector(weights))
  w <- colSums(wrong * as.vector(weights))
  sum(r * LEVELS) / sum(r) - sum(w * LEVELS) / sum(w)
}
influence <- function(statistic) {
  empinf(data = 1:entries, statistic = statistic, type = "inf", stype = "w", eps = 1e-6)
}
left_out <- function(statistic) {
  without <- sapply(1:entries, function(entry) statistic(NULL, replace(rep(1, entries), entry, 0)))
  (entries - 1) * (mean(without) - without)
}
even <- rep(1 / entries, entries)
weighted <- list(
  right = right,
  wrong = wrong,
  auroc = area(NULL, even),
  gap = gap(NULL, even),
  aurocJackknife = left_out(area),
  gapInfluence = influence(gap)
)
cat(toJSON(
  list(r = R.version.string, boot = as.character(packageVersion("boot")), counted = counted, weighted = weighted),
  digits = 15, auto_unbox = TRUE, pretty = TRUE
), "\n")
