# The answers of R for Fine and Gray with late entry and strata, and for residuals, on the rows of spells.csv, as JSON: what
# test/data/survival/residuals.json holds.
#   Rscript bench/regression-residuals-r.R          (R 4.2.2, survival 3.5-3; after regression-r.R, which makes the rows)
suppressMessages({
  library(survival)
  library(splines)
})
folder <- "test/data/survival/"
d <- read.csv(paste0(folder, "spells.csv"))
n <- nrow(d)
d$row <- seq_len(n)
d$state <- factor(ifelse(d$how == "", "censored", d$how), c("censored", "broken", "expired"))

number <- function(x) ifelse(is.finite(x), trimws(formatC(x, digits = 15, format = "g")), "null")
list_of <- function(x) paste0("[", paste(number(x), collapse = ","), "]")
object <- function(...) {
  x <- list(...)
  paste0("{", paste0('"', names(x), '":', unlist(x), collapse = ",\n"), "}")
}
tight <- suppressWarnings(coxph.control(eps = 1e-14, iter.max = 50))
fitted_as <- function(f) {
  object(coef = list_of(coef(f)), var = list_of(f$var), naive = list_of(if (is.null(f$naive.var)) f$var else f$naive.var),
    loglik = list_of(f$loglik), score = number(f$score), C = number(f$concordance[["concordance"]]),
    seC = number(f$concordance[["std"]]))
}

# Fine and Gray: late entry, each row by itself; the same by region; rows that are cut in two where they are long.
pieces <- function(formula, data, cause, id, weights = rep(1, nrow(data))) {
  data$who <- data[[id]]
  data$w <- weights
  finegray(formula, data, etype = cause, id = who, weights = w)
}
# Long rows are cut in two stretches, of which the second is stronger.
cut_rows <- function(at = 6) {
  long <- d$since < at & d$years > at
  before <- transform(d[long, ], years = at, state = "censored", ended = 0, how = "")
  after <- transform(d[long, ], since = at, strength = strength + 0.5)
  rbind(d[!long, ], before, after)
}
stretches <- cut_rows()
write.csv(stretches[c("row", "conflict", "region", "form", "strength", "since", "years", "ended", "how")],
  paste0(folder, "stretches.csv"), row.names = FALSE, quote = FALSE)
late <- Surv(since, years, state) ~ form + strength + row + conflict + region
gray <- function(p, by, ties = "efron", strata = FALSE) {
  p$by <- p[[by]]
  formula <- if (strata) Surv(fgstart, fgstop, fgstatus) ~ form + strength + strata(kept)
    else Surv(fgstart, fgstop, fgstatus) ~ form + strength
  if (strata) p$kept <- p$region
  suppressWarnings(coxph(formula, p, weights = fgwt, cluster = by, ties = ties, control = tight, model = TRUE))
}
d$kept <- d$region
within <- Surv(since, years, state) ~ form + strength + row + conflict + region + strata(kept)
weighing <- function(p) {
  p <- p[order(p$row, p$fgstart), ]
  object(row = list_of(p$row - 1), start = list_of(p$fgstart), stop = list_of(p$fgstop), weight = list_of(p$fgwt))
}

# What cox.zph has for a plot, and the spline that plot.cox.zph draws, in its own words (40 places, 4 degrees of freedom).
curve_of <- function(x, y, var, size = 40) {
  at <- seq(min(x), max(x), length = size)
  basis <- ns(c(at, x), df = 4, intercept = TRUE)
  here <- basis[seq_len(size), ]
  q <- qr(basis[-seq_len(size), ])
  back <- backsolve(q$qr[1:4, 1:4], diag(4))
  spread <- ((here %*% (back %*% t(back))) * here) %*% rep(1, 4)
  object(x = list_of(at), y = list_of(here %*% qr.coef(q, y)), se = list_of(sqrt(var * spread)))
}
schoenfeld <- function(f) {
  z <- cox.zph(f, terms = FALSE)
  # Of rows with a start, those that ended at one time stand in falling order.
  k <- seq_along(z$time)
  o <- order(if (is.null(z$strata)) rep(1, length(k)) else as.integer(z$strata), z$time, if (ncol(f$y) == 3) -k else k)
  z$x <- z$x[o]
  z$time <- z$time[o]
  z$y <- z$y[o, , drop = FALSE]
  smooth <- sapply(seq_along(coef(f)), function(j) curve_of(z$x, z$y[, j], z$var[j, j]))
  object(x = list_of(z$x), time = list_of(z$time), y = list_of(t(z$y)), var = list_of(z$var),
    chisq = list_of(z$table[, 1]), smooth = paste0("[", paste(smooth, collapse = ","), "]"))
}
# Where a covariate does not differ in a stratum its residuals are not there; R leaves out the plot of what has gaps.
d$eastern <- ifelse(d$region == "east", d$strength, 0)
parts <- function(f) {
  z <- cox.zph(f, terms = FALSE)
  object(y = list_of(t(z$y)), var = list_of(z$var))
}
rows_of <- function(f) {
  object(martingale = list_of(residuals(f, "martingale")), deviance = list_of(residuals(f, "deviance")),
    score = list_of(t(residuals(f, "score"))))
}
cox <- function(formula, ties = "efron", data = d) suppressWarnings(coxph(formula, data, ties = ties, control = tight, model = TRUE))
strata_form <- Surv(since, years, ended) ~ form * strength + strata(region)
plain_form <- Surv(years, ended) ~ form + strength

# Whether hazards are proportional with exact ties: the score test of coefficients times g, which cox.zph makes with
# Breslow's likelihood at the coefficients of the exact one. Where rows are nearly apart these have nothing in common.
zph_exact <- function(d) {
  f <- suppressWarnings(coxph(Surv(years, ended) ~ treaty + strength, d, ties = "exact", control = tight))
  km <- survfit(Surv(years, ended) ~ 1, d)
  lost <- function(t) 1 - c(1, km$surv)[findInterval(t, km$time, left.open = TRUE) + 1]
  g <- function(t) lost(t) - mean(lost(d$years[d$ended == 1]))
  none <- suppressWarnings(coxph.control(iter.max = 0))
  test <- function(formula, more) {
    suppressWarnings(coxph(formula, d, ties = "exact", init = c(coef(f), rep(0, more)), control = none,
      tt = function(x, t, ...) x * g(t)))$score
  }
  object(coef = list_of(coef(f)), chisq = list_of(c(test(Surv(years, ended) ~ treaty + strength + tt(treaty), 1),
    test(Surv(years, ended) ~ treaty + strength + tt(strength), 1),
    test(Surv(years, ended) ~ treaty + strength + tt(treaty) + tt(strength), 2))))
}
d$treaty <- as.numeric(d$form == "treaty")
apart <- data.frame(years = c(1, 1, 1, 1, 3, 3, 4, 1, 4, 1, 3, 1), ended = 1, treaty = c(1, 1, 1, 0, 1, 0, 0, 0, 0, 1, 0, 1),
  strength = c(6, 8, 1, 7, 0, 3, 3, 4, 2, 7, 2, 2))

# The same of shares of a cause, robust: rows are cut at every event, so that covariates times g are columns; of their
# scores what follows from the others is taken (White 1982). Errors by row, and by conflict.
gray_zph <- function(p, by) {
  p$by <- p[[by]]
  p$treaty <- as.numeric(p$form == "treaty")
  f <- coxph(Surv(fgstart, fgstop, fgstatus) ~ treaty + strength, p, weights = fgwt, cluster = by, control = tight)
  km <- survfit(Surv(fgstart, fgstop, fgstatus) ~ 1, p)
  lost <- function(t) 1 - c(1, km$surv)[findInterval(t, km$time, left.open = TRUE) + 1]
  ends <- p$fgstop[p$fgstatus == 1]
  q <- survSplit(Surv(fgstart, fgstop, fgstatus) ~ ., p, cut = sort(unique(ends)))
  q$g <- lost(q$fgstop) - mean(lost(ends))
  h <- suppressWarnings(coxph(Surv(fgstart, fgstop, fgstatus) ~ treaty + strength + I(treaty * g) + I(strength * g), q,
    weights = fgwt, cluster = by, init = c(coef(f), 0, 0), control = suppressWarnings(coxph.control(iter.max = 0))))
  s <- residuals(h, "score", collapse = q$by, weighted = TRUE)
  i <- solve(h$naive.var)
  test <- function(k) {
    u <- s[, 2 + k, drop = FALSE] - s[, 1:2] %*% solve(i[1:2, 1:2], i[1:2, 2 + k])
    drop(colSums(u) %*% solve(crossprod(u), colSums(u)))
  }
  list_of(c(test(1), test(2), test(1:2)))
}

# Cox and Snell's of a given form: the cumulative hazard of each row when it ended.
snell <- function(dist) {
  f <- survreg(Surv(years, ended) ~ form + strength, d, dist = dist, control = survreg.control(rel.tolerance = 1e-14, maxiter = 50))
  list_of(-psurvreg_log(d$years, predict(f, type = "lp"), f$scale, dist))
}
psurvreg_log <- function(t, mean, scale, dist) {
  w <- (log(t) - mean) / scale
  switch(dist, weibull = -exp(w), exponential = -exp(w), lognormal = pnorm(w, lower.tail = FALSE, log.p = TRUE), loglogistic = -log1p(exp(w)))
}
# A covariate against martingale residuals: the same spline, its errors from what is left.
martingale_curve <- function(f) {
  m <- residuals(f, "martingale")
  at <- seq(min(d$strength), max(d$strength), length = 40)
  basis <- ns(c(at, d$strength), df = 4, intercept = TRUE)
  g <- lm(m ~ basis[-(1:40), ] - 1)
  curve_of(d$strength, m, summary(g)$sigma^2)
}

# Odds by year, a cubic: residuals of glm on a row for each year, summed by row; and ends beside those expected by years.
by_year <- function() {
  long <- d[rep(seq_len(n), ceiling(d$years) - floor(d$since)), ]
  long$year <- floor(long$since) + sequence(ceiling(d$years) - floor(d$since))
  long$now <- as.numeric(long$ended == 1 & long$year == ceiling(long$years))
  f <- glm(now ~ year + I(year^2) + I(year^3) + treaty + strength, binomial, long, control = glm.control(epsilon = 1e-14, maxit = 50))
  q <- fitted(f)
  raw <- tapply(long$now - q, long$row, sum)
  object(martingale = list_of(raw), deviance = list_of(sign(raw) * sqrt(tapply(residuals(f, "deviance")^2, long$row, sum))),
    expected = list_of(tapply(q, long$year, sum)), events = list_of(tapply(long$now, long$year, sum)),
    variance = list_of(tapply(q * (1 - q), long$year, sum)))
}

cat(object(
  byYear = by_year(),
  late = fitted_as(gray(pieces(late, d, "broken", "row"), "row")),
  lateBreslow = fitted_as(gray(pieces(late, d, "expired", "row"), "conflict", "breslow")),
  strata = fitted_as(gray(pieces(within, d, "broken", "row"), "row", strata = TRUE)),
  stretches = fitted_as(gray(pieces(late, stretches, "broken", "row"), "row")),
  weighted = fitted_as(gray(pieces(late, d, "broken", "row", 1 + d$conflict %% 3), "row")),
  weights = weighing(pieces(late, d, "broken", "row")),
  graySchoenfeld = schoenfeld(gray(pieces(late, d, "broken", "row"), "row")),
  schoenfeld = schoenfeld(cox(strata_form)), schoenfeldBreslow = schoenfeld(cox(plain_form, "breslow")),
  schoenfeldPart = parts(cox(Surv(years, ended) ~ form + eastern + strata(region))),
  weightedCox = fitted_as(coxph(Surv(since, years, ended) ~ form + strength, d, weights = 1 + (d$row %% 3) / 2, cluster = conflict, control = tight)),
  zphExact = zph_exact(d), zphApart = zph_exact(apart),
  grayZph = gray_zph(pieces(late, d, "broken", "row"), "row"), grayZphConflict = gray_zph(pieces(late, d, "broken", "row"), "conflict"),
  rows = rows_of(cox(strata_form)), rowsBreslow = rows_of(cox(plain_form, "breslow")),
  rowsExact = object(martingale = list_of(residuals(cox(plain_form, "exact"), "martingale")), deviance = list_of(residuals(cox(plain_form, "exact"), "deviance"))),
  martingaleCurve = martingale_curve(cox(plain_form)),
  weibull = snell("weibull"), exponential = snell("exponential"), lognormal = snell("lognormal"), loglogistic = snell("loglogistic")
), "\n", file = paste0(folder, "residuals.json"))
