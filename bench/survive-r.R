# R's own data sets as tables, with what R says of them: what bench/survive-r.mjs holds `abide survive` against.
#   Rscript bench/survive-r.R FOLDER          (R 4.2.2, survival 3.5-3)
# Writes FOLDER/NAME.csv and FOLDER/answers.json; the data are R's and stay there.
invisible(Sys.setlocale("LC_COLLATE", "C"))
suppressMessages(library(survival))
folder <- commandArgs(TRUE)[1]

number <- function(x) ifelse(is.finite(x), trimws(formatC(x, digits = 15, format = "g")), "null")
list_of <- function(x) paste0("[", paste(number(unname(c(x))), collapse = ","), "]")
text <- function(x) paste0('"', gsub('"', '\\"', gsub("\\", "\\\\", x, fixed = TRUE), fixed = TRUE), '"')
answers <- character()
#' @param flags What `abide survive FOLDER/table` is told; @param ... numbers by what they are called there.
answer <- function(table, flags, kind, ...) {
  x <- list(...)
  fields <- paste0(text(names(x)), ":", vapply(x, list_of, ""), collapse = ",")
  answers <<- c(answers, paste0("{", '"table":', text(table), ',"flags":[', paste(text(flags), collapse = ","), '],"kind":', text(kind), ',"expected":{', fields, "}}"))
}
# Factors as their names, so that levels are in the order of the names here and there.
plain <- function(d) {
  d[] <- lapply(d, function(x) if (is.factor(x)) as.character(x) else x)
  d
}
tables <- list(
  lung = lung, veteran = veteran, ovarian = ovarian, colon = subset(colon, etype == 2), heart = heart,
  bladder = bladder2, cgd = cgd, rats = rats, eyes = retinopathy, kidney = kidney, light = flchain[flchain$futime > 0, ],
  wilms = nwtco, stanford = stanford2, myeloid = myeloid,
  gamma = within(mgus2, {
    months <- ifelse(pstat == 1, ptime, futime)
    how <- ifelse(pstat == 1, "pcm", ifelse(death == 1, "death", "censored"))
    entry <- age
    exit <- age + months / 12
    rm(list = intersect("event", ls()))
  })
)
for (name in names(tables)) {
  tables[[name]] <- plain(tables[[name]])
  write.csv(tables[[name]], file.path(folder, paste0(name, ".csv")), row.names = FALSE)
}
of <- function(table, time, status, ...) c("--time", time, "--status", status, ...)

curve <- function(table, time, status, by = NULL, start = NULL, kind = "log", level = 0.95) {
  d <- tables[[table]]
  left <- if (is.null(start)) paste0("Surv(", time, ",", status, ")") else paste0("Surv(", start, ",", time, ",", status, ")")
  f <- survfit(as.formula(paste(left, "~", if (is.null(by)) "1" else by)), d, conf.type = kind, conf.int = level)
  s <- summary(f, censored = TRUE)
  flags <- c(of(table, time, status), if (!is.null(by)) c("--by", by), if (!is.null(start)) c("--start", start),
    "--conf-type", kind, "--level", as.character(100 * level))
  answer(table, flags, "survfit", time = s$time, n.risk = s$n.risk, n.event = s$n.event, surv = s$surv, std.err = s$std.err,
    lower = s$lower, upper = s$upper, cumhaz = s$cumhaz, std.chaz = s$std.chaz)
}
curve("lung", "time", "status", "sex")
curve("lung", "time", "status", kind = "plain", level = 0.9)
curve("veteran", "time", "status", "celltype", kind = "log-log")
curve("colon", "time", "status", "rx")
curve("heart", "stop", "event", start = "start")
curve("kidney", "time", "status", "sex")
curve("light", "futime", "death", "sex", kind = "log-log")
curve("wilms", "edrel", "rel", "stage")
curve("stanford", "time", "status")
curve("cgd", "tstop", "status", "treat", start = "tstart")

tests <- function(table, time, status, by, strata = NULL) {
  d <- tables[[table]]
  f <- as.formula(paste0("Surv(", time, ",", status, ") ~ ", by, if (!is.null(strata)) paste0(" + strata(", strata, ")")))
  both <- list(survdiff(f, d), survdiff(f, d, rho = 1))
  answer(table, c(of(table, time, status), "--by", by, if (!is.null(strata)) c("--strata", strata)), "survdiff",
    chisq = vapply(both, function(t) t$chisq, 0))
}
tests("lung", "time", "status", "sex")
tests("lung", "time", "status", "sex", "inst")
tests("colon", "time", "status", "rx", "sex")
tests("veteran", "time", "status", "celltype", "trt")
tests("wilms", "edrel", "rel", "histol", "stage")
tests("myeloid", "futime", "death", "trt", "sex")

tight <- suppressWarnings(coxph.control(eps = 1e-14, iter.max = 60))
cox <- function(table, time, status, x, start = NULL, strata = NULL, cluster = NULL, ties = "efron") {
  d <- tables[[table]]
  left <- if (is.null(start)) paste0("Surv(", time, ",", status, ")") else paste0("Surv(", start, ",", time, ",", status, ")")
  f <- as.formula(paste(left, "~", x, if (!is.null(strata)) paste0("+ strata(", strata, ")")))
  d$by <- if (is.null(cluster)) NULL else d[[cluster]]
  m <- suppressWarnings(if (is.null(cluster)) coxph(f, d, ties = ties, control = tight, model = TRUE, x = TRUE)
    else coxph(f, d, cluster = by, ties = ties, control = tight, model = TRUE, x = TRUE))
  flags <- c(of(table, time, status), if (!is.null(start)) c("--start", start), "--cox", x,
    if (!is.null(strata)) c("--strata", strata), if (!is.null(cluster)) c("--cluster", cluster), "--ties", ties)
  z <- cox.zph(m)$table
  answer(table, flags, "coxph", coef = coef(m), vcov = m$var, loglik = m$loglik, score = m$score,
    concordance = m$concordance[["concordance"]], se.C = m$concordance[["std"]], zph = z[, 1],
    martingale = residuals(m, "martingale"), deviance = residuals(m, "deviance"))
}
cox("lung", "time", "status", "age + sex + ph.ecog", strata = "inst")
cox("lung", "time", "status", "age + sex", cluster = "inst", strata = "ph.ecog")
cox("veteran", "time", "status", "trt * karno + celltype", ties = "breslow")
cox("ovarian", "futime", "fustat", "age + factor(rx)", ties = "exact")
cox("colon", "time", "status", "rx + nodes + sex + log(age)", strata = "differ")
cox("heart", "stop", "event", "(age + year) * surgery", start = "start")
cox("bladder", "stop", "event", "rx + size + number", start = "start", strata = "enum", cluster = "id")
cox("cgd", "tstop", "status", "treat + age + inherit", start = "tstart", cluster = "id")
cox("cgd", "tstop", "status", "treat + sqrt(weight)", start = "tstart", cluster = "center", strata = "sex")
cox("rats", "time", "status", "rx", strata = "sex", cluster = "litter")
cox("eyes", "futime", "status", "type * trt + risk", cluster = "id")
cox("kidney", "time", "status", "age + sex + disease", cluster = "id", ties = "breslow")
cox("light", "futime", "death", "age + sex + kappa + lambda", strata = "flc.grp")
cox("wilms", "edrel", "rel", "histol + factor(stage) + age", strata = "study", cluster = "age")
cox("stanford", "time", "status", "age + I(age^2) + t5")
cox("myeloid", "futime", "death", "trt * sex")

aft <- function(table, time, status, x, dist, cluster = NULL) {
  d <- tables[[table]]
  f <- as.formula(paste0("Surv(", time, ",", status, ") ~ ", x))
  d$by <- if (is.null(cluster)) NULL else d[[cluster]]
  control <- survreg.control(rel.tolerance = 1e-14, maxiter = 60)
  m <- suppressWarnings(if (is.null(cluster)) survreg(f, d, dist = dist, control = control) else survreg(f, d, cluster = by, dist = dist, control = control))
  flags <- c(of(table, time, status), "--regress", x, "--dist", dist, if (!is.null(cluster)) c("--cluster", cluster))
  answer(table, flags, "survreg", coef = c(coef(m), if (dist != "exponential") log(m$scale)), vcov = m$var, loglik = m$loglik)
}
for (dist in c("weibull", "exponential", "lognormal", "loglogistic")) {
  aft("lung", "time", "status", "age + sex + ph.ecog", dist)
  aft("veteran", "time", "status", "karno + celltype", dist)
  aft("eyes", "futime", "status", "type + trt + risk", dist, "id")
  aft("wilms", "edrel", "rel", "histol + factor(stage)", dist, "age")
}

# Rows with an empty cell are left out before the chance to be followed is estimated, as `abide survive` does.
gamma <- subset(tables$gamma, !is.na(hgb) & !is.na(mspike))
gamma$state <- factor(gamma$how, c("censored", "death", "pcm"))
whole <- tables$gamma
whole$state <- factor(whole$how, c("censored", "death", "pcm"))
states <- survfit(Surv(months, state) ~ 1, whole)
answer("gamma", c("--time", "months", "--cause", "how"), "states", pstate = summary(states, censored = TRUE)$pstate)
gray <- function(cause, start, x, strata = NULL) {
  gamma$kept <- gamma$sex
  left <- if (start) "Surv(entry, exit, state)" else "Surv(months, state)"
  d <- finegray(as.formula(paste(left, "~ ", gsub("*", "+", x, fixed = TRUE), "+ id + kept", if (!is.null(strata)) "+ strata(sex)")), gamma, etype = cause, id = id)
  f <- as.formula(paste("Surv(fgstart, fgstop, fgstatus) ~", x, if (!is.null(strata)) "+ strata(kept)"))
  m <- suppressWarnings(coxph(f, d, weights = fgwt, cluster = id, control = tight))
  answer("gamma", c(if (start) c("--time", "exit", "--start", "entry") else c("--time", "months"), "--cause", "how", "--fine-gray", x, if (!is.null(strata)) c("--strata", strata)),
    paste("finegray", cause), coef = coef(m), vcov = m$var)
}
for (cause in c("pcm", "death")) {
  gray(cause, FALSE, "hgb + mspike")
  gray(cause, FALSE, "hgb + mspike", "sex")
  gray(cause, TRUE, "hgb + mspike")
  gray(cause, TRUE, "hgb + mspike", "sex")
}
writeLines(paste0("[", paste(answers, collapse = ",\n"), "]"), file.path(folder, "answers.json"))
