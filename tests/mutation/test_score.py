"""At least nine of ten wrong copies of the domain are told from the right one."""

import json
import subprocess
import sys

import pytest

from infra.paths import ROOT

SEED, SIZE = 1, 400
LEAST_SCORE, MOST_EQUIVALENT = 0.90, 0.05


@pytest.mark.deep
@pytest.mark.timeout(3600)
def test_nine_of_ten_mutants_are_detected(capsys: pytest.CaptureFixture[str]) -> None:
    command = [sys.executable, "-m", "tests.mutation", "--seed", str(SEED), "--size", str(SIZE)]
    printed = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True).stdout
    with capsys.disabled():
        print(f"\n{printed}", end="")
    score = json.loads(printed.splitlines()[-1])
    assert score["mutants"] == SIZE
    assert score["score"] >= LEAST_SCORE
    assert score["equivalent"] <= MOST_EQUIVALENT * SIZE
