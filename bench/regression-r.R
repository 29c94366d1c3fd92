# The answers of R for regressions on rows of our own, as JSON: what test/data/survival/regression.json holds.
#   Rscript bench/regression-r.R          (R 4.2.2, survival 3.5-3; writes the rows, spells.csv, too)
suppressMessages(library(survival))
folder <- "test/data/survival/"
set.seed(20)
n <- 160
d <- data.frame(
  conflict = sample(1:60, n, TRUE), region = sample(c("east", "north", "south"), n, TRUE),
  form = sample(c("letter", "treaty"), n, TRUE), strength = round(rnorm(n), 2)
)
# Six in ten end at last, by one of two causes; times are whole, so that many are tied, and some rows begin late.
risk <- 0.6 * (d$form == "treaty") - 0.4 * d$strength
ends <- runif(n) < plogis(0.4 + 0.8 * (d$form == "letter"))
t <- ifelse(ends, ceiling(6 * rexp(n) * exp(risk)), Inf)
followed <- ceiling(runif(n, 4, 40))
d$since <- ifelse(runif(n) < 0.3, floor(pmin(t, followed) * runif(n, 0, 0.7)), 0)
d$years <- pmin(t, followed)
d$ended <- as.integer(t <= followed)
d$how <- ifelse(d$ended == 1, sample(c("broken", "expired"), n, TRUE, c(0.65, 0.35)), "")
write.csv(d, paste0(folder, "spells.csv"), row.names = FALSE, quote = FALSE)
d <- read.csv(paste0(folder, "spells.csv"))

number <- function(x) ifelse(is.finite(x), trimws(formatC(x, digits = 15, format = "g")), "null")
list_of <- function(x) paste0("[", paste(number(x), collapse = ","), "]")
object <- function(...) {
  x <- list(...)
  paste0("{", paste0('"', names(x), '":', unlist(x), collapse = ",\n"), "}")
}

# Cox: late entry, strata, three kinds of ties, robust errors. `eps` so small that Newton's last step is taken.
tight <- suppressWarnings(coxph.control(eps = 1e-14, iter.max = 50))
asked <- function(call, of, ...) {
  call[[1]] <- of
  suppressWarnings(eval(as.call(c(as.list(call), list(...))), parent.frame(2)))
}
cox <- function(...) {
  f <- asked(match.call(), quote(coxph), control = tight)
  object(coef = list_of(coef(f)), var = list_of(f$var), naive = list_of(if (is.null(f$naive.var)) f$var else f$naive.var),
    loglik = list_of(f$loglik), score = number(f$score), C = number(f$concordance[["concordance"]]),
    seC = number(f$concordance[["std"]]))
}
late <- Surv(since, years, ended) ~ form * strength + strata(region)
zph <- function(f) {
  z <- cox.zph(f)$table
  object(chisq = list_of(z[, 1]), df = list_of(z[, 2]))
}
hazard <- function(f) {
  b <- basehaz(f, centered = FALSE)
  object(time = list_of(b$time), hazard = list_of(b$hazard), stratum = list_of(as.integer(b$strata) - 1))
}

# In order of the rows, event after event.
residual <- function(f) {
  r <- residuals(f, "schoenfeld")
  at <- as.numeric(rownames(r))
  # Strata one after another, times rising in each: of one time R has the order of the rows.
  object(time = list_of(at), residual = list_of(t(r)))
}

# Fine and Gray, robust by row and by conflict.
d$row <- seq_len(n)
d$state <- factor(ifelse(d$how == "", "censored", d$how), c("censored", "broken", "expired"))
gray <- function(cause, by, ties = "efron") {
  f <- finegray(Surv(years, state) ~ form + strength + row + conflict, d, etype = cause)
  f$by <- f[[by]]
  cox(Surv(fgstart, fgstop, fgstatus) ~ form + strength, f, weights = fgwt, cluster = by, ties = ties)
}

# Parametric, by survreg; `rel.tolerance` so small that Newton's last step is taken.
aft <- function(...) {
  f <- asked(match.call(), quote(survreg), control = survreg.control(rel.tolerance = 1e-14, maxiter = 50))
  object(coef = list_of(c(coef(f), if (f$dist != "exponential") log(f$scale))), var = list_of(f$var),
    naive = list_of(if (is.null(f$naive.var)) f$var else f$naive.var), loglik = list_of(f$loglik))
}

# What survreg does not have, late entry and a share that lasts for ever: the likelihood written down, differentiated by
# R (deriv3), and Newton's steps from a start that optim found. b: ln T; s: ln of the scale; g: log odds to end at all.
bits <- list(
  weibull = c(S = "exp(-exp(W))", f = "exp(W - exp(W))"),
  lognormal = c(S = "pnorm(-W)", f = "dnorm(W)"),
  loglogistic = c(S = "1/(1 + exp(W))", f = "exp(W)/(1 + exp(W))^2")
)
at <- function(text, time, w = "W") gsub(w, paste0("((log(", time, ") - b0 - b1*treaty - b2*strength)/exp(s))"), text, fixed = TRUE)
peak <- function(dist, cure, entry) {
  S <- function(time) {
    plain <- at(bits[[dist]][["S"]], time)
    if (cure) paste0("(1 - 1/(1 + exp(-g0 - g1*treaty)) + 1/(1 + exp(-g0 - g1*treaty))*", plain, ")") else plain
  }
  f <- paste0(at(bits[[dist]][["f"]], "years"), "/(exp(s)*years)")
  if (cure) f <- paste0("(1/(1 + exp(-g0 - g1*treaty)))*", f)
  names <- c("b0", "b1", "b2", "s", if (cure) c("g0", "g1"))
  make <- function(text) deriv3(parse(text = paste0("log(", text, ")"))[[1]], names, c(names, "years", "since", "treaty", "strength"))
  parts <- list(ended = make(f), lasting = make(S("years")), entry = make(S("since")))
  of <- function(part, rows, p) do.call(parts[[part]], c(as.list(p), list(years = d$years[rows], since = d$since[rows], treaty = as.integer(d$form[rows] == "treaty"), strength = d$strength[rows])))
  look <- function(p) {
    a <- of("ended", d$ended == 1, p)
    b <- of("lasting", d$ended == 0, p)
    value <- sum(a) + sum(b)
    slope <- colSums(attr(a, "gradient")) + colSums(attr(b, "gradient"))
    curve <- apply(attr(a, "hessian"), 2:3, sum) + apply(attr(b, "hessian"), 2:3, sum)
    if (entry) {
      e <- of("entry", d$since > 0, p)
      value <- value - sum(e)
      slope <- slope - colSums(attr(e, "gradient"))
      curve <- curve - apply(attr(e, "hessian"), 2:3, sum)
    }
    list(value = value, slope = slope, curve = curve)
  }
  start <- c(2, 0, 0, 0, if (cure) c(0.5, 0))
  p <- optim(start, function(p) -look(p)$value, method = "BFGS", control = list(maxit = 500))$par
  for (k in 1:20) p <- p - solve(look(p)$curve, look(p)$slope)
  end <- look(p)
  object(coef = list_of(p), var = list_of(solve(-end$curve)), loglik = number(end$value), slope = number(max(abs(end$slope))))
}

# Discrete time: a row for each year that was begun.
years <- do.call(rbind, lapply(seq_len(n), function(i) {
  period <- (d$since[i] + 1):d$years[i]
  data.frame(d[rep(i, length(period)), ], period = period, now = as.integer(period == d$years[i] & d$ended[i] == 1))
}))
logit <- function(formula, data = years) {
  f <- glm(formula, binomial, data, control = list(epsilon = 1e-15, maxit = 100))
  V <- summary(f)$cov.unscaled
  u <- rowsum(model.matrix(f) * (f$y - fitted(f)), data$conflict)
  object(coef = list_of(coef(f)), var = list_of(V), robust = list_of(V %*% crossprod(u) %*% V), loglik = number(c(logLik(f))), periods = nrow(data))
}
stepped <- years[years$period %in% unique(years$period[years$now == 1]), ]

cat(object(
  efron = cox(late, d), breslow = cox(late, d, ties = "breslow"), exact = cox(late, d, ties = "exact"),
  robust = cox(late, d, cluster = conflict), robustBreslow = cox(late, d, cluster = conflict, ties = "breslow"),
  zph = zph(coxph(late, d, control = tight)), hazard = hazard(coxph(late, d, control = tight)),
  schoenfeld = residual(coxph(late, d, control = tight)), schoenfeldBreslow = residual(coxph(late, d, control = tight, ties = "breslow")),
  broken = cox(Surv(since, years, how == "broken") ~ form + strength, d),
  grayByRow = gray("broken", "row"), grayByConflict = gray("expired", "conflict"), grayBreslow = gray("broken", "row", ties = "breslow"),
  weibull = aft(Surv(years, ended) ~ form + strength, d, dist = "weibull"), exponential = aft(Surv(years, ended) ~ form + strength, d, dist = "exponential"), lognormal = aft(Surv(years, ended) ~ form + strength, d, dist = "lognormal"), loglogistic = aft(Surv(years, ended) ~ form + strength, d, dist = "loglogistic"),
  weibullRobust = aft(Surv(years, ended) ~ form + strength, d, dist = "weibull", cluster = conflict), lognormalRobust = aft(Surv(years, ended) ~ form + strength, d, dist = "lognormal", cluster = conflict),
  lateWeibull = peak("weibull", FALSE, TRUE), lateLognormal = peak("lognormal", FALSE, TRUE), lateLoglogistic = peak("loglogistic", FALSE, TRUE),
  lastingWeibull = peak("weibull", TRUE, FALSE), lastingLognormal = peak("lognormal", TRUE, FALSE),
  lastingLoglogistic = peak("loglogistic", TRUE, FALSE), lastingLateWeibull = peak("weibull", TRUE, TRUE),
  cubic = logit(now ~ period + I(period^2) + I(period^3) + form + strength), log = logit(now ~ log(period) + form + strength),
  constant = logit(now ~ form + strength), steps = logit(now ~ factor(period) + form + strength, stepped)
), "\n", file = paste0(folder, "regression.json"))
