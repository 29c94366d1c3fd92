"""Recomputes an export of the guarantee game with the model checker Storm and compares.

    pip install stormpy==2.0.0
    abide guarantee CASE --export DIR
    python bench/process-storm.py DIR

Every sub-folder of DIR with an `expected.json` is one profile. Compared are:

- each cause by the end of every step: P=? [F<=t+1 "cause"] in the chain (`chain.tra`, `chain.lab`), and peace at the
  horizon;
- the same at the horizon in the chain as PRISM text (`chain.pm`), where it is there;
- in the decision process of the open players (`mdp.tra`, `mdp.lab`): each cause's chance lies between Pmin and Pmax,
  and the bounds in `expected.json` are these.

With `--time` after DIR it only times the first profile's chain, for bench/process.mjs.

Prints one line for each profile; exit code 1 where a difference is above 1e-9.
"""

import json
import sys
import tempfile
import time
from pathlib import Path

import stormpy
import stormpy.info

TOLERANCE = 1e-9


def main(folder: Path) -> int:
    profiles = sorted(path.parent for path in folder.glob("**/expected.json"))
    if not profiles:
        print(f"{folder} has no profile: no expected.json in any folder")
        return 2
    worst = 0.0
    for profile in profiles:
        expected = json.loads((profile / "expected.json").read_text())
        differences = {"chain": chain(profile, expected)}
        if (profile / "chain.pm").exists():
            differences["PRISM text"] = prism_text(profile, expected)
        if (profile / "mdp.tra").exists():
            differences["decision process"] = decision_process(profile, expected)
        largest = max(differences.values())
        worst = max(worst, largest)
        parts = ", ".join(f"{name} {difference:.1e}" for name, difference in differences.items())
        print(f"{'ok' if largest <= TOLERANCE else 'OFF'}  {profile.relative_to(folder)}: {parts}")
    print(f"Storm {stormpy.info.storm_version()}: {len(profiles)} profiles, largest difference {worst:.1e}")
    return 0 if worst <= TOLERANCE else 1


def chain(profile: Path, expected: dict) -> float:
    """Largest difference of any cause at any step, and of peace at the horizon."""
    model = explicit(profile / "chain", "dtmc")
    last = expected["horizonSteps"]
    worst = abs(ask(model, f'P=? [F<={last + 1} "peace"]') - expected["peace"][last])
    for label, curve in expected["causes"].items():
        for t in range(last + 1):
            worst = max(worst, abs(ask(model, f'P=? [F<={t + 1} "{label}"]') - curve[t]))
    return worst


def prism_text(profile: Path, expected: dict) -> float:
    program = stormpy.parse_prism_program(str(profile / "chain.pm"))
    properties = stormpy.parse_properties((profile / "chain.props").read_text().replace("\n", " "), program)
    model = stormpy.build_model(program, properties)
    results = [value(model, p) for p in properties]
    return max(abs(result - curve[-1]) for result, curve in zip(results, expected["causes"].values(), strict=True))


def decision_process(profile: Path, expected: dict) -> float:
    """By how much a cause's chance is outside its extremes, or a bound differs from its extreme."""
    model = explicit(profile / "mdp", "mdp")
    # No way is longer: every step has at most one transition for each layer, each test and its own end.
    places = [line.split("(")[1].rstrip(")").split(",") for line in (profile / "mdp.sta").read_text().split()[1:]]
    within = max(int(place[1]) for place in places) + max(int(place[-1]) for place in places) + 3
    bound = 1 + expected["horizonSteps"] * within
    worst = 0.0
    for label, curve in expected["causes"].items():
        least = ask(model, f'Pmin=? [F<={bound} "{label}"]')
        most = ask(model, f'Pmax=? [F<={bound} "{label}"]')
        worst = max(worst, least - curve[-1], curve[-1] - most)
    for claim in expected["bounds"]:
        any_of = " | ".join(f'"{label}"' for label in claim["labels"])
        extreme = ask(model, f'P{"max" if claim["most"] else "min"}=? [F<={bound} ({any_of})]')
        worst = max(worst, abs(extreme - claim["chance"]))
    return worst


def ask(model, question: str) -> float:
    [formula] = stormpy.parse_properties(question)
    return value(model, formula)


def value(model, formula) -> float:
    result = stormpy.model_checking(model, formula, only_initial_states=True)
    return result.get_value(model.initial_states[0])


def explicit(stem: Path, kind: str):
    """Reads PRISM's explicit files. Storm wants another first line, and labels by name."""
    with tempfile.TemporaryDirectory() as folder:
        transitions = Path(folder) / "model.tra"
        _, rows = stem.with_suffix(".tra").read_text().split("\n", 1)
        transitions.write_text(f"{kind}\n{rows}")
        head, *marks = stem.with_suffix(".lab").read_text().splitlines()
        names = dict(item.split("=") for item in head.split())
        names = {number: name.strip('"') for number, name in names.items()}
        lines = ["#DECLARATION", " ".join(names.values()), "#END"]
        for mark in marks:
            state, numbers = mark.split(":")
            lines.append(" ".join([state, *(names[number] for number in numbers.split())]))
        labels = Path(folder) / "model.lab"
        labels.write_text("\n".join(lines) + "\n")
        return stormpy.build_model_from_explicit(transitions, labels)


def timed(folder: Path) -> int:
    """Prints how long the first profile's chain takes to read, and all its causes at the horizon to check."""
    profile = sorted(path.parent for path in folder.glob("**/expected.json"))[0]
    expected = json.loads((profile / "expected.json").read_text())
    began = time.perf_counter()
    model = explicit(profile / "chain", "dtmc")
    read = time.perf_counter()
    for label in expected["causes"]:
        ask(model, f'P=? [F<={expected["horizonSteps"] + 1} "{label}"]')
    print(json.dumps({"reading": read - began, "seconds": time.perf_counter() - read}))
    return 0


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[2] == "--time":
        sys.exit(timed(Path(sys.argv[1])))
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1])))
