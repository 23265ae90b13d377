# Makes labelling.json, the values that the tests of explained variance and of equal correlation matrices compare with. Run once,
# in this folder:
#   Rscript labelling.R
# Packages: lme4 (variance components by REML), psych (cortest.jennrich), jsonlite; the rest is base R. Data come from the seeded
# formulas below and are written beside the values.

suppressPackageStartupMessages({
  library(lme4)
  library(psych)
  library(jsonlite)
})
RNGversion("4.2.2")
set.seed(2402)

# Marginal and conditional R2 of Nakagawa & Schielzeth for label ~ persona + (1 | text); lme4 has the variances, R2 is worked out.
r2 <- function(data) {
  model <- suppressMessages(lmer(label ~ factor(persona) + (1 | text), data = data,
    control = lmerControl(optCtrl = list(xtol_abs = 1e-12, ftol_abs = 1e-14, maxeval = 10000))))
  parts <- as.data.frame(VarCorr(model))$vcov
  fixed <- var(as.numeric(model.matrix(model) %*% fixef(model)))
  total <- fixed + sum(parts)
  list(persona = data$persona - 1, text = data$text - 1, label = data$label, fixed = fixed, textVariance = parts[1],
       residual = parts[2], marginal = fixed / total, conditional = (fixed + parts[1]) / total)
}
labels <- function(personas, texts, runs, persona_sd, text_sd, residual_sd) {
  data <- expand.grid(run = seq_len(runs), text = seq_len(texts), persona = seq_len(personas))
  p <- rnorm(personas, 0, persona_sd); t <- rnorm(texts, 0, text_sd)
  data$label <- pmin(5, pmax(1, round(3 + p[data$persona] + t[data$text] + rnorm(nrow(data), 0, residual_sd))))
  data
}
balanced <- labels(5, 12, 1, .6, 1, .8)
repeated <- labels(4, 8, 3, .3, .5, 1)
gaps <- labels(6, 15, 2, .4, .9, 1); gaps <- gaps[-sample(nrow(gaps), 60), ]
flat <- labels(4, 10, 2, .5, 0, 1)

# Jennrich (1970), by the formula of the paper; psych's function takes tr(ZZ') and S = R * R instead.
jennrich <- function(A, B, n, m) {
  p <- nrow(A); c <- if (is.finite(m)) n * m / (n + m) else n
  R <- if (is.finite(m)) (n * A + m * B) / (n + m) else B
  inverse <- solve(R)
  Z <- sqrt(c) * inverse %*% (A - B)
  S <- diag(p) + R * inverse
  x <- sum(diag(Z %*% Z)) / 2 - drop(t(diag(Z)) %*% solve(S) %*% diag(Z))
  list(chiSquare = x, degrees = p * (p - 1) / 2, p = pchisq(x, p * (p - 1) / 2, lower.tail = FALSE))
}
X <- matrix(rnorm(60 * 4), 60) %*% chol(matrix(.5, 4, 4) + diag(.5, 4))
Y <- matrix(rnorm(90 * 4), 90) %*% chol(matrix(.2, 4, 4) + diag(.8, 4))
A <- cor(X); B <- cor(Y)
rows <- function(M) unname(lapply(seq_len(nrow(M)), function(i) as.numeric(M[i, ])))

# How often each rejects a true null at 5 %, over 4,000 pairs of normal samples of 100 and 200 with one correlation matrix.
truth <- matrix(.4, 5, 5); diag(truth) <- 1; truth[1, 2] <- truth[2, 1] <- .7; half <- chol(truth)
level <- rowMeans(replicate(4000, {
  a <- cor(matrix(rnorm(500), 100) %*% half); b <- cor(matrix(rnorm(1000), 200) %*% half)
  c(jennrich(a, b, 100, 200)$p, cortest.jennrich(a, b, 100, 200)$prob) < .05
}))

# Single differences by Fisher's z, after Holm: psych's r.test gives the plain p.
pairs <- which(lower.tri(A), arr.ind = TRUE); pairs <- pairs[order(pairs[, 1], pairs[, 2]), ]
single <- apply(pairs, 1, function(at) r.test(n = 60, r12 = A[at[1], at[2]], r34 = B[at[1], at[2]], n2 = 90)$p)

write_json(
  list(
    made = paste(R.version.string, "lme4", packageVersion("lme4"), "psych", packageVersion("psych")),
    explained = list(balanced = r2(balanced), repeated = r2(repeated), gaps = r2(gaps), flat = r2(flat)),
    jennrich = list(first = rows(A), second = rows(B), people = 60, others = 90, both = jennrich(A, B, 60, 90),
                    known = jennrich(A, B, 60, Inf), psych = cortest.jennrich(A, B, 60, 90)[c("chi2", "prob")],
                    level = list(sets = 4000, paper = level[1], psych = level[2]),
                    pairs = p.adjust(single, "holm"))
  ),
  "labelling.json", auto_unbox = TRUE, digits = 15, pretty = FALSE
)
