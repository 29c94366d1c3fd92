"""Holds what Abide says of an offer with a deadline against Gambit.

    python3 bench/offer-gambit.py                                   # Berlin, and small offers made here
    python3 bench/offer-gambit.py NAME.efg NAME.json

The files are those of `abide offer CASE --export NAME.efg --json --out NAME.json`; the equilibrium is read from
NAME.profile.json, which the export writes beside the tree. Needs a build, node and pygambit (16.7). For each offer, with
exact rationals throughout:

- tree: Gambit loads it; players, number of nodes and what each end pays are those of the file, read here by itself;
- regret: with Abide's beliefs and Gambit's values of nodes, no action at any information set, reached or not, is worth
  more than what is done there; where no more than a few profiles exist, Gambit's `max_regret` is zero as well;
- beliefs: where a set is reached, Gambit's Bayes gives the same; everywhere they are the limit of Gambit's for
  profiles in which everybody errs with a chance that goes to zero;
- value: what Gambit says the profile pays the target is what Abide printed, and so is a strategic sponsor's;
- solver: on small trees `lcp_solve` (Lemke's method on the sequence form, exact) pays the same to both; where it ends at
  another Nash equilibrium, `logit_solve` does, to 1e-6.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time
from fractions import Fraction

import pygambit as gambit

ROOT = pathlib.Path(__file__).resolve().parent.parent
ERROR = Fraction(1, 10**12)
CLOSE = Fraction(1, 10**8)
# Above so many nodes `lcp_solve` is left out, and above so many `max_regret`, which goes through whole strategies.
MOST_SOLVED, MOST_STRATEGIES = 110, 60

# Withdrawal leaves the target worse off than it is, so that it waits for a counter where it doubts the deadline; a
# strategic sponsor takes the counter just often enough to keep the target in doubt.
SMALL = """abide: 1
title: Talks
as-of: 2026-01-01
parties:
  t: {name: Target, roles: [signatory]}
  s: {name: Sponsor, roles: [signatory]}
issues:
  what: {options: {lo: Lowest, hi: Highest, offer: Offered, counter: Countered, second: Second}}
values:
  t: {points: {what: {lo: 0, hi: 100, offer: 45, counter: 55, second: 50}}}
  s: {points: {what: {lo: 0, hi: 100, offer: 60, counter: 50, second: 56}}}
no-deal: {t: 48, s: 20}
packages:
  plan: {what: offer}
  other: {what: counter}
  mid: {what: second}
offers:
  x: {by: s, to: t, package: plan, resolve: RESOLVE, expires: {after: WEEKS}, counters: [COUNTERS],
    withdrawn: {t: -18, s: -10}, waiting: {t: 2 per week, s: 1 per week}}
"""
SMALL_OFFERS = [
    (resolve, weeks, counters)
    for weeks, counters in [("1 week", "other"), ("2 weeks", "other"), ("1 week", "other, mid"), ("2 weeks", "other, mid")]
    for resolve in ["3%", "10%", "20%", "30%", "40%", "75%"]
]


def export(case, efg, more=()):
    """Has Abide play an offer and write its files."""
    command = ["node", "bin/abide.js", "offer", str(case), "--export", str(efg), "--json", "--out", str(efg.with_suffix(".json")), *more]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)


def compare(efg, said_path, most_solved=MOST_SOLVED):
    """Everything about one offer: a list of faults, and what to print."""
    said = json.loads(pathlib.Path(said_path).read_text())
    start = time.perf_counter()
    game = gambit.read_efg(str(efg))
    loaded = time.perf_counter() - start
    faults = same_tree(game, efg.read_text())
    target, sponsor = game.players
    profile, beliefs = transferred(game, json.loads(efg.with_suffix(".profile.json").read_text()))

    worst = max(regret(profile, infoset, beliefs) for infoset in game.infosets if not infoset.player.is_chance)
    if worst != 0 or profile.agent_max_regret() != 0:
        faults.append(f"regret {worst}, Gambit's {profile.agent_max_regret()}")
    if len(game.nodes) <= MOST_STRATEGIES and profile.max_regret() != 0:
        faults.append(f"whole strategies: regret {profile.max_regret()}")

    erring = with_errors(game, profile)
    reached = 0
    for infoset in game.infosets:
        if infoset.player.is_chance:
            continue
        for node in infoset.members:
            if profile.infoset_prob(infoset) > 0 and profile.belief(node) != beliefs[node]:
                faults.append(f"{infoset.label}: Gambit believes {profile.belief(node)}, Abide {beliefs[node]}")
            if abs(Fraction(erring.belief(node)) - beliefs[node]) > CLOSE:
                faults.append(f"{infoset.label}: beliefs are no limit of those with errors")
        reached += profile.infoset_prob(infoset) > 0

    value = said["value"]
    pays = Fraction(profile.payoff(target))
    if not printed_as(value[said["offer"]["to"]], pays):
        faults.append(f"the target is paid {float(pays)}, Abide says {value[said['offer']['to']]}")
    root = game.root
    strategic = next(iter(root.children)) if root.player.is_chance else root
    if not printed_as(value[said["offer"]["by"]], Fraction(profile.node_value(sponsor, strategic))):
        faults.append(f"a strategic sponsor is paid {float(profile.node_value(sponsor, strategic))}, Abide says {value[said['offer']['by']]}")

    mixed = sum(any(0 < profile[action] < 1 for action in h.actions) for h in game.infosets if not h.player.is_chance)
    told = [f"{len(game.nodes)} nodes (loaded in {loaded:.2f} s)", f"{len(game.infosets)} sets, {reached} reached, {mixed} mixed"]
    if len(game.nodes) <= most_solved:
        start = time.perf_counter()
        solved = gambit.nash.lcp_solve(game, rational=True).equilibria
        seconds = time.perf_counter() - start
        ours = [pays, Fraction(profile.payoff(sponsor))]
        theirs = [[Fraction(found.payoff(player)) for player in game.players] for found in solved]
        told.append(f"lcp {seconds:.2f} s")
        if theirs and all(one == ours for one in theirs):
            told.append("pays the same")
        else:
            # Lemke's method may end at a Nash equilibrium that rests on a threat nobody would carry out. The path of
            # quantal responses ends at a sequential one (McKelvey and Palfrey 1998), in floating point.
            told.append(f"ends at another Nash equilibrium, paying {[[float(x) for x in one] for one in theirs]}")
            start = time.perf_counter()
            limit = gambit.nash.logit_solve(game, maxregret=1e-6).equilibria[0]
            apart = max(abs(float(limit.payoff(player)) - float(one)) for player, one in zip(game.players, ours))
            told.append(f"logit {time.perf_counter() - start:.2f} s, {apart:.1e} apart")
            if said["equilibria"]["unique"] and apart > 1e-6:
                faults.append(f"logit_solve is {apart} apart")
    return faults, told


def printed_as(number, exact):
    """Whether a fraction comes to this number: numerator, denominator and their quotient are each rounded to 53 bits."""
    return abs(Fraction(number) - exact) <= 4 * abs(exact) / 2**53


def same_tree(game, text):
    """Faults of the loaded tree against the file: one line a node, in preorder, ends with what they pay."""
    nodes = [line for line in text.splitlines() if re.match("[cpt] ", line)]
    paid = {n: tuple(map(Fraction, sums.split(", "))) for n, sums in re.findall(r'(\d+) "[^"]*" \{ ([-\d/, ]+) \}$', text, re.M)}
    ends = [paid[re.match(r't "[^"]*" (\d+)', line)[1]] for line in nodes if line[0] == "t"]
    loaded = [tuple(Fraction(node.outcome[p]) for p in game.players) for node in game.nodes if node.is_terminal]
    faults = []
    if [p.label for p in game.players] != ["target", "sponsor"]:
        faults.append(f"players {[p.label for p in game.players]}")
    if len(nodes) != len(game.nodes):
        faults.append(f"{len(game.nodes)} nodes, the file has {len(nodes)}")
    if ends != loaded:
        faults.append("ends pay otherwise")
    if not game.is_perfect_recall:
        faults.append("no perfect recall")
    return faults


def transferred(game, written):
    """Abide's equilibrium as Gambit's profile, and its belief at each node. Sets go by player and number."""
    profile = game.mixed_behavior_profile(rational=True)
    sets = {(p + 1, n + 1): h for p, player in enumerate(game.players) for n, h in enumerate(player.infosets)}
    for entry in written["behaviour"]:
        infoset = sets[entry["player"], entry["set"]]
        for action, chance in zip(infoset.actions, entry["chances"], strict=True):
            profile[action] = gambit.Rational(chance)
    if len(written["behaviour"]) != len(sets):
        raise ValueError(f"behaviour at {len(written['behaviour'])} of {len(sets)} sets")
    beliefs = {next(iter(h.members)): Fraction(1) for player in game.players for h in player.infosets if len(h.members) == 1}
    for entry in written["beliefs"]:
        infoset = sets[entry["player"], entry["set"]]
        for node, chance in zip(infoset.members, entry["chances"], strict=True):
            beliefs[node] = Fraction(chance)
    return profile, beliefs


def regret(profile, infoset, beliefs):
    """What the best action at a set is worth above what is done there."""
    player = infoset.player
    nodes = [node for node in infoset.members if beliefs[node] > 0]
    worth = lambda at: sum(beliefs[node] * Fraction(profile.node_value(player, at(node))) for node in nodes)
    return max(worth(lambda node: list(node.children)[a]) for a in range(len(infoset.actions))) - worth(lambda node: node)


def with_errors(game, profile):
    """The same profile where every action is taken with at least a tiny chance."""
    erring = profile.copy()
    for player in game.players:
        for infoset in player.infosets:
            each = ERROR / len(infoset.actions)
            for action in infoset.actions:
                chance = (1 - ERROR) * Fraction(profile[action]) + each
                erring[action] = gambit.Rational(chance.numerator, chance.denominator)
    return erring


def main(args):
    wrong = 0

    def tell(name, efg, said):
        nonlocal wrong
        faults, told = compare(efg, said)
        wrong += len(faults) > 0
        print(f"{name:40} {'; '.join(told)}; {'agree' if not faults else 'DIFFER'}", flush=True)
        for fault in faults[:5]:
            print(f"  {fault}")

    if args:
        tell(args[0], pathlib.Path(args[0]), args[1])
        return wrong
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for n, (resolve, weeks, counters) in enumerate(SMALL_OFFERS):
            case = folder / f"{n}.yaml"
            text = SMALL.replace("RESOLVE", resolve).replace("WEEKS", weeks).replace("COUNTERS", counters)
            case.write_text(text)
            efg = folder / f"{n}.efg"
            export(case, efg)
            tell(f"{weeks}, counters {counters}, resolve {resolve}", efg, efg.with_suffix(".json"))
        for name, more in [("Berlin, one week", ["--set", "offers.berlin.expires.after=1 week"]), ("Berlin", [])]:
            efg = folder / f"{name}.efg"
            export(ROOT / "cases/berlin-2025", efg, more)
            tell(name, efg, efg.with_suffix(".json"))
    return wrong


if __name__ == "__main__":
    sys.exit(1 if main(sys.argv[1:]) else 0)
