"""Runs Abide, lrsnash and Gambit side by side on games in normal form.

    python3 bench/game-normal.py [--seconds N] [--sizes 8,10,12,14] [--games N] [FOLDER_OR_FILE ...]

Needs a build, node, pygambit (16.7) and lrsnash (Debian's lrslib). All times are processor time.

- Random games n×n, payoffs 0 … 1,000: all extreme equilibria. Abide once with the games of a size in one process (solving
  and checks alone) and once as a command for each; lrsnash as a command; Gambit's enummixed_solve in rationals.
  Compared: the numbers of equilibria, and with Gambit the equilibria themselves.
- The game of four that Gambit's polynomial enumeration solves in part.
- Every .nfg that is named: payoffs as both read them; as Gambit reads what Abide writes; pure equilibria; all extreme
  equilibria of two players with at most 8 strategies each; with more players ours beside Gambit's polynomial enumeration.

A solver of Gambit is stopped after N seconds (60).
"""

import json
import pathlib
import random
import resource
import subprocess
import sys
import tempfile
import time
from fractions import Fraction

import pygambit as gambit
from limited import limited

ROOT = pathlib.Path(__file__).resolve().parent.parent
ABIDE = """
import { readFileSync, writeFileSync } from 'node:fs';
const dist = (file) => import(new URL(file, process.argv[1]).href);
const [{ findInNormal, payoffAt, cellsOf, readNfg, writeNfg }, { Budget }] =
  await Promise.all(['game/index.js', 'shared/budget.js'].map(dist));
const said = [];
for (const [file, finds] of JSON.parse(readFileSync(0, 'utf8'))) {
  const { game } = readNfg({ name: file, text: readFileSync(file, 'utf8') });
  if (!game) { said.push(null); continue; }
  writeFileSync(`${file}.written`, writeNfg(game));
  const entry = { players: game.players.length, strategies: game.strategies.map((own) => own.length) };
  if (finds.includes('payoffs')) entry.payoffs = game.players.map((_, p) =>
    Array.from({ length: cellsOf(game) }, (_, cell) => payoffAt(game, p, cell).toFraction()));
  for (const find of ['pure', 'all']) {
    if (!finds.includes(find) || (find === 'all' && (game.players.length < 2 || (game.players.length > 2 && cellsOf(game) > 100)))) continue;
    const before = process.cpuUsage();
    const found = await findInNormal(game, find, new Budget({ seconds: game.players.length > 2 ? 20 : 300 }));
    const { user, system } = process.cpuUsage(before);
    entry[find] = { seconds: (user + system) / 1e6, complete: found.complete,
      regret: found.equilibria.every(({ regrets }) => regrets.largest.n === 0n),
      profiles: found.equilibria.map(({ profile }) => profile.map((own) => own.map((x) => x.toFraction()))) };
  }
  said.push(entry);
}
console.log(JSON.stringify(said));
"""


def abide(work):
    """What Abide says of files, each with what is wanted of it: payoffs, pure, all."""
    command = ["node", "--input-type=module", "-e", ABIDE, (ROOT / "dist/src/").as_uri() + "/"]
    run = subprocess.run(command, input=json.dumps(work), capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(run.stderr)
    return json.loads(run.stdout)


def command(arguments):
    """Output and processor time of a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run = subprocess.run(arguments, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return run.stdout, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def flat(game, profile):
    return tuple(tuple(Fraction(profile[s]) for s in player.strategies) for player in game.players)


def gambits(path, solver):
    game = gambit.read_nfg(path)
    start = time.process_time()
    if solver == "enummixed":
        found = gambit.nash.enummixed_solve(game, rational=True).equilibria
    elif solver == "enumpure":
        found = gambit.nash.enumpure_solve(game).equilibria
    else:
        found = gambit.nash.enumpoly_solve(game, use_strategic=True).equilibria
    return time.process_time() - start, [flat(game, profile) for profile in found]


def exact(profiles):
    return {tuple(tuple(Fraction(x) for x in own) for own in profile) for profile in profiles}


def random_game(folder, n, seed):
    """The same game for Abide and Gambit, and for lrsnash: both tables by rows."""
    draw = random.Random(f"{n} {seed}")
    tables = [[[draw.randint(0, 1000) for _ in range(n)] for _ in range(n)] for _ in range(2)]
    nfg = folder / f"random-{n}-{seed}.nfg"
    cells = (f"{tables[0][i][j]} {tables[1][i][j]}" for j in range(n) for i in range(n))
    nfg.write_text(f'NFG 1 R "" {{ "A" "B" }} {{ {n} {n} }}\n\n' + "\n".join(cells) + "\n")
    lrs = nfg.with_suffix(".txt")
    lines = (" ".join(map(str, row)) for table in tables for row in table)
    lrs.write_text(f"{n} {n}\n\n" + "\n".join(lines) + "\n")
    return str(nfg), str(lrs)


def random_games(folder, sizes, games, seconds, faults):
    print("size  equilibria  Abide s  as commands s  lrsnash s  Abide/lrsnash  Gambit s  Gambit/Abide")
    for n in sizes:
        files = [random_game(folder, n, seed) for seed in range(1, games + 1)]
        ours = abide([(nfg, ["all"]) for nfg, _ in files])
        spent = sum(entry["all"]["seconds"] for entry in ours)
        commands = lrs = theirs = 0.0
        count = 0
        for (nfg, txt), entry in zip(files, ours):
            commands += command(["node", str(ROOT / "bin/abide.js"), "game", nfg, "--find", "all"])[1]
            said, took = command(["lrsnash", txt])
            lrs += took
            number = int(said.split("Number of equilibria found:")[1].split()[0])
            count += number
            if number != len(entry["all"]["profiles"]) or not entry["all"]["complete"] or not entry["all"]["regret"]:
                faults.append(f"{nfg}: lrsnash {number}, Abide {len(entry['all']['profiles'])}")
            answer = limited(seconds, gambits, nfg, "enummixed") if theirs is not None else None
            if answer is None:
                theirs = None
                continue
            theirs += answer[0]
            if set(answer[1]) != exact(entry["all"]["profiles"]):
                faults.append(f"{nfg}: Gambit has {len(answer[1])} others")
        told = f"over {seconds:.0f} each" if theirs is None else f"{theirs:8.3f}  {theirs / spent:6.1f}"
        print(f"{n:4}  {count:10}  {spent:7.3f}  {commands:13.3f}  {lrs:9.3f}  {spent / lrs:13.2f}  {told}", flush=True)


def coordination(folder, faults):
    """Both get something only where they do the same: 2^4 − 1 equilibria."""
    first, second = [3, 2, 1, 4], [2, 2, 4, 7]
    cells = (f"{first[i]} {second[i]}" if i == j else "0 0" for j in range(4) for i in range(4))
    file = folder / "coordination.nfg"
    file.write_text('NFG 1 R "" { "A" "B" } { 4 4 }\n' + " ".join(cells) + "\n")
    ours = abide([(str(file), ["all"])])[0]["all"]
    theirs = limited(60, gambits, str(file), "enumpoly")
    said = len(theirs[1]) if theirs else "no answer"
    print(f"\ncoordination of four: Abide {len(ours['profiles'])}, complete: {ours['complete']}; Gambit enumpoly {said}")
    if len(ours["profiles"]) != 15:
        faults.append("coordination of four")


def table(game):
    """Payoffs by player, the first player's strategy fastest."""
    sizes = [len(p.strategies) for p in game.players]
    cells = [[]]
    for size in sizes:
        cells = [[*cell, s] for s in range(size) for cell in cells]
    return [[Fraction(game[tuple(cell)][p]) for cell in cells] for p in game.players]


def several(file, copy, ours, seconds):
    """Three players and more: ours beside those of Gambit's polynomial enumeration."""
    answer = limited(seconds, gambits, str(copy), "enumpoly")
    said = f"{len(answer[1])} in {answer[0]:.2f} s" if answer else "no answer"
    near = sum(any(far(a, b) < 1e-6 for b in answer[1]) for a in exact(ours["profiles"])) if answer else 0
    whole = "complete" if ours["complete"] else "not proven complete"
    print(f"{file.name}: Abide {len(ours['profiles'])}, {whole}, {ours['seconds']:.2f} s; Gambit enumpoly {said}; in both {near}")


def far(a, b):
    return max(abs(float(x) - float(y)) for own, other in zip(a, b) for x, y in zip(own, other))


def named_files(folder, named, seconds, faults):
    files = [f for p in named for f in (sorted(p.rglob("*.nfg")) if p.is_dir() else [p])]
    copies = []
    for k, file in enumerate(files):
        copies.append(folder / f"{k}.nfg")
        copies[-1].write_text(file.read_text())
    ours = abide([(str(file), ["payoffs", "pure", "all"]) for file in copies])
    tally = dict.fromkeys(["files", "read by Abide", "read by Gambit", "same payoffs", "written, read by Gambit: same",
                           "pure compared", "pure agree", "all compared", "all agree"], 0)
    for file, copy, entry in zip(files, copies, ours):
        tally["files"] += 1
        if entry is None:
            faults.append(f"{file}: not read by Abide")
            continue
        tally["read by Abide"] += 1
        payoffs = [[Fraction(x) for x in own] for own in entry["payoffs"]]
        if table(gambit.read_nfg(f"{copy}.written")) == payoffs:
            tally["written, read by Gambit: same"] += 1
        else:
            faults.append(f"{file}: Gambit reads other payoffs from what Abide writes")
        try:
            game = gambit.read_nfg(str(copy))
        except Exception as problem:  # noqa: BLE001: whatever Gambit does not read
            print(f"{file.name}: Gambit says {problem}")
            continue
        tally["read by Gambit"] += 1
        tally["same payoffs"] += table(game) == payoffs
        if entry["players"] > 2 and "all" in entry:
            several(file, copy, entry["all"], seconds)
        for find, solver in (("pure", "enumpure"), ("all", "enummixed")):
            if find not in entry or (find == "all" and (entry["players"] > 2 or max(entry["strategies"]) > 8)):
                continue
            answer = limited(seconds, gambits, str(copy), solver)
            if answer is None:
                continue
            tally[f"{find} compared"] += 1
            if set(answer[1]) == exact(entry[find]["profiles"]):
                tally[f"{find} agree"] += 1
            else:
                mine = exact(entry[find]["profiles"])
                faults.append(f"{file.name} {find}: Abide {len(mine)}, Gambit {len(answer[1])}, both {len(mine & set(answer[1]))}")
    print()
    for name, number in tally.items():
        print(f"{name:32} {number}")


def main(arguments):
    def option(name, otherwise):
        return arguments.pop(arguments.index(name) + 1) if name in arguments else otherwise

    seconds = float(option("--seconds", 60))
    sizes = [int(n) for n in str(option("--sizes", "8,10,12,14")).split(",")]
    games = int(option("--games", 5))
    named = [pathlib.Path(a) for a in arguments if not a.startswith("--")] + [ROOT / "test/data/games"]
    faults = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        random_games(folder, sizes, games, seconds, faults)
        coordination(folder, faults)
        named_files(folder, named, seconds, faults)
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
