"""The figures of `oralu bench web`."""

from infra.bench.web_figures import FLOOR, UNRECORDED, Plan, figures

HOME = ("officer", "home")


def test_the_worst_ratios_are_those_of_the_95th_percentiles_with_their_pages() -> None:
    plan = Plan(small=10, large=1_000)
    small = {FLOOR: [0.010] * 100, HOME: [0.020] * 100}
    large = {FLOOR: [0.010] * 100, HOME: [0.020] * 90 + [0.050] * 10}
    found = figures(plan, {10: small, 1_000: large, UNRECORDED: small})
    assert (found["worst_ratio_sizes"], found["worst_ratio_sizes_at"]) == (2.5, "officer, home")
    assert (found["worst_ratio_floor"], found["worst_ratio_floor_at"]) == (5.0, "officer, home")


def test_a_page_tells_its_figures_at_both_sizes() -> None:
    plan = Plan(small=10, large=1_000)
    same = {FLOOR: [0.010] * 100, HOME: [0.020] * 100}
    page = figures(plan, {10: same, 1_000: same, UNRECORDED: same})["pages"][1]
    assert (page["role"], page["page"]) == HOME
    assert page["1000"] == {"p50_ms": 20.0, "p95_ms": 20.0, "p99_ms": 20.0, "requests_per_second": 50.0}


def test_recording_is_compared_with_the_same_pages_unrecorded() -> None:
    plan = Plan(small=10, large=1_000)
    without = {FLOOR: [0.010] * 100, HOME: [0.020] * 100}
    recorded = {FLOOR: [0.012] * 100, HOME: [0.021] * 100}
    found = figures(plan, {10: recorded, 1_000: recorded, UNRECORDED: without})
    assert (found["read_record_ratio"], found["read_record_ratio_at"]) == (1.2, "officer, floor")
    assert found["pages"][1]["ratio_records"] == 1.05
