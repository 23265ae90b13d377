# Makes reference.json, the values that the tests of src/main/analysis compare with. Run once, in this folder:
#   Rscript reference.R
# Packages: psych (alpha.ci, smc, fa, splitHalf, ICC, cohen.kappa), car (Anova), jsonlite; Debian names r-cran-*.
# Data are R's `attitude` or come from the seeded formulas below, and are written into the JSON beside the values.

suppressPackageStartupMessages({
  library(psych)
  library(car)
  library(jsonlite)
})
RNGversion("4.2.2")
rows <- function(x) unname(lapply(seq_len(nrow(x)), function(i) as.numeric(x[i, ])))
cells <- function(x) unname(lapply(seq_len(nrow(x)), function(i) lapply(x[i, ], function(v) if (is.na(v)) NULL else v)))

# --- Reliability of a scale -------------------------------------------------------------------------------------------
set.seed(41)
trait <- rnorm(60)
loading <- c(.9, .8, .7, .6, .8, .5, .7, .4)
ordinal <- sapply(loading, function(l) pmin(5, pmax(1, round(3 + 1.1 * (l * trait + sqrt(1 - l^2) * rnorm(60))))))
colnames(ordinal) <- paste0("i", 1:8)

scale_values <- function(data) {
  covariance <- cov(data)
  k <- ncol(data)
  estimate <- (k / (k - 1)) * (1 - sum(diag(covariance)) / sum(covariance))
  feldt <- alpha.ci(estimate, n.obs = nrow(data), n.var = k, p.val = .05, digits = 15)
  unique <- diag(covariance) * (1 - smc(covariance))
  standard <- splitHalf(data, covar = FALSE, check.keys = FALSE)
  minres <- fa(cov2cor(covariance), nfactors = 1, fm = "minres", n.obs = nrow(data))
  sds <- sqrt(diag(covariance))
  common <- sum(as.numeric(minres$loadings) * sds)^2
  residual <- sum((1 - as.numeric(minres$loadings)^2) * sds^2)
  list(
    rows = rows(data),
    alpha = estimate,
    alphaLow = feldt$lower.ci[[1]],
    alphaHigh = feldt$upper.ci[[1]],
    lambda6 = 1 - sum(unique) / sum(covariance),
    # psych::splitHalf takes the correlation matrix: compared on the standardised items.
    lambda6Standardised = standard$lambda6,
    omega = common / (common + residual)
  )
}
halves <- function(data) {
  result <- splitHalf(data, covar = TRUE, check.keys = FALSE, brute = TRUE, raw = TRUE)
  list(mean = result$meanr, lowest = result$minrb, highest = result$maxrb, splits = length(result$raw))
}

# --- Two occasions ----------------------------------------------------------------------------------------------------
set.seed(42)
true_score <- rnorm(40, 3, .6)
occasions <- cbind(round(true_score + rnorm(40, 0, .25), 3), round(true_score + .15 + rnorm(40, 0, .25), 3))
retest_values <- function(data) {
  icc <- ICC(data, lmer = FALSE, alpha = .05)$results
  pearson <- cor.test(data[, 1], data[, 2])
  shift <- t.test(data[, 2], data[, 1], paired = TRUE)
  pick <- function(type) {
    row <- icc[icc$type == type, ]
    list(estimate = row$ICC, low = row[["lower bound"]], high = row[["upper bound"]])
  }
  subjects <- factor(rep(seq_len(nrow(data)), 2))
  occasion <- factor(rep(1:2, each = nrow(data)))
  squares <- summary(aov(as.numeric(data) ~ subjects + occasion))[[1]][["Mean Sq"]]
  error <- sqrt(squares[3])
  list(
    first = data[, 1], second = data[, 2],
    r = list(estimate = unname(pearson$estimate), low = pearson$conf.int[1], high = pearson$conf.int[2]),
    agreement = pick("ICC2"), consistency = pick("ICC3"),
    difference = list(estimate = unname(shift$estimate), low = shift$conf.int[1], high = shift$conf.int[2]),
    standardError = error,
    standardErrorAgreement = sqrt(squares[3] + max(0, (squares[2] - squares[3]) / nrow(data))),
    smallestDetectableChange = 1.96 * sqrt(2) * error
  )
}

# --- Agreement of a judge ---------------------------------------------------------------------------------------------
set.seed(43)
label <- sample(1:5, 80, replace = TRUE, prob = c(.1, .2, .3, .25, .15))
judge <- pmin(5, pmax(1, label + sample(-2:2, 80, replace = TRUE, prob = c(.05, .2, .5, .2, .05))))
kappas <- cohen.kappa(cbind(label, judge))
agreement <- list(
  labels = label - 1, judge = judge - 1,
  kappa = kappas$kappa, quadraticKappa = kappas$weighted.kappa,
  spearman = cor(label, judge, method = "spearman"),
  meanAbsoluteError = mean(abs(label - judge)),
  exact = mean(label == judge), withinOne = mean(abs(label - judge) <= 1)
)

# --- Traits by methods ------------------------------------------------------------------------------------------------
set.seed(44)
n <- 50
traits <- c("A", "B", "C")
methods <- c("m1", "m2", "m3")
latent <- matrix(rnorm(n * 3), n) %*% chol(matrix(c(1, .3, .1, .3, 1, .2, .1, .2, 1), 3))
bias <- matrix(rnorm(n * 3), n)
table <- array(NA, c(n, 3, 3))
for (t in 1:3) for (m in 1:3) table[, t, m] <- round(.5 * latent[, t] + .6 * bias[, m] + .6 * rnorm(n), 3)
table[cbind(sample(n, 12), sample(3, 12, TRUE), sample(3, 12, TRUE))] <- NA
columns <- expand.grid(trait = 1:3, method = 1:3)
flat <- sapply(seq_len(nrow(columns)), function(i) table[, columns$trait[i], columns$method[i]])
r <- cor(flat, use = "pairwise.complete.obs")
same_trait <- outer(columns$trait, columns$trait, "==")
same_method <- outer(columns$method, columns$method, "==")
upper <- upper.tri(r)
delta <- sapply(1:3, function(t) {
  parts <- combn(3, 2, function(pair) {
    block <- r[columns$method == pair[1], columns$method == pair[2]]
    block[t, t] - mean(abs(c(block[t, -t], block[-t, t])))
  })
  mean(parts)
})
convergent <- sapply(1:3, function(t) mean(r[upper & same_trait & outer(columns$trait == t, columns$trait == t)]))
htmt <- combn(3, 2, function(pair) {
  across <- outer(columns$trait == pair[1], columns$trait == pair[2]) & !same_method
  mean(abs(r[across])) / sqrt(prod(sapply(pair, function(t)
    mean(abs(r[upper & same_trait & outer(columns$trait == t, columns$trait == t)])))))
})
above <- function(keep) {
  counts <- c(0, 0)
  for (i in seq_along(columns$trait)) for (j in seq_along(columns$trait)) if (i < j && same_trait[i, j]) {
    validity <- r[i, j]
    rivals <- c(r[i, keep(i, j)], r[j, keep(j, i)])
    counts <- counts + c(sum(validity > rivals), length(rivals))
  }
  counts
}
heteromethod <- above(function(own, other) columns$trait != columns$trait[own] & columns$method == columns$method[other])
monomethod <- above(function(own, other) columns$trait != columns$trait[own] & columns$method == columns$method[own])
mtmm <- list(
  scores = lapply(seq_len(n), function(i) cells(table[i, , ])),
  correlations = rows(r),
  convergent = convergent, discriminantDifference = delta,
  heterotraitMonomethod = mean(abs(r[upper & !same_trait & same_method])),
  heterotraitHeteromethod = mean(abs(r[upper & !same_trait & !same_method])),
  htmt = htmt, aboveHeteromethod = heteromethod, aboveMonomethod = monomethod
)

# --- Effects of crossed factors ---------------------------------------------------------------------------------------
set.seed(45)
design <- expand.grid(a = 0:2, b = 0:2, c = 0:1, d = 0:3)
design <- design[sort(sample(nrow(design), 26)), ]
design$response <- round(3 + c(-.4, .1, .3)[design$a + 1] + c(.2, -.2)[design$c + 1] + rnorm(26, 0, .3), 3)
effects_of <- function(data, names) {
  coded <- data
  for (name in names) {
    coded[[name]] <- factor(coded[[name]])
    contrasts(coded[[name]]) <- contr.sum(nlevels(coded[[name]]))
  }
  fit <- lm(reformulate(names, "response"), coded)
  type3 <- Anova(fit, type = 3)
  dropped <- drop1(fit, test = "F")
  critical <- qt(.975, fit$df.residual)
  interval <- function(row) {
    estimate <- sum(row * coef(fit))
    error <- sqrt(as.numeric(t(row) %*% vcov(fit) %*% row))
    list(estimate = estimate, standardError = error, low = estimate - critical * error, high = estimate + critical * error)
  }
  mean_row <- function(name, level) {
    row <- setNames(rep(0, length(coef(fit))), names(coef(fit)))
    row["(Intercept)"] <- 1
    codes <- contr.sum(nlevels(coded[[name]]))[level, ]
    row[paste0(name, seq_along(codes))] <- codes
    row
  }
  residual <- deviance(fit) / fit$df.residual
  list(
    runs = lapply(seq_len(nrow(data)), function(i) list(levels = as.numeric(data[i, names]), response = data$response[i])),
    residualDegrees = fit$df.residual, residualMeanSquare = residual, r2 = summary(fit)$r.squared,
    factors = lapply(names, function(name) {
      squares <- type3[name, "Sum Sq"]
      degrees <- type3[name, "Df"]
      stopifnot(abs(squares - dropped[name, "Sum of Sq"]) < 1e-9)
      levels <- seq_len(nlevels(coded[[name]]))
      list(
        factor = name, sumOfSquares = squares, degrees = degrees, f = type3[name, "F value"], p = type3[name, "Pr(>F)"],
        partialEta2 = squares / (squares + deviance(fit)),
        partialOmega2 = (squares - degrees * residual) / (squares + (nrow(data) - degrees) * residual),
        means = lapply(levels, function(level) interval(mean_row(name, level))),
        differences = combn(levels, 2, function(pair)
          interval(mean_row(name, pair[2]) - mean_row(name, pair[1])), simplify = FALSE)
      )
    })
  )
}

# --- Dose and response ------------------------------------------------------------------------------------------------
set.seed(46)
requested <- seq(1, 5, by = .5)
observed <- round(1.5 + .5 * requested + rnorm(9, 0, .35), 3)
line <- lm(observed ~ requested)
dose <- list(
  requested = requested, observed = observed, slope = unname(coef(line)[2]), intercept = unname(coef(line)[1]),
  r2 = summary(line)$r.squared, spearman = cor(requested, observed, method = "spearman"),
  isotonic = isoreg(requested, observed)$yf, violations = sum(diff(observed) < 0)
)

# --- Verdicts by factor -----------------------------------------------------------------------------------------------
counts <- matrix(c(8, 1, 3, 2, 6, 4), nrow = 2, byrow = TRUE)
shares <- counts / sum(counts)
independent <- outer(rowSums(shares), colSums(shares))
verdicts <- list(
  counts = rows(counts),
  cramersV = sqrt(unname(suppressWarnings(chisq.test(counts, correct = FALSE))$statistic) / sum(counts)),
  mutualInformation = sum(shares * log2(shares / independent)),
  entropy = -sum(colSums(shares) * log2(colSums(shares)))
)

# --- Quantiles --------------------------------------------------------------------------------------------------------
quantiles <- unlist(lapply(c(1, 2, 5, 30, 1000), function(degrees) lapply(c(.001, .025, .4, .5, .9, .975, .9995), function(p)
  list(degrees = degrees, p = p, t = qt(p, degrees)))), recursive = FALSE)

reference <- list(
  made = list(r = R.version.string, psych = as.character(packageVersion("psych")), car = as.character(packageVersion("car"))),
  scales = list(attitude = scale_values(as.matrix(attitude)), ordinal = scale_values(ordinal)),
  halves = list(attitudeFirstSix = halves(as.matrix(attitude[, 1:6])), ordinal = halves(ordinal)),
  retest = retest_values(occasions),
  agreement = agreement,
  mtmm = mtmm,
  effects = effects_of(design, c("a", "b", "c", "d")),
  dose = dose,
  verdicts = verdicts,
  t = quantiles
)
write(toJSON(reference, auto_unbox = TRUE, digits = I(15), null = "null"), "reference.json")
