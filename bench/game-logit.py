"""Runs Abide and Gambit side by side on the logit branch of Kuhn poker.

    python3 bench/game-logit.py [CARDS ...]

Needs a build, node and pygambit (16.7). For 3 and 5 cards, or those that are named: Abide's branch to λ = 10^4 over the span of
payoffs, its points checked and its end rounded and checked in fractions, against Gambit's, which ends at a regret of 10^-8 of
that span. Then Abide's chances at one of Gambit's points: the largest difference of both, with λ between two points of Abide's.
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import time

import pygambit as gambit

ROOT = pathlib.Path(__file__).resolve().parent.parent
ABIDE = """
import { writeFileSync } from 'node:fs';
const dist = (file) => import(new URL(file, process.argv[1]).href);
const [{ findLogit, writeEfg, readEfg }, { kuhn }, { Budget }] =
  await Promise.all(['game/index.js', 'game/testing/kuhn.js', 'shared/budget.js'].map(dist));
const { game, numbers } = readEfg({ name: '', text: writeEfg(kuhn(Number(process.argv[3]))) });
writeFileSync(process.argv[2], writeEfg(game));
const start = performance.now();
const { points, end, limit } = await findLogit(game, new Budget());
const seconds = (performance.now() - start) / 1e3;
console.log(JSON.stringify({ seconds, limit, regret: end.check.regrets.largest.valueOf(),
  points: points.map(({ lambda, logs }) => ({ lambda, chances: game.infosets.map(({ player }, id) =>
    [player, numbers[id], logs[id].map(Math.exp)]).filter(([player]) => player >= 0) })) }));
"""


def main():
    for cards in map(int, sys.argv[1:] or ["3", "5"]):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder, "kuhn.efg")
            command = ["node", "--input-type=module", "-e", ABIDE, (ROOT / "dist/src/").as_uri() + "/", str(file), str(cards)]
            ours = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
            game = gambit.read_efg(str(file))
        start = time.perf_counter()
        theirs = gambit.qre.logit_solve_branch(game)
        seconds = time.perf_counter() - start
        print(f"{cards} cards: Abide {ours['seconds']:.3f} s, {len(ours['points'])} points, regret {ours['regret']:.1e};", end=" ")
        print(f"Gambit {seconds:.3f} s, {len(theirs)} points")
        print(f"  largest difference of chances at Abide's points with λ up to 50: {difference(game, ours['points']):.1e}")


def difference(game, points):
    """Largest difference of chances; Gambit solves at the same λ."""
    chosen = [point for point in points if 0 < point["lambda"] <= 50][::4]
    solved = gambit.qre.logit_solve_lambda(game, lam=[point["lambda"] for point in chosen])
    apart = 0.0
    for point, theirs in zip(chosen, solved):
        # Gambit's chances stand in one list: by player, information set and action.
        ours = sorted(point["chances"], key=lambda entry: (entry[0], entry[1]))
        flat = [chance for _, _, chances in ours for chance in chances]
        apart = max([apart] + [abs(theirs[i] - chance) for i, chance in enumerate(flat)])
    return apart


main()
