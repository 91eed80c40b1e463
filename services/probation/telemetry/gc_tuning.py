"""Garbage collection for telemetry, which makes and drops tens of thousands of small objects a second, among thousands that stay."""

import gc

YOUNG, MIDDLE, OLD = 50_000, 20, 50


def collect_rarely() -> None:
    """Search for cycles rarely, and never among the objects made at start: the code makes no cycles by design."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, MIDDLE, OLD)
