#!/usr/bin/env python3
"""Steps Gymnasium's environments and Azimuth's through the same episodes, and compares all numbers.

    docs/parity/compare.py                  # every case, five episodes each
    docs/parity/compare.py --episodes 50    # more of them
    docs/parity/compare.py --only wind      # the cases whose line contains this

It needs what ./azimuth needs, and Python 3.11 or newer; the first time it installs Gymnasium into
docs/parity/.venv. LunarLander has to agree in every bit of its observations, rewards and endings.
CartPole has to agree in every reward and ending, and within 1e-6 in its observations: its sine and
cosine are Azimuth's own, which may differ from NumPy's in the last digit. It prints one line a case
and exits with 1 if anything differs by more. What came out is told in docs/parity.md.
"""

import argparse
import os
import pathlib
import platform
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
AZIMUTH = HERE.parent.parent / "azimuth"
VENV = HERE / ".venv"
REQUIREMENTS = HERE / "requirements.txt"


def main():
    arguments = parse()
    enter_environment()
    import cases  # needs what was just installed

    azimuth = subprocess.run([AZIMUTH, "--version"], check=True, stdout=subprocess.PIPE, text=True)
    print(f"{azimuth.stdout.strip()} and {cases.versions()}, {platform.platform()}", flush=True)
    total = cases.Result()
    number = 0
    for case in cases.ALL:
        if arguments.only in str(case):
            result = compare(case, cases.seeds(arguments.episodes))
            print(f"{case}: {result}", flush=True)
            total.add(result)
            number += 1
    print(f"{number} cases: {total}")
    return 1 if total.differences else 0


def parse():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--episodes", type=int, default=5, help="of each case; 5 if not given")
    parser.add_argument("--only", default="", help="a part of the lines of the cases to run")
    return parser.parse_args()


def enter_environment():
    """Goes on in the virtual environment, which is made if it is missing or out of date."""
    if pathlib.Path(sys.prefix).resolve() == VENV.resolve():
        return
    python = VENV / "bin" / "python"
    installed = VENV / "requirements.txt"
    if not installed.exists() or installed.read_text() != REQUIREMENTS.read_text():
        print(f"Installing Gymnasium into {VENV}", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)
        install = [python, "-m", "pip", "install", "--quiet", "--requirement", REQUIREMENTS]
        subprocess.run(install, check=True)
        installed.write_text(REQUIREMENTS.read_text())
    os.execv(python, [python, *sys.argv])


def compare(case, seeds):
    """Plays the episodes of a case in Gymnasium, and again in Azimuth."""
    import cases

    result = cases.Result()
    for seed in seeds:
        actions, expected = case.play(seed)
        rows = trace(case, seed, actions)
        result.add(cases.difference(case, seed, actions, expected, rows))
    return result


def trace(case, seed, actions):
    """The rows of ./azimuth trace, as lists of texts."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write("\n".join(actions))
        file.flush()
        options = {
            "--environment": case.environment,
            "--task": case.task,
            "--seed": seed,
            "--horizon": case.horizon,
            "--actions": file.name,
        }
        command = [AZIMUTH, "trace", *(str(word) for pair in options.items() for word in pair)]
        traced = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return [line.split(",") for line in traced.stdout.splitlines()[1:]]


if __name__ == "__main__":
    sys.exit(main())
