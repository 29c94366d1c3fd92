"""Holds PRIM and CART of a build against the EMA Workbench and scikit-learn on the same tables.

    python3 bench/sensitivity-ema.py                                # compares, and prints what is equal and ratios of time
    python3 bench/sensitivity-ema.py --write test/data/sensitivity  # writes the file that the tests read

Needs ema-workbench 2.5 (BSD licence) with scikit-learn; for the comparison also a build and node. Tables are drawn here
with numpy's seeds. Peeling is the same algorithm with the same objective (`lenient1`), so whole trajectories are compared.
The EMA Workbench pastes at the end of the trajectory and leaves the choice of a box to a person; Abide pastes at the box
that its rule chooses, so pasted boxes are not compared. `cart.py` of the EMA Workbench is scikit-learn's tree without
pruning; the full tree and the prices of its pruning sequence are compared with scikit-learn's.
"""

import json
import pathlib
import subprocess
import sys
import time
import warnings

import numpy as np
import pandas as pd

warnings.filterwarnings("ignore")
from ema_workbench.analysis import cart as ema_cart  # noqa: E402
from ema_workbench.analysis import prim as ema_prim  # noqa: E402
from sklearn.tree import DecisionTreeClassifier  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parent.parent


def planted(x, rng):
    """A box of three inputs; 9 of 10 inside are of interest, 1 of 20 outside."""
    inside = (x[:, 0] > 0.6) & (x[:, 1] < 0.5) & (x[:, 2] < 0.8)
    return rng.random(len(x)) < np.where(inside, 0.9, 0.05)


def corner(x, _):
    return x[:, 0] + x[:, 1] > 1.3


def stripes(x, rng):
    """Not a box; noise besides."""
    return (np.sin(6 * x[:, 0]) + x[:, 2] + 0.3 * rng.standard_normal(len(x))) > 1


def tables(sizes):
    for rows, inputs in sizes:
        for function in (planted, corner, stripes):
            for seed in (1, 2):
                rng = np.random.default_rng(seed)
                x = rng.random((rows, inputs))
                yield f"{function.__name__}, {rows} × {inputs}, seed {seed}", x, function(x, rng)


def lenient(frame, y):
    """The peeling trajectory: by box its restrictions, number of worlds and of worlds of interest."""
    search = ema_prim.Prim(frame, y, threshold=0.5, peel_alpha=0.05, mass_min=0.05)
    start = time.perf_counter()
    box = search._peel(ema_prim.PrimBox(search, search.box_init, search.yi_remaining[:]))
    seconds = time.perf_counter() - start
    first = search.box_init
    boxes = []
    for limits in box.box_lims:
        ends = [
            {
                "input": name,
                "low": None if limits[name][0] == first[name][0] else float(limits[name][0]),
                "high": None if limits[name][1] == first[name][1] else float(limits[name][1]),
            }
            for name in frame.columns
        ]
        kept = np.ones(len(frame), dtype=bool)
        for name in frame.columns:
            kept &= (frame[name] >= limits[name][0]) & (frame[name] <= limits[name][1])
        boxes.append(
            {
                "restrictions": [end for end in ends if end["low"] is not None or end["high"] is not None],
                "rows": int(kept.sum()),
                "interest": int(y[kept].sum()),
            }
        )
    # By box: quasi-p-values of each end of each restricted input, as the EMA Workbench has them.
    qp = [{k: [float(v) for v in values] for k, values in quasi.items()} for quasi in box.qp]
    return boxes, qp, seconds


def forest(frame, y):
    """Scikit-learn's tree as the EMA Workbench grows it: seconds, and prices and impurities of its pruning
    sequence for five ways in which equal divisions may be drawn."""
    grown = ema_cart.CART(frame, y, mass_min=0.05)
    start = time.perf_counter()
    grown.build_tree()
    seconds = time.perf_counter() - start
    paths = []
    for state in range(5):
        again = DecisionTreeClassifier(min_samples_leaf=grown.clf.min_samples_leaf, random_state=state)
        path = again.cost_complexity_pruning_path(frame, y)
        # Scikit-learn lists a price twice where it is reached by two cuts; the last stands for both.
        steps = [(float(a), float(i)) for a, i in zip(path.ccp_alphas, path.impurities, strict=True)]
        steps = [one for one, after in zip(steps, [*steps[1:], None], strict=True) if after is None or after[0] - one[0] > 1e-15]
        paths.append([[a for a, _ in steps], [i for _, i in steps]])
    return paths, seconds


def frame_of(x):
    return pd.DataFrame(x, columns=[f"x{i + 1}" for i in range(x.shape[1])])


def same_trajectory(ours, theirs):
    if len(ours) != len(theirs):
        return False
    for a, b in zip(ours, theirs, strict=True):
        if (a["rows"], a["interest"], len(a["restrictions"])) != (b["rows"], b["interest"], len(b["restrictions"])):
            return False
        for one, two in zip(a["restrictions"], b["restrictions"], strict=True):
            ends = [(one[k], two[k]) for k in ("low", "high")]
            if one["input"] != two["input"] or any((p is None) != (q is None) for p, q in ends):
                return False
            if any(p is not None and abs(p - q) > 1e-12 for p, q in ends):
                return False
    return True


def compare():
    trajectories = prices = total = 0
    ratios = []
    for name, x, y in tables([(200, 4), (1000, 8), (4000, 20)]):
        frame = frame_of(x)
        theirs, _, prim_seconds = lenient(frame, y)
        paths, cart_seconds = forest(frame, y)
        data = {"inputs": [{"name": c, "values": list(frame[c])} for c in frame], "interest": [int(v) for v in y]}
        run = subprocess.run(["node", ROOT / "bench/sensitivity-ema.mjs"], input=json.dumps(data), capture_output=True, text=True, check=True)
        ours = json.loads(run.stdout)
        equal = same_trajectory(ours["prim"]["trajectory"], theirs)
        steps = {(round(s["alpha"], 12), round(s["impurity"], 12)) for s in ours["cart"]["sequence"]}
        known = [{(round(a, 12), round(i, 12)) for a, i in zip(*path, strict=True)} for path in paths]
        pruned = steps in known
        total += 1
        trajectories += equal
        prices += pruned
        ratios.append(prim_seconds / ours["seconds"]["prim"])
        chosen = ours["prim"]["chosen"]
        print(
            f"{name}: trajectory of {len(theirs)} boxes {'equal' if equal else 'DIFFERENT'}; pruning sequence of {len(steps)} "
            f"{'equal' if pruned else 'different'}; chosen coverage {chosen['coverage']:.2f} density {chosen['density']:.2f}; "
            f"PRIM {ours['seconds']['prim']:.3f} s, EMA's peeling alone {prim_seconds:.1f} s; CART with 10 folds "
            f"{ours['seconds']['cart']:.3f} s, scikit-learn's tree alone {cart_seconds:.3f} s; "
            f"recounts {[c['holds'] for c in ours['checks']]}"
        )
    print(f"{trajectories} of {total} trajectories equal, {prices} of {total} pruning sequences; PRIM ratio {min(ratios):.0f} to {max(ratios):.0f}")


if sys.argv[1:2] == ["--write"]:
    found = []
    for name, x, y in tables([(120, 3)]):
        frame = frame_of(x)
        boxes, qp, _ = lenient(frame, y)
        paths, _ = forest(frame, y)
        # Where equal divisions are drawn differently the sequence is not one that a test can ask for.
        alphas, impurities = paths[0] if all(path == paths[0] for path in paths) else (None, None)
        found.append(
            {
                "name": name,
                "inputs": [{"name": c, "values": [float(v) for v in frame[c]]} for c in frame],
                "interest": [int(v) for v in y],
                "trajectory": boxes,
                "quasiP": qp[-1],
                "prices": alphas,
                "impurities": impurities,
            }
        )
    target = pathlib.Path(sys.argv[2])
    target.mkdir(parents=True, exist_ok=True)
    (target / "boxes.json").write_text(json.dumps(found) + "\n")
else:
    compare()
