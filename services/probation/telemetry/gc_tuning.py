"""Telemetry makes and drops tens of thousands of small objects a second, among thousands that stay."""

import gc

YOUNG, MIDDLE, OLD = 50_000, 20, 50


def collect_rarely() -> None:
    """Look for cycles rarely, and never again among what was made at start: nothing here makes cycles by design."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, MIDDLE, OLD)
