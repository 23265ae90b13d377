# Makes item-orders.json, the values that item-orders.test.ts compares with. Run once, in this folder:
#   Rscript item-orders.R
# Packages: lme4 (1.1 of Debian 12), jsonlite. Data come from the seeded formulas below.

suppressMessages(library(lme4))
RNGversion("4.2.2")
set.seed(74)

# Balanced: persona x template x item order x item; every run of one persona, template and item order is a conversation, whose
# answers share an effect. Components are large enough that none is estimated at 0, so that REML is the analysis of variance.
sizes <- c(p = 8, v = 4, q = 4, i = 5); runs <- 4
data <- expand.grid(r = 1:runs, i = 1:sizes["i"], q = 1:sizes["q"], v = 1:sizes["v"], p = 1:sizes["p"])
effect <- function(key, sd) { key <- factor(key); rnorm(nlevels(key), 0, sd)[as.integer(key)] }
data$y <- with(data, round(3 + effect(p, .9) + effect(v, .6) + effect(q, .6) + effect(i, .7) +
  effect(paste(p, v), .5) + effect(paste(p, q), .5) + effect(paste(p, i), .6) + effect(paste(v, q), .5) +
  effect(paste(v, i), .5) + effect(paste(q, i), .5) + effect(paste(p, v, q), .5) + effect(paste(p, v, i), .5) +
  effect(paste(p, q, i), .5) + effect(paste(v, q, i), .5) + effect(paste(p, v, q, i), .5) +
  effect(paste(p, v, q, r), .5) + rnorm(nrow(data), 0, .7), 3))
data$c <- with(data, paste(p, v, q, r))
fit <- lmer(y ~ (1 | p) + (1 | v) + (1 | q) + (1 | i) + (1 | p:v) + (1 | p:q) + (1 | v:q) + (1 | p:i) + (1 | v:i) + (1 | q:i) +
  (1 | p:v:q) + (1 | p:v:i) + (1 | p:q:i) + (1 | v:q:i) + (1 | p:v:q:i) + (1 | c), data,
  control = lmerControl(optCtrl = list(maxfun = 1e6), calc.derivs = FALSE, optimizer = "bobyqa"))
parts <- as.data.frame(VarCorr(fit))

# The same from sums of squares: mean squares of the saturated model, equated with their expectations.
for (name in c("p", "v", "q", "i", "r")) data[[name]] <- factor(data[[name]])
table <- anova(lm(y ~ p * v * q * i + p:v:q:r, data))
squares <- setNames(table[["Mean Sq"]], rownames(table))
conversation <- (squares[["p:v:q:r"]] - squares[["Residuals"]]) / sizes[["i"]]

writeLines(jsonlite::toJSON(list(
  made = paste("R", getRversion(), "lme4", packageVersion("lme4")),
  sizes = as.list(sizes), runs = runs, y = data$y,
  components = setNames(as.list(parts$vcov), parts$grp),
  squares = as.list(squares), conversation = conversation
), auto_unbox = TRUE, digits = 12, pretty = FALSE), "item-orders.json")
