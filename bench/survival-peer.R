# Times of R on the rows that `node bench/survival.mjs --write FILE` wrote:  Rscript bench/survival-peer.R FILE
suppressMessages(library(survival))
d <- read.csv(commandArgs(TRUE)[1])
d$how <- factor(d$cause)
told <- function(what, work) cat(what, ": ", round(median(sapply(1:3, function(i) system.time(work())[["elapsed"]])), 3), " s\n", sep = "")
told("Kaplan-Meier", function() survfit(Surv(time, status) ~ 1, d))
told("Kaplan-Meier, times in days", function() survfit(Surv(days, status) ~ 1, d))
told("log-rank, two groups", function() survdiff(Surv(time, status) ~ group, d))
# Of 10,000 rows alone; more were not tried.
told("Aalen-Johansen, 10,000 rows, times in days", function() survfit(Surv(days, how) ~ 1, d[1:10000, ]))
