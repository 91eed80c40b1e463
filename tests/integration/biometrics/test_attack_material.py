"""Attacks and people on clips and photographs that are not part of the project; `oralu bench liveness` gives all figures."""

import os
from pathlib import Path

import pytest

from services.biometrics.bench.liveness import bench_liveness

DATA = Path(os.environ.get("ORALU_TEST_DATA", Path(__file__).resolve().parents[4] / "shared" / "data")) / "faces"
LABELS = Path(__file__).resolve().parents[2] / "support" / "clip_labels.csv"
MOST_REFUSED = 0.05


@pytest.mark.deep
@pytest.mark.timeout(1800)
@pytest.mark.skipif(not (DATA / "video").is_dir(), reason="The clips and attack photographs are not here (set ORALU_TEST_DATA).")
def test_no_attack_passes_and_hardly_anybody_is_refused() -> None:
    result = bench_liveness([DATA / "video", DATA / "pad"], LABELS)
    assert result["accepted"] == 0, result["attacks"]
    assert result["bona_fide"]["rate"] <= MOST_REFUSED, result["bona_fide"]
