"""NegMAS on one additive space, given as JSON on standard input. Prints one line of JSON. Used by settlement.mjs."""

import json
import sys
import time
import warnings

warnings.filterwarnings("ignore")

import negmas
from negmas import LinearAdditiveUtilityFunction, make_issue, make_os
from negmas.preferences.ops import calc_scenario_stats

space = json.load(sys.stdin)
issues = [make_issue([str(o) for o in range(n)], name=f"i{i}") for i, n in enumerate(space["issues"])]
outcomes = make_os(issues)
ufuns = [
    LinearAdditiveUtilityFunction(
        values=[{str(o): x for o, x in enumerate(row)} for row in party["points"]],
        weights=[1.0] * len(issues),
        outcome_space=outcomes,
        reserved_value=party["threshold"],
    )
    for party in space["parties"]
]
start = time.perf_counter()
stats = calc_scenario_stats(ufuns)
seconds = time.perf_counter() - start
print(
    json.dumps(
        {
            "version": negmas.__version__,
            "seconds": seconds,
            "frontier": sorted({tuple(round(float(x), 9) for x in u) for u in stats.pareto_utils}),
            "nash": [[float(x) for x in u] for u in stats.nash_utils],
        }
    )
)
