"""Holds the indices of `abide sensitivity` against SALib's on the same designs and outputs.

    python3 bench/sensitivity-salib.py                              # compares, and prints the largest differences
    python3 bench/sensitivity-salib.py --write test/data/sensitivity  # writes the files that the tests read

Needs SALib 1.6 (MIT licence); for the comparison also a build and node. Designs are SALib's (`sample.sobol`,
`sample.morris`, `sample.latin`, each with its seed); so are the indices in `expected.json`. For given data SALib's own
entry draws a random subsample first, so its estimator (`analyze.delta.sobol_first`) is called on all rows instead.
"""

import json
import math
import pathlib
import subprocess
import sys
import tempfile

import numpy as np
from SALib.analyze import morris as analyze_morris
from SALib.analyze import sobol as analyze_sobol
from SALib.analyze.delta import sobol_first
from SALib.sample import latin
from SALib.sample import morris as sample_morris
from SALib.sample import sobol as sample_sobol

ROOT = pathlib.Path(__file__).resolve().parent.parent


def ishigami(x):
    """Ishigami and Homma (1990), a = 7, b = 0.1."""
    return np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])


def sobol_g(x):
    """Sobol' (1993) with a = 0, 1, 4.5, 9, 99."""
    a = np.array([0, 1, 4.5, 9, 99])
    return np.prod((np.abs(4 * x - 2) + a) / (1 + a), axis=1)


def morris_function(x):
    """Morris (1991), section 6, with its random coefficients at 0."""
    w = 2 * (x - 0.5)
    for i in (2, 4, 6):
        w[:, i] = 2 * (1.1 * x[:, i] / (x[:, i] + 0.1) - 0.5)
    y = 20 * w[:, :10].sum(axis=1)
    for i in range(6):
        for j in range(i + 1, 6):
            y -= 15 * w[:, i] * w[:, j]
    for i in range(5):
        for j in range(i + 1, 5):
            for k in range(j + 1, 5):
                y -= 10 * w[:, i] * w[:, j] * w[:, k]
    return y + 5 * w[:, 0] * w[:, 1] * w[:, 2] * w[:, 3]


def problem(names, low, high, groups=None):
    found = {"num_vars": len(names), "names": names, "bounds": [[low, high]] * len(names)}
    return {**found, "groups": groups} if groups else found


def cases(size):
    """Each: name, arguments, design, output, what SALib says."""
    angle = problem(["x1", "x2", "x3"], -math.pi, math.pi)
    x = sample_sobol.sample(angle, size, calc_second_order=True, seed=1)
    y = ishigami(x)
    found = analyze_sobol.analyze(angle, y, calc_second_order=True, num_resamples=2)
    pairs = [found["S2"][i][j] for i in range(3) for j in range(i + 1, 3)]
    yield "ishigami", [], x, y, {"first": list(found["S1"]), "total": list(found["ST"]), "second": pairs}

    five = problem(["a", "b", "c", "d", "e"], 0, 1)
    x = sample_sobol.sample(five, size, calc_second_order=False, seed=2)
    y = sobol_g(x)
    found = analyze_sobol.analyze(five, y, calc_second_order=False, num_resamples=2)
    yield "sobol-g", [], x, y, {"first": list(found["S1"]), "total": list(found["ST"])}

    two = problem(["x1", "x2", "x3"], -math.pi, math.pi, ["p", "q", "p"])
    x = sample_sobol.sample(two, size, calc_second_order=True, seed=3)
    y = ishigami(x)
    found = analyze_sobol.analyze(two, y, calc_second_order=True, num_resamples=2)
    expected = {"first": list(found["S1"]), "total": list(found["ST"]), "second": [found["S2"][0][1]]}
    yield "groups", ["--group", "p=x1,x3", "q=x2"], x, y, expected

    twenty = problem([f"x{i + 1}" for i in range(20)], 0, 1)
    x = sample_morris.sample(twenty, max(4, size // 8), num_levels=4, seed=4)
    y = morris_function(x)
    found = analyze_morris.analyze(twenty, x, y, num_levels=4, num_resamples=2)
    yield "morris", [], x, y, {"mu": list(found["mu"]), "muStar": list(found["mu_star"]), "sigma": list(found["sigma"])}

    four = problem(["a", "b", "c", "d", "e"], 0, 1, ["one", "two", "one", "two", "three"])
    x = sample_morris.sample(four, max(4, size // 4), num_levels=6, seed=5)
    y = sobol_g(x)
    found = analyze_morris.analyze(four, x, y, num_levels=6, num_resamples=2)
    arguments = ["--levels", "6", "--group", "one=x1,x3", "two=x2,x4", "three=x5"]
    yield "morris-groups", arguments, x, y, {"muStar": [float(value) for value in found["mu_star"]]}

    x = latin.sample(angle, 8 * size, seed=6)
    y = ishigami(x)
    n = len(y)
    # SALib's own number of bins (analyze/delta.py), which Abide is told to use.
    bins = int(np.round(min(int(np.ceil(n ** (2 / (7 + np.tanh((1500 - n) / 500))))), 48)))
    edges = np.linspace(0, n, bins + 1)
    yield "given-data", ["--bins", str(bins)], x, y, {"raw": [sobol_first(y, x[:, i], edges) for i in range(3)]}


def write(folder, name, x, y):
    np.savetxt(folder / f"{name}-design.csv", x, fmt="%.17g", delimiter=",")
    np.savetxt(folder / f"{name}-output.csv", y, fmt="%.17g")


def flat(result):
    """Abide's result by what SALib calls the same."""
    value = lambda entry: entry if entry is None or isinstance(entry, float | int) else entry["estimate"]
    found = {key: [value(one[key]) for one in result["inputs"]] for key in ("first", "total", "mu", "muStar", "sigma", "raw") if key in result["inputs"][0]}
    return {**found, "second": [pair["second"]["estimate"] for pair in result.get("pairs", [])]}


def compare():
    for size in (64, 1024):
        for name, arguments, x, y, expected in cases(size):
            with tempfile.TemporaryDirectory() as folder:
                folder = pathlib.Path(folder)
                write(folder, name, x, y)
                files = ["--design", folder / f"{name}-design.csv", "--output", folder / f"{name}-output.csv"]
                command = ["node", ROOT / "bin/abide.js", "sensitivity", *files, *arguments, "--resamples", "100", "--json"]
                run = subprocess.run(command, capture_output=True, text=True, check=True)
            found = flat(json.loads(run.stdout))
            for key, values in expected.items():
                scale = max(1, *(abs(value) for value in values))
                difference = max(abs(a - b) for a, b in zip(found[key], values, strict=True)) / scale
                print(f"{name:14} {len(y):6} rows  {key:7} largest difference {difference:.1e}")


if sys.argv[1:2] == ["--write"]:
    target = pathlib.Path(sys.argv[2])
    target.mkdir(parents=True, exist_ok=True)
    everything = {}
    for name, arguments, x, y, expected in cases(64):
        write(target, name, x, y)
        everything[name] = {"arguments": arguments, **{key: [float(v) for v in values] for key, values in expected.items()}}
    (target / "expected.json").write_text(json.dumps(everything, indent=1) + "\n")
else:
    compare()
