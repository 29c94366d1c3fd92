# The answers of R for test/data/survival/pacts.csv, as JSON: what test/data/survival/expected.json holds.
#   Rscript bench/survival-r.R > test/data/survival/expected.json      (R 4.2.2, survival 3.5-3)
suppressMessages(library(survival))
d <- read.csv("test/data/survival/pacts.csv")
d <- d[!is.na(d$years) & d$form != "", ]
d$how <- factor(ifelse(d$ended == 1, d$how, "in force"), c("in force", "broken", "expired", "lapsed"))

number <- function(x) ifelse(is.finite(x), trimws(formatC(x, digits = 15, format = "g")), "null")
list_of <- function(x) paste0("[", paste(number(x), collapse = ","), "]")
object <- function(...) {
  x <- list(...)
  paste0("{", paste0('"', names(x), '":', unlist(x), collapse = ",\n"), "}")
}
curve <- function(fit) {
  s <- summary(fit, censored = TRUE)
  t <- matrix(summary(fit)$table, ncol = 9)
  object(
    time = list_of(s$time), n.risk = list_of(s$n.risk), n.event = list_of(s$n.event), n.censor = list_of(s$n.censor),
    surv = list_of(s$surv), std.err = list_of(s$std.err), lower = list_of(s$lower), upper = list_of(s$upper),
    cumhaz = list_of(s$cumhaz), std.chaz = list_of(s$std.chaz), table = list_of(t)
  )
}
states <- function(fit) {
  s <- summary(fit, censored = TRUE)
  object(
    time = list_of(s$time), n.risk = list_of(s$n.risk[, 1]), pstate = list_of(s$pstate), std.err = list_of(s$std.err),
    lower = list_of(s$lower), upper = list_of(s$upper)
  )
}
test <- function(t) {
  object(obs = list_of(c(t$obs)), exp = list_of(c(t$exp)), var = list_of(t$var), chisq = number(t$chisq))
}
cat(object(
  log = curve(survfit(Surv(years, ended) ~ 1, d)),
  plain = curve(survfit(Surv(years, ended) ~ 1, d, conf.type = "plain", conf.int = 0.9)),
  loglog = curve(survfit(Surv(years, ended) ~ 1, d, conf.type = "log-log")),
  letter = curve(survfit(Surv(years, ended) ~ form, d)[1]),
  treaty = curve(survfit(Surv(years, ended) ~ form, d)[2]),
  late = curve(survfit(Surv(since, years, ended) ~ 1, d)),
  states = states(survfit(Surv(years, how) ~ 1, d)),
  logrank = test(survdiff(Surv(years, ended) ~ form, d)),
  peto = test(survdiff(Surv(years, ended) ~ form, d, rho = 1)),
  stratified = test(survdiff(Surv(years, ended) ~ form + strata(since > 0), d))
), "\n")
