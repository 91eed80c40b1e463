"""`python -m tests.mutation --seed 1 --size 400`: tries a sample of mutants and prints the score (README.md)."""

import argparse
import os
import sys

from tests.mutation.report import tried
from tests.mutation.run import FOLDERS


def main() -> None:
    """Print each survivor, and the score as the last line."""
    asked = argparse.ArgumentParser(prog="python -m tests.mutation", description="Wrong copies of the domain that its tests must tell.")
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--size", type=int, default=400)
    asked.add_argument("--processes", type=int, default=len(os.sched_getaffinity(0)))
    asked.add_argument("--file", action="append", help="only mutants of this file, or of all below this folder")
    asked.add_argument("--tests", action="append", help="only the tests of this folder below tests/unit")
    asked.add_argument("--all", action="store_true", help="say of every mutant what told it, not only which survived")
    chosen = asked.parse_args()
    under, tests = chosen.file or (), chosen.tests or FOLDERS
    tried(chosen.seed, chosen.size, processes=chosen.processes, under=under, tests=tests, say_all=chosen.all, out=sys.stdout)


if __name__ == "__main__":
    main()
