"""Holds Abide's reader and writer of .efg, and its backward induction, against Gambit's.

    python3 bench/game-gambit.py FOLDER_OR_FILE ...

Needs a build, node and pygambit (16.7). For every .efg it finds:

- what Gambit reads, Abide reads: the same path payoffs at every end, chances and information sets; perfect recall and
  the number of subgames are the same;
- what Abide writes, Gambit loads, and it is the same game; what Gambit writes, Abide reads, and it is the same game;
- where information is perfect and profiles are few: number and payoffs of the pure subgame-perfect equilibria, against
  Gambit's pure equilibria of the agent form, of which those stay in which no single action pays at any node.
"""

import json
import pathlib
import subprocess
import sys
import tempfile
from fractions import Fraction

import pygambit as gambit

ROOT = pathlib.Path(__file__).resolve().parent.parent
MOST_PROFILES = 20_000
ABIDE = """
import { readFileSync, writeFileSync } from 'node:fs';
const { readEfg, writeEfg, solveGame } = await import(process.argv[1]);
const said = JSON.parse(readFileSync(0, 'utf8')).map(([from, to]) => {
  const { game, diagnostics } = readEfg({ name: from, text: readFileSync(from, 'utf8') });
  if (!game) return { refused: diagnostics.map((d) => `${d.at?.line}:${d.at?.column} ${d.what}`) };
  writeFileSync(to, writeEfg(game));
  const { description, backwardInduction: found } = solveGame(game);
  return {
    perfect: description.perfectInformation,
    roots: description.subgames,
    recall: description.perfectRecall,
    count: found?.all.count === undefined ? null : String(found.all.count),
    payoffs: found?.all.payoffs?.map((x) => x.map((y) => y.toFraction())) ?? null,
  };
});
console.log(JSON.stringify(said));
"""


def abide(pairs):
    """Has Abide read, write and solve each (from, to)."""
    command = ["node", "--input-type=module", "-e", ABIDE, (ROOT / "dist/src/game/index.js").as_uri()]
    run = subprocess.run(command, input=json.dumps(pairs), capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


def ends(game):
    """Per end: sum of payoffs along the path; and per inner node its player, set and chances."""
    told, sets = [], {}
    stack = [(game.root, [Fraction(0)] * len(game.players))]
    while stack:
        node, paid = stack.pop()
        paid = [x + paid_at(node, player) for x, player in zip(paid, game.players)]
        if node.is_terminal:
            told.append(tuple(paid))
            continue
        chance = node.player.is_chance
        key = (-1 if chance else node.player.number, sets.setdefault(str((node.player.number, node.infoset.number)), len(sets)))
        chances = tuple(Fraction(action.prob) for action in node.infoset.actions) if chance else ()
        told.append((key, chances, len(node.children)))
        stack.extend((child, paid) for child in reversed(list(node.children)))
    return told


def paid_at(node, player):
    try:
        return Fraction(node.outcome[player])
    except (KeyError, TypeError):
        return Fraction(0)


def perfect_equilibria(game):
    """Payoffs of the pure equilibria of the agent form in which no single action pays at any node; and their number."""
    found = []
    for profile in gambit.nash.enumpure_agent_solve(game).equilibria:
        best = True
        for node in game.nodes:
            if node.is_terminal or node.player.is_chance:
                continue
            here = profile.node_value(node.player, node)
            after = max(
                profile.node_value(node.player, child)
                for child in node.children
            )
            # Values of nodes hold what is paid from there on; what is paid at the node is the same for all actions.
            if Fraction(after) + paid_at(node, node.player) > Fraction(here):
                best = False
                break
        if best:
            found.append(tuple(str(Fraction(profile.payoff(player))) for player in game.players))
    return found


def profiles(game):
    product = 1
    for player in game.players:
        for infoset in player.infosets:
            product *= len(infoset.actions)
            if product > MOST_PROFILES:
                return product
    return product


def main(paths):
    files = [f for p in map(pathlib.Path, paths) for f in (sorted(p.rglob("*.efg")) if p.is_dir() else [p])]
    tally = dict.fromkeys(["files", "both read", "Abide refuses", "Gambit refuses", "  loads as Abide writes it", "same game", "round trips", "solved by both", "agree"], 0)
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        names = [folder / str(i) for i in range(len(files))]
        said = abide([(str(f), f"{n}.abide.efg") for f, n in zip(files, names)])
        games = []
        for file in files:
            try:
                games.append(gambit.read_efg(str(file)))
            except Exception as error:  # noqa: BLE001: whatever Gambit says of a file
                games.append(str(error))
        written = []
        for game, name in zip(games, names):
            if not isinstance(game, str):
                pathlib.Path(f"{name}.gambit.efg").write_text(game.to_efg())
                written.append((f"{name}.gambit.efg", f"{name}.again.efg"))
        back = dict(zip((to for _, to in written), abide(written)))
        for file, name, game, one in zip(files, names, games, said):
            tally["files"] += 1
            if "refused" in one:
                tally["Abide refuses"] += 1
                faults.append(f"{file.name}: Abide: {one['refused'][0]}")
            if isinstance(game, str):
                tally["Gambit refuses"] += 1
                gambit.read_efg(f"{name}.abide.efg")
                tally["  loads as Abide writes it"] += 1
                print(f"{file.name:32} Gambit: {game}")
            if "refused" in one or isinstance(game, str):
                continue
            tally["both read"] += 1
            ours = gambit.read_efg(f"{name}.abide.efg")
            same = ends(ours) == ends(game)
            tally["same game"] += same
            again = "refused" not in back[f"{name}.again.efg"] and ends(gambit.read_efg(f"{name}.again.efg")) == ends(game)
            tally["round trips"] += again
            if not (same and again):
                faults.append(f"{file.name}: not the same game")
            if one["recall"] != game.is_perfect_recall:
                faults.append(f"{file.name}: perfect recall: Abide {one['recall']}, Gambit {game.is_perfect_recall}")
            if one["roots"] != len(list(game.subgames)):
                faults.append(f"{file.name}: subgames: Abide {one['roots']}, Gambit {len(list(game.subgames))}")
            if not one["perfect"] or one["count"] is None or profiles(game) > MOST_PROFILES:
                continue
            tally["solved by both"] += 1
            found = perfect_equilibria(game)
            agree = len(found) == int(one["count"]) and set(found) == {tuple(x) for x in one["payoffs"]}
            tally["agree"] += agree
            print(f"{file.name:32} {one['count']:>6} pure, {len(one['payoffs'])} payoffs  {'agree' if agree else f'Gambit: {len(found)}'}")
    print()
    for name, number in tally.items():
        print(f"{name:28} {number}")
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or [str(ROOT / "test/data/games")]))
