"""The measurement of telemetry, tiny: it runs, and it would notice a lost or doubled report."""

import pytest

from infra.bench.telemetry import Plan, bench_telemetry


@pytest.mark.deep
def test_a_small_measurement_loses_nothing_and_tells_nothing_twice() -> None:
    found = bench_telemetry(Plan(devices=200, rounds=2, batch=50, behind=20, minutes=5, behind_batch=50, rate=200, seconds=5, evaluators=2))
    assert (found["sent"], found["lost"], found["duplicates"]) == (200 * 2 + 20 * 5 + 200 * 5, 0, 0)
    assert (found["alerts_doubled"], found["devices_not_evaluated"]) == (0, 0)
    assert 0 < found["live_ratio"] < 1
