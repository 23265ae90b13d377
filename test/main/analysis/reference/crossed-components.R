# Makes crossed-components.json, the values that crossed-components.test.ts compares with. Run once, in this folder:
#   Rscript crossed-components.R
# Packages: lme4 (1.1 of Debian 12), psych, jsonlite. Data are lme4's `Penicillin`, or come from the seeded formulas below.

suppressMessages(library(lme4))
RNGversion("4.2.2")

components <- function(model) {
  parts <- as.data.frame(VarCorr(model))
  setNames(as.list(parts$vcov), parts$grp)
}

# Balanced, two facets, one observation a cell.
penicillin <- Penicillin[order(Penicillin$plate, Penicillin$sample), ]
penicillinFit <- components(lmer(diameter ~ (1 | plate) + (1 | sample), penicillin))

# Balanced, persona x template x item, with runs in the cells; no component is negative, so that REML is ANOVA.
set.seed(71)
sizes <- c(p = 8, v = 4, i = 6); runs <- 3
grid <- expand.grid(r = 1:runs, i = 1:sizes["i"], v = 1:sizes["v"], p = 1:sizes["p"])
effect <- function(key, sd) { key <- factor(key); rnorm(nlevels(key), 0, sd)[as.integer(key)] }
grid$y <- with(grid, round(3 + effect(p, .9) + effect(v, .4) + effect(i, .5) + effect(paste(p, v), .4) +
  effect(paste(p, i), .6) + effect(paste(v, i), .3) + effect(paste(p, v, i), .4) + rnorm(nrow(grid), 0, .7), 3))
three <- lmer(y ~ (1 | p) + (1 | v) + (1 | i) + (1 | p:v) + (1 | p:i) + (1 | v:i) + (1 | p:v:i), grid,
  control = lmerControl(optCtrl = list(maxfun = 1e5), calc.derivs = FALSE, optimizer = "bobyqa"))

# Unbalanced: a fifth of the cells of a p x v x i design is missing. Henderson's method I by matrices: T(S) = y' P(S) y with
# the projection on the indicators of S, and its expectation from the traces of P(S) Z(T) Z(T)'.
set.seed(72)
cells <- expand.grid(i = 1:5, v = 1:4, p = 1:7)
cells$y <- with(cells, round(effect(p, 1) + effect(v, .5) + effect(i, .6) + effect(paste(p, v), .3) +
  effect(paste(p, i), .5) + effect(paste(v, i), .2) + rnorm(nrow(cells), 0, .6), 3))
cells$y[sample(nrow(cells), 28)] <- NA
kept <- cells[!is.na(cells$y), ]
sets <- list(character(0), "p", "v", c("p", "v"), "i", c("p", "i"), c("v", "i"), c("p", "v", "i"))
indicators <- function(set) {
  key <- if (length(set) == 0) factor(rep(1, nrow(kept))) else factor(do.call(paste, kept[set]))
  outer(as.integer(key), seq_len(nlevels(key)), "==") + 0
}
Z <- lapply(sets, indicators)
P <- lapply(Z, function(z) z %*% solve(crossprod(z)) %*% t(z))
T <- sapply(P, function(p) drop(t(kept$y) %*% p %*% kept$y))
K <- sapply(Z, function(z) sapply(P, function(p) sum(diag(p %*% z %*% t(z)))))
henderson <- solve(K, T)[-1]

# The same data without the highest interaction by REML, for scale: another estimator, not the same numbers.
reml <- components(lmer(y ~ (1 | p) + (1 | v) + (1 | i) + (1 | p:v) + (1 | p:i) + (1 | v:i), kept))

# Shrout & Fleiss 1979, table 2, by psych.
judges <- matrix(c(9, 2, 5, 8, 6, 1, 3, 2, 8, 4, 6, 8, 7, 1, 2, 6, 10, 5, 6, 9, 6, 2, 4, 7), ncol = 4, byrow = TRUE)
icc <- psych::ICC(judges, lmer = FALSE)$results
one <- function(type) as.list(setNames(unlist(icc[icc$type == type, c("ICC", "lower bound", "upper bound")]), c("estimate", "low", "high")))

writeLines(jsonlite::toJSON(list(
  made = paste("R", getRversion(), "lme4", packageVersion("lme4"), "psych", packageVersion("psych")),
  penicillin = list(plates = 24, samples = 6, y = penicillin$diameter, components = penicillinFit),
  three = list(sizes = as.list(sizes), runs = runs, y = grid$y, components = components(three)),
  unbalanced = list(sizes = list(p = 7, v = 4, i = 5), y = cells$y, henderson = henderson, reml = reml),
  judges = list(rows = judges, icc1 = one("ICC1"), icc1k = one("ICC1k"))
), auto_unbox = TRUE, digits = 12, pretty = FALSE, na = "null"), "crossed-components.json")
