"""`oralu bench kiosk` runs completely and compares the result with its floor."""

import json
import subprocess
import sys

import pytest


@pytest.mark.deep
def test_it_prints_the_time_after_the_last_frame_beside_its_floor() -> None:
    command = [sys.executable, "-m", "infra.cli", "bench", "kiosk", "--sessions", "4", "--at-once", "2", "--frame-ms", "600"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True)
    figures = json.loads(done.stdout.splitlines()[-1])
    assert figures["sessions"] == 4
    assert 0 < figures["floor_seconds"] < figures["p95_seconds"] * 10
    assert sum(figures["reasons"].values()) == 4
    assert figures["encodings_after_the_last_frame"] <= figures["encodings_needed"]
    memory = figures["worker_memory_mb"]
    assert memory["start"] > 100
    assert memory["end"] <= memory["peak"]
