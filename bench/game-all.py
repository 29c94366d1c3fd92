"""Runs Abide and Gambit side by side on all equilibria of two-player games in extensive form.

    python3 bench/game-all.py [--seconds N] [FOLDER_OR_FILE ...]

Needs a build, node and pygambit (16.7). Kuhn poker with 3 and 5 cards, the games of test/data, random ones, then every .efg
that is named. Abide's `--find all` lists the extreme equilibria in realisation plans; Gambit's enummixed_solve lists those of
the reduced strategic form, of which several may come to the same plans. Both are compared as plans:

- each of Abide's is among Gambit's;
- each of Gambit's is a mixture of Abide's: of plans of the first and of the second player in one maximal subset.

Where Gambit does not end in N seconds (20), or its strategic form has more than 2,000 cells, only Abide's number stands.
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import time
from fractions import Fraction

import pygambit as gambit
from limited import limited
from scipy.optimize import linprog

ROOT = pathlib.Path(__file__).resolve().parent.parent
MOST_CELLS = 2_000
ABIDE = """
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
const dist = (file) => import(new URL(file, process.argv[1]).href);
const [{ readEfg, writeEfg, allExtensiveJson, findAllInExtensive, isForTwo }, { kuhn }, { randomGame }, { Budget }] =
  await Promise.all(['game/index.js', 'game/testing/kuhn.js', 'game/check/testing/randomGames.js', 'shared/budget.js'].map(dist));
const [folder, seconds, ...files] = JSON.parse(readFileSync(0, 'utf8'));
const games = [3, 5].map((cards) => [`kuhn ${cards}`, kuhn(cards)]);
for (let seed = 1; seed <= 30; seed++) games.push([`random ${seed}`, randomGame({ seed, players: 2, moves: 4 + (seed % 7) })]);
for (const file of files) {
  const { game } = readEfg({ name: file, text: readFileSync(file, 'utf8') });
  if (game && isForTwo(game) && game.players.length === 2) games.push([file.split('/').at(-1), game]);
}
const said = [];
for (const [i, [name, game]] of games.entries()) {
  const file = join(folder, `${i}.efg`);
  writeFileSync(file, writeEfg(game));
  const read = readEfg({ name: file, text: readFileSync(file, 'utf8') });
  const start = performance.now();
  const found = await findAllInExtensive(read.game, new Budget({ seconds }));
  said.push({ name, file, seconds: (performance.now() - start) / 1e3, ...allExtensiveJson(read.game, read.numbers, found) });
}
console.log(JSON.stringify(said));
"""


def abide(folder, seconds, files):
    """Has Abide solve all games; they are written to the folder."""
    command = ["node", "--input-type=module", "-e", ABIDE, (ROOT / "dist/src/").as_uri() + "/"]
    run = subprocess.run(command, input=json.dumps([folder, seconds, *files]), capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(run.stderr)
    return json.loads(run.stdout)


def plans(game, chance_of):
    """Per player: the product of the chances of its own actions up to and with each of its actions."""
    found = []
    for number, player in enumerate(game.players):
        plan = []
        for infoset in player.infosets:
            before = Fraction(1)
            node = list(infoset.members)[0]
            while node.parent is not None:
                if node.parent.player == player:
                    before *= chance_of(number, node.parent.infoset, node.prior_action)
                node = node.parent
            plan.extend(before * chance_of(number, infoset, action) for action in infoset.actions)
        found.append(tuple(plan))
    return tuple(found)


def gambits(path):
    """Processor time and plans of Gambit's extreme equilibria; None where its strategic form is large."""
    game = gambit.read_efg(path)
    cells = 1
    for player in game.players:
        cells *= len(player.strategies)
    if cells > MOST_CELLS:
        return None
    start = time.process_time()
    found = gambit.nash.enummixed_solve(game, rational=True).equilibria
    took = time.process_time() - start
    behaviours = [profile.as_behavior() for profile in found]
    return took, [plans(game, lambda _, infoset, action, b=b: Fraction(b[action] or 0)) for b in behaviours]


def ours(entry):
    """Plans of Abide's equilibria."""
    game = gambit.read_efg(entry["file"])
    found = []
    for equilibrium in entry["equilibria"]:
        chances = {(s["player"] - 1, s["set"]): s["chances"] for s in equilibrium["profile"]["behaviour"]}
        numbers = {(p, infoset.number): k for p, player in enumerate(game.players) for k, infoset in enumerate(player.infosets)}

        def chance_of(player, infoset, action):
            own = chances[(player, numbers[(player, infoset.number)] + 1)]
            return Fraction(own[list(infoset.actions).index(action)])

        found.append(plans(game, chance_of))
    return found


def is_mixture(plan, of):
    """Whether a plan is a mixture of others, by a linear program in doubles."""
    rows = [[float(other[i]) for other in of] for i in range(len(plan))] + [[1.0] * len(of)]
    return linprog([0.0] * len(of), A_eq=rows, b_eq=[*map(float, plan), 1.0], bounds=(0, None)).success


def covered(pair, mine, components):
    subsets = [s for component in components for s in component["maximalSubsets"] or []]
    return any(all(is_mixture(pair[p], [mine[k - 1][p] for k in subset[side]]) for p, side in enumerate(("first", "second")))
               for subset in subsets)


def main(arguments):
    seconds = float(arguments.pop(arguments.index("--seconds") + 1)) if "--seconds" in arguments else 20.0
    named = [ROOT / "test/data/games", ROOT / "test/data/openspiel", *(pathlib.Path(a) for a in arguments if a != "--seconds")]
    files = [str(f) for p in named for f in (sorted(p.rglob("*.efg")) if p.is_dir() else [p])]
    tally = dict.fromkeys(["games", "proven complete", "compared", "Abide's are Gambit's", "Gambit's are mixtures of Abide's"], 0)
    spent = [0.0, 0.0]
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        for entry in abide(folder, seconds, files):
            tally["games"] += 1
            tally["proven complete"] += entry["complete"]
            name = f"{entry['name']:32} Abide {len(entry['equilibria']):4} in {entry['seconds']:7.3f} s"
            if not entry["complete"]:
                print(f"{name}, {entry['limit']}")
                continue
            answer = limited(seconds, gambits, entry["file"])
            if answer is None:
                print(f"{name}; Gambit: no answer")
                continue
            took, theirs = answer
            mine = ours(entry)
            tally["compared"] += 1
            spent = [spent[0] + entry["seconds"], spent[1] + took]
            among = set(mine) <= set(theirs)
            whole = all(pair in mine or covered(pair, mine, entry["components"]) for pair in set(theirs))
            tally["Abide's are Gambit's"] += among
            tally["Gambit's are mixtures of Abide's"] += whole
            print(f"{name}; Gambit {len(theirs):4}, {len(set(theirs)):4} as plans, in {took:7.3f} s")
            if not (among and whole):
                faults.append(f"{entry['name']}: Abide {len(mine)}, Gambit {len(theirs)}")
    print()
    for what, number in tally.items():
        print(f"{what:34} {number}")
    print(f"time of those compared: Abide {spent[0]:.2f} s, Gambit {spent[1]:.2f} s")
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
