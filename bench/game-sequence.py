"""Runs Abide and Gambit side by side on two-player games in extensive form.

    python3 bench/game-sequence.py [--seconds N] [FOLDER_OR_FILE ...]

Needs a build, node and pygambit (16.7). First Kuhn poker with 3, 5, 8 and 13 cards, Leduc hold'em, bargaining with a
private type, the games of test/data/games and random ones, then every .efg that is named:

- value: Abide's `value` against Gambit's lp_solve, in doubles, and in rationals where that ends in time;
- one: Abide's `one` against Gambit's lcp_solve. Both may find different equilibria, so Gambit judges Abide's profile: its
  payoffs and its largest regret, in rationals, where the strategic form that it needs for this is small.

A solver of Gambit is stopped after N seconds (60).
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

ROOT = pathlib.Path(__file__).resolve().parent.parent
MOST_PLANS = 20_000
ABIDE = """
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
const dist = (file) => import(new URL(file, process.argv[1]).href);
const [{ readEfg, writeEfg, findInExtensive, loadSolver }, { kuhn }, { leduc }, { privateTypes }, { randomGame }, { Budget }] =
  await Promise.all(['game/index.js', 'game/testing/kuhn.js', 'game/testing/leduc.js', 'game/testing/privateTypes.js',
    'game/check/testing/randomGames.js', 'shared/budget.js'].map(dist));
const [folder, ...files] = JSON.parse(readFileSync(0, 'utf8'));
const games = [3, 5, 8, 13].map((cards) => [`kuhn ${cards}`, kuhn(cards)]);
games.push(['leduc', leduc()], ['private 2x3', privateTypes(2, 3)], ['private 3x5', privateTypes(3, 5)],
  ['private 4x5', privateTypes(4, 5)]);
for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) games.push([`random ${seed}`, randomGame({ seed, players: 2, moves: 12 })]);
for (const file of files) {
  const { game } = readEfg({ name: file, text: readFileSync(file, 'utf8') });
  if (game) games.push([file.split('/').at(-1), game]);
}
await loadSolver();
const said = [];
for (const [i, [name, game]] of games.entries()) {
  const file = join(folder, `${i}.efg`);
  writeFileSync(file, writeEfg(game));
  const read = readEfg({ name: file, text: readFileSync(file, 'utf8') });
  for (const find of ['value', 'one']) {
    const start = performance.now();
    const found = await findInExtensive(read.game, find, new Budget({ seconds: 120 }));
    const seconds = (performance.now() - start) / 1e3;
    if (!found.check?.regrets) continue;
    const written = (x) => x.toFraction();
    said.push({ name, file, find, seconds, nodes: read.game.end.length,
      sets: found.description.sets, constantSum: found.value !== undefined,
      value: found.value && [found.value.low, found.value.high].map(written),
      payoffs: found.check.regrets.payoffs.map(written), regret: written(found.check.regrets.largest),
      behaviour: found.behaviour.flatMap((chances, id) => read.game.infosets[id].player < 0 ? []
        : [[read.game.infosets[id].player, read.numbers[id], chances.map(written)]]) });
  }
}
console.log(JSON.stringify(said));
"""


def abide(folder, files):
    """Has Abide solve all games; they are written to the folder."""
    command = ["node", "--input-type=module", "-e", ABIDE, (ROOT / "dist/src/").as_uri() + "/"]
    run = subprocess.run(command, input=json.dumps([folder, *files]), capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(run.stderr)
    return json.loads(run.stdout)


def gambits(path, solver, rational):
    game = gambit.read_efg(path)
    start = time.perf_counter()
    found = getattr(gambit.nash, solver)(game, rational=rational).equilibria
    took = time.perf_counter() - start
    return took, len(found), [str(found[0].payoff(p)) for p in game.players] if found else []


def judged(entry):
    """Payoffs and largest regret of Abide's profile as Gambit counts them; None where its strategic form is large."""
    game = gambit.read_efg(entry["file"])
    plans = 1
    for player in game.players:
        own = 1
        for infoset in player.infosets:
            own *= len(infoset.actions)
        plans = max(plans, own)
    if plans > MOST_PLANS:
        return None
    profile = game.mixed_behavior_profile(rational=True)
    for player, number, chances in entry["behaviour"]:
        infoset = list(list(game.players)[player].infosets)[number - 1]
        for action, chance in zip(infoset.actions, chances):
            profile[action] = Fraction(chance)
    return [str(Fraction(profile.payoff(p))) for p in game.players], str(Fraction(profile.max_regret()))


def main(arguments):
    seconds = float(arguments.pop(arguments.index("--seconds") + 1)) if "--seconds" in arguments else 60.0
    named = [pathlib.Path(a) for a in arguments if a != "--seconds"] + [ROOT / "test/data/games"]
    files = [str(f) for p in named for f in (sorted(p.rglob("*.efg")) if p.is_dir() else [p])]
    faults = []
    tally = {"judged": 0, "Gambit agrees": 0, "values compared": 0, "values agree": 0}
    with tempfile.TemporaryDirectory() as folder:
        for entry in abide(folder, files):
            solver = "lp_solve" if entry["find"] == "value" else "lcp_solve"
            if entry["find"] == "one" and entry["constantSum"] and entry["nodes"] > 200:
                continue
            said = [f"{entry['name']:28} {entry['find']:6} {entry['nodes']:>6} nodes  Abide {entry['seconds']:.3f} s, regret {entry['regret']}"]
            for rational in (False, True):
                answer = limited(seconds, gambits, entry["file"], solver, rational)
                kind = "rational" if rational else "double"
                if answer is None:
                    said.append(f"Gambit {kind} not done in {seconds:.0f} s")
                    continue
                took, count, payoffs = answer
                said.append(f"Gambit {kind} {took:.3f} s ({took / entry['seconds']:.1f}x), {count} found")
                if entry["find"] == "value" and payoffs:
                    tally["values compared"] += 1
                    low, high = (Fraction(x) for x in entry["value"])
                    theirs = Fraction(payoffs[0])
                    slack = 0 if rational else Fraction(1, 10**8)
                    if low - slack <= theirs <= high + slack:
                        tally["values agree"] += 1
                    else:
                        faults.append(f"{entry['name']}: value {low} {high}, Gambit {theirs} ({kind})")
            verdict = judged(entry)
            if verdict:
                tally["judged"] += 1
                agrees = verdict == (entry["payoffs"], entry["regret"])
                tally["Gambit agrees"] += agrees
                if not agrees:
                    faults.append(f"{entry['name']} {entry['find']}: Gambit says {verdict}, Abide {entry['payoffs']}, {entry['regret']}")
            print("; ".join(said), flush=True)
    print()
    for name, number in tally.items():
        print(f"{name:28} {number}")
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
