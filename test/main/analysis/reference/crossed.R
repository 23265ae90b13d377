# Makes crossed.json, the values that crossed-mean.test.ts and log-ratio.test.ts compare with. Run once, in this folder:
#   Rscript crossed.R > crossed.json
# Packages: none beside base R. Data come from the seeded formulas below and are written beside the values.

RNGversion("4.2.2")
number <- function(x) paste0("[", paste(sprintf("%.15g", x), collapse = ", "), "]")
rows <- function(m) paste0("[", paste(apply(m, 1, number), collapse = ", "), "]")

# Mean squares of a two-way layout without replication by aov(); items within strata.
squares <- function(m, strata = rep(1, nrow(m))) {
  d <- data.frame(
    y = as.vector(m), item = factor(row(m)), framing = factor(col(m)), stratum = factor(strata[row(m)])
  )
  several <- length(unique(strata)) > 1
  fit <- if (several) aov(y ~ stratum / item + stratum * framing, d) else aov(y ~ item + framing, d)
  a <- anova(fit)
  if (!several) return(list(item = a["item", "Mean Sq"], framing = a["framing", "Mean Sq"], joint = a["Residuals", "Mean Sq"],
    items = a["item", "Df"], framings = a["framing", "Df"], joints = a["Residuals", "Df"]))
  list(item = a["stratum:item", "Mean Sq"], framing = a["framing", "Mean Sq"], joint = a["Residuals", "Mean Sq"],
    items = a["stratum:item", "Df"], framings = a["framing", "Df"], joints = a["Residuals", "Df"])
}

# (MS_items + MS_framings - MS_joint) / (K F), at least the larger of the first two; Satterthwaite's degrees of freedom.
crossed <- function(m, strata = rep(1, nrow(m))) {
  s <- squares(m, strata)
  parts <- c(s$item, s$framing, s$joint) / length(m)
  total <- max(parts[1] + parts[2] - parts[3], parts[1], parts[2])
  degrees <- max(total^2 / sum(parts^2 / c(s$items, s$framings, s$joints)), min(s$items, s$framings))
  list(estimate = mean(m), error = sqrt(total), degrees = degrees)
}
shown <- function(x) sprintf('"estimate": %.15g, "standardError": %.15g, "degrees": %.15g', x$estimate, x$error, x$degrees)
t_interval <- function(x, level = .95) x$estimate + c(-1, 1) * qt((1 + level) / 2, x$degrees) * x$error

set.seed(33)
layout <- function(k, f, sk, sf, se, mu = 0)
  round(mu + outer(rnorm(k, 0, sk), rnorm(f, 0, sf), "+") + matrix(rnorm(k * f, 0, se), k), 4)
plain <- list(layout(6, 3, 1, .6, .5), layout(12, 3, .2, 1, .4), layout(5, 4, 0, 0, 1))
cases <- sapply(plain, function(m) {
  x <- crossed(m)
  sprintf('{"grid": %s, %s, "low": %.15g, "high": %.15g}', rows(m), shown(x), t_interval(x)[1], t_interval(x)[2])
})
strata <- rep(c(1, 0), each = 5)
stratified <- layout(10, 3, .3, .2, .2)
stratified[1:5, ] <- stratified[1:5, ] + 1

# One framing: a t test.
one <- round(rnorm(8, .2, .5), 4)
test <- t.test(one)

# Log ratio of two means of paired shares, by the delta method on the influence a / mean(a) - b / mean(b).
share <- function(m) round(plogis(m), 4)
a <- share(layout(6, 3, .5, .3, .3, 1.2))
b <- share(layout(6, 3, .5, .3, .3, .2))
ratio <- crossed(a / mean(a) - b / mean(b))
ratio$estimate <- log(mean(a) / mean(b))
difference <- crossed(a - b)
a2 <- share(layout(6, 3, .5, .3, .3, .9))
b2 <- share(layout(6, 3, .5, .3, .3, .8))
shift <- crossed(a / mean(a) - b / mean(b) - (a2 / mean(a2) - b2 / mean(b2)))
shift$estimate <- log(mean(a) / mean(b)) - log(mean(a2) / mean(b2))

cat(sprintf('{\n  "made": "%s",\n  "crossed": [\n    %s\n  ],\n', R.version.string, paste(cases, collapse = ",\n    ")))
cat(sprintf('  "stratified": {"grid": %s, "strata": %s, %s},\n', rows(stratified), number(strata), shown(crossed(stratified, strata))))
cat(sprintf('  "oneFraming": {"values": %s, "low": %.15g, "high": %.15g, "p": %.15g},\n', number(one), test$conf.int[1], test$conf.int[2], test$p.value))
cat(sprintf('  "pairs": {"congruent": %s, "incongruent": %s, "otherCongruent": %s, "otherIncongruent": %s,\n', rows(a), rows(b), rows(a2), rows(b2)))
cat(sprintf('    "difference": {%s},\n    "logRatio": {%s},\n    "shift": {%s}}\n}\n', shown(difference), shown(ratio), shown(shift)))
