"""`oralu bench gallery N`: one probe against N templates, the search for a person enrolled twice."""

import time
from statistics import median
from typing import Any

import numpy as np

from services.biometrics.bench.speed import peak_memory_mb
from services.biometrics.domain.scoring import nearest_templates

PROBES = 20
SPREAD = 0.045


def bench_gallery(count: int) -> dict[str, Any]:
    """Seconds a search over `count` made-up templates, whether the planted one is found, and the peak of memory."""
    chance = np.random.default_rng(20_26)
    gallery = chance.normal(0, 0.07, (count, 128)).astype(np.float32)
    planted = chance.integers(0, count, PROBES)
    seconds, found = [], 0
    for index in planted:
        probe = gallery[index].astype(np.float64) + chance.normal(0, SPREAD / np.sqrt(128), 128)
        began = time.perf_counter()
        nearest = nearest_templates(probe, gallery, count=10)
        seconds.append(time.perf_counter() - began)
        found += int(nearest[0][0] == index)
    return {
        "templates": count,
        "searches": PROBES,
        "seconds_a_search": median(seconds),
        "slowest_seconds": max(seconds),
        "found_first": found,
        "peak_memory_mb": peak_memory_mb(),
    }
