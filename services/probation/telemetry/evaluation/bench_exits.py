"""How often a phone that did not move counts as having left home, and how soon a real exit is found."""

import gzip
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import orjson

from services.probation.telemetry.evaluation.domain.engine import evaluate
from services.probation.telemetry.orders.domain.order import Order, Zone
from services.probation.telemetry.positions.domain.fix import Fix, canonical, parse
from services.probation.telemetry.positions.domain.geometry import Circle
from shared.values import JsonObject

TRUE_METRES, TRUE_SECONDS, RADII = 20.0, 600.0, (50, 100, 200)
Span = tuple[float, float]
Change = Callable[[Circle, list[Fix]], list[Fix]]


@dataclass(frozen=True, slots=True)
class FoundExits:
    """How many true exits there were, how many were missed, and how late the others were found."""

    true: int
    missed: int
    median_delay_s: float | None
    p95_delay_s: float | None


def bench_exits(folder: Path) -> JsonObject:
    """False exits per device-day and true exits found, for the traces in `folder` (MobilityNet's layout)."""
    still, moving = _traces(folder, "stationary"), _traces(folder, "moving")
    started = time.perf_counter()
    days = sum(fixes[-1].at - fixes[0].at for _, fixes in still.values()) / 86_400
    report: JsonObject = {"device_days": round(days, 2), "false_exits_per_device_day": {}}
    for radius in RADII:
        exits = sum(len(_exits(home, radius, fixes)) for home, fixes in still.values())
        mixed = sum(len(_exits(home, radius, with_wrong_cells(home, fixes))) for home, fixes in still.values())
        report["false_exits_per_device_day"][str(radius)] = round(exits / days, 4)
        report.setdefault("false_exits_per_device_day_with_wrong_cells", {})[str(radius)] = round(mixed / days, 4)
    for name, change in (("as_recorded", _same), ("thinned", _thinned), ("thinned_with_wrong_cells", _hostile)):
        report[name] = {str(radius): _found(moving.values(), radius, change) for radius in RADII}
    report["seconds"] = round(time.perf_counter() - started, 1)
    return report


def true_exits(home: Circle, fixes: Iterable[Fix]) -> list[Span]:
    """Times of ten minutes or more in which every precise report lies outside."""
    spans, begin, last = [], None, 0.0
    for fix in fixes:
        if fix.accuracy > TRUE_METRES:
            continue
        if home.distance(fix.latitude, fix.longitude) > 0:
            begin, last = (fix.at if begin is None else begin), fix.at
        elif begin is not None:
            spans.append((begin, last))
            begin = None
    if begin is not None:
        spans.append((begin, last))
    return [span for span in spans if span[1] - span[0] >= TRUE_SECONDS]


def with_wrong_cells(home: Circle, fixes: list[Fix]) -> list[Fix]:
    """Two wrong cell positions, one away from home and one at home, each repeated every two minutes."""
    wrong, at = [], fixes[0].at + 30
    places = ((home.latitude + 0.009, home.longitude), (home.latitude, home.longitude + 0.0001))
    while at < fixes[-1].at:
        latitude, longitude = places[int(at // 600) % 2]
        wrong.append(Fix(at, 0, "LBS", latitude, longitude, 600.0))
        at += 120
    return canonical([*fixes, *wrong])


def _found(traces: Iterable[tuple[Circle, list[Fix]]], radius: int, change: Change) -> FoundExits:
    true, missed, delays = 0, 0, []
    for home, recorded in traces:
        fixes = change(home, recorded)
        circle = Circle(home.latitude, home.longitude, radius)
        exits = _exits(home, radius, fixes)
        for begin, end in true_exits(circle, fixes if change is _same else [fix for fix in fixes if fix.mechanism != "LBS"]):
            true += 1
            hits = [detected for opened, closed, detected in exits if opened <= end and closed >= begin and detected <= end]
            if hits:
                delays.append(max(0.0, min(hits) - begin))
            else:
                missed += 1
    return FoundExits(
        true=true,
        missed=missed,
        median_delay_s=round(statistics.median(delays), 1) if delays else None,
        p95_delay_s=round(sorted(delays)[int(0.95 * (len(delays) - 1))], 1) if delays else None,
    )


def _exits(home: Circle, radius: int, fixes: list[Fix]) -> list[tuple[float, float, float]]:
    order = Order("UTC", (Zone("home", "inclusion", "always", Circle(home.latitude, home.longitude, radius)),))
    events, _ = evaluate(order, fixes, None, fixes[-1].at)
    return [
        (event.opened_at, event.closed_at or float("inf"), event.detected_at)
        for event in events
        if event.rule == "home" and event.state == "breach"
    ]


def _same(_: Circle, fixes: list[Fix]) -> list[Fix]:
    return fixes


def _thinned(_: Circle, fixes: list[Fix]) -> list[Fix]:
    kept: list[Fix] = []
    for fix in fixes:
        if not kept or fix.at - kept[-1].at >= 60:
            kept.append(fix)
    return kept


def _hostile(home: Circle, fixes: list[Fix]) -> list[Fix]:
    return with_wrong_cells(home, _thinned(home, fixes))


def _traces(folder: Path, name: str) -> dict[str, tuple[Circle, list[Fix]]]:
    fixes: dict[str, list[Fix]] = {}
    for line in gzip.decompress((folder / f"{name}.fixes.ndjson.gz").read_bytes()).splitlines():
        row = orjson.loads(line)
        fixes.setdefault(row["device_id"], []).append(parse(row))
    traces = {}
    for line in (folder / f"{name}.orders.ndjson").read_bytes().splitlines():
        row = orjson.loads(line)
        home = Circle(row["home"]["latitude"], row["home"]["longitude"], 0)
        traces[row["device_id"]] = (home, canonical(fixes[row["device_id"]]))
    return traces
