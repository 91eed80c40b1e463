"""What `oralu bench web` prints: quantiles of each page, and how they compare."""

import statistics
from dataclasses import dataclass

from shared.values import JsonObject

FLOOR = ("officer", "floor")
UNRECORDED = "unrecorded"


@dataclass(frozen=True)
class Plan:
    """The two numbers of people, and how often each page is requested for each."""

    small: int = 1_000
    large: int = 100_000
    requests: int = 200
    warm_up: int = 10
    seed: int = 1


def figures(plan: Plan, seconds: dict[int | str, dict[tuple[str, str], list[float]]]) -> JsonObject:
    """The last line: `pages`, and the worst ratios of the 95th percentiles, with where they were.

    `read_record_ratio` compares pages of the small country with the same ones unrecorded.
    """
    found = {size: {name: _quantiles(took) for name, took in pages.items()} for size, pages in seconds.items()}
    small, large, unrecorded = found[plan.small], found[plan.large], found[UNRECORDED]
    records = {name: round(small[name]["p95_ms"] / unrecorded[name]["p95_ms"], 3) for name in small}
    sizes = {name: round(large[name]["p95_ms"] / small[name]["p95_ms"], 3) for name in small}
    floor = {
        name: round(max(each[name]["p95_ms"] / each[FLOOR]["p95_ms"] for each in (small, large)), 3) for name in small if name != FLOOR
    }
    pages = [
        {"role": role, "page": page, str(plan.small): small[role, page], str(plan.large): large[role, page],
         UNRECORDED: unrecorded[role, page], "ratio_sizes": sizes[role, page], "ratio_floor": floor.get((role, page), 1.0),
         "ratio_records": records[role, page]}
        for role, page in small
    ]  # fmt: skip
    return {
        "persons": [plan.small, plan.large],
        "requests": plan.requests,
        "pages": pages,
        **_worst("worst_ratio_sizes", sizes),
        **_worst("worst_ratio_floor", floor),
        **_worst("read_record_ratio", records),
    }


def _worst(name: str, ratios: dict[tuple[str, str], float]) -> JsonObject:
    (role, page), ratio = max(ratios.items(), key=lambda item: item[1])
    return {name: ratio, f"{name}_at": f"{role}, {page}"}


def _quantiles(seconds: list[float]) -> JsonObject:
    cut = statistics.quantiles(seconds, n=100, method="inclusive")
    return {
        **{f"p{each}_ms": round(1000 * cut[each - 1], 2) for each in (50, 95, 99)},
        "requests_per_second": round(len(seconds) / sum(seconds), 1),
    }
