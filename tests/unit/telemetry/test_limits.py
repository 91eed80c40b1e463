"""Token buckets, connections and turns: laws that hold for every sequence of requests."""

import asyncio
from collections.abc import Sequence
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.probation.settings import ProbationSettings
from services.probation.telemetry.evaluation.batch import BATCH_SIZE
from services.probation.telemetry.evaluation.jobs import LEAST_IN_A_ROUND, ROUND_SECONDS, size_of_round
from services.probation.telemetry.ingest.limits.addresses import sender_of
from services.probation.telemetry.ingest.limits.connections import ConnectionTable, Place, State
from services.probation.telemetry.ingest.limits.limits import Limits, TooMany
from services.probation.telemetry.ingest.limits.token_bucket import TokenBuckets
from services.probation.telemetry.ingest.limits.turns import Turns

RATES = st.floats(0.1, 1000)
BURSTS = st.floats(1, 1000)
STEPS = st.lists(st.tuples(st.floats(0, 10), st.sampled_from(["a", "b"])), max_size=60)


class Seconds:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@given(RATES, BURSTS, STEPS)
def test_a_bucket_never_admits_more_than_its_burst_and_its_rate(rate: float, burst: float, steps: Sequence[tuple[float, str]]) -> None:
    clock = Seconds()
    buckets, begin, admitted = TokenBuckets(rate, burst, clock), clock.now, 0
    for pause, key in steps:
        clock.now += pause
        admitted += key == "a" and buckets.admit(key) == 0.0
        assert admitted <= burst + rate * (clock.now - begin) + 1e-3


@given(RATES, BURSTS, STEPS)
def test_whoever_waits_as_long_as_told_is_admitted_and_nobody_is_told_to_wait_longer_than_needed(
    rate: float, burst: float, steps: Sequence[tuple[float, str]]
) -> None:
    clock = Seconds()
    buckets = TokenBuckets(rate, burst, clock)
    for pause, key in steps:
        clock.now += pause
        if wait := buckets.admit(key):
            begin = clock.now
            clock.now = begin + wait * 0.99 - 1e-6
            assert buckets.wait(key) > 0
            clock.now = begin + wait + 1e-6
            assert buckets.admit(key) == 0.0


@given(RATES, BURSTS, STEPS)
def test_what_one_key_takes_is_not_missing_to_another(rate: float, burst: float, steps: Sequence[tuple[float, str]]) -> None:
    clock, alone_clock = Seconds(), Seconds()
    together, alone = TokenBuckets(rate, burst, clock), TokenBuckets(rate, burst, alone_clock)
    for pause, key in steps:
        clock.now += pause
        alone_clock.now += pause
        found = together.admit(key)
        if key == "a":
            assert found == alone.admit(key)


@given(st.floats(1, 100), st.floats(1, 100), st.floats(0, 10_000))
def test_a_large_batch_is_admitted_once_and_paid_for_before_the_next(rate: float, burst: float, size: float) -> None:
    clock = Seconds()
    buckets = TokenBuckets(rate, burst, clock)
    assert buckets.take("a", size) == pytest.approx(-burst / rate)
    assert buckets.wait("a") == pytest.approx(max(0.0, (size - burst + 1) / rate), abs=1e-6)


def test_full_buckets_are_forgotten_and_there_are_never_more_than_allowed() -> None:
    clock = Seconds()
    buckets = TokenBuckets(1, 10, clock, most_keys=100)
    for number in range(1000):
        buckets.take(f"k{number}", 5)
        assert len(buckets) <= 100
    buckets.take("flooder", 9000)
    for number in range(1000):
        buckets.take(f"l{number}", 5)
    assert buckets.wait("flooder") > 8000
    clock.now += 10
    for number in range(101):
        buckets.take(f"m{number}", 5)
    assert len(buckets) <= 102


MOVES = st.lists(
    st.tuples(st.sampled_from("oml"), st.sampled_from(["a", "b", "c"]), st.integers(0, 30), st.sampled_from(State)), max_size=80
)


@given(MOVES)
def test_there_are_never_more_connections_than_allowed_and_none_at_work_is_closed(moves: Sequence[tuple[str, str, int, State]]) -> None:
    table, places, closed = ConnectionTable(6), list[Place](), list[State]()
    for move, who, number, state in moves:
        if move == "o":
            place = table.enter(who, 3, lambda: None)
            assert place is not None or table.of(who) == 3 or len(table) == 6
            places += [place] if place is not None else []
        elif places and move == "m":
            chosen = places[number % len(places)]
            chosen.close = partial(_note, closed, chosen)
            chosen.move(state)
        elif places:
            places[number % len(places)].leave()
        assert len(table) == sum(table.of(each) for each in "abc") <= 6
        assert all(table.of(each) <= 3 for each in "abc")
        assert State.WORKING not in closed


def _note(closed: list[State], place: Place) -> None:
    closed.append(place.state)


def test_the_oldest_silent_connection_makes_place_and_those_at_work_stay() -> None:
    table, closed = ConnectionTable(3), list[str]()
    working = table.enter("a", 3, lambda: closed.append("working"))
    assert working is not None
    working.move(State.WORKING)
    for name in ("first", "second", "third"):
        assert table.enter("b", 3, lambda name=name: closed.append(name)) is not None  # type: ignore[misc]  # mypy cannot infer it
    assert closed == ["first"]
    table = ConnectionTable(1)
    place = table.enter("a", 1, lambda: closed.append("never"))
    assert place is not None
    place.move(State.WORKING)
    assert table.enter("b", 1, lambda: None) is None
    place.leave()
    place.leave()
    assert (len(table), table.of("a"), closed) == (0, 0, ["first"])


@pytest.mark.parametrize(
    ("address", "sender"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9%eth0", "2001:db8:1:2::/64"),
        ("socket", "socket"),
    ],
)
def test_an_address_stands_for_its_sender(address: str, sender: str) -> None:
    assert sender_of(address) == sender


def test_wrong_credentials_slow_an_address_alike_whether_they_exist_and_spare_those_that_were_right_before() -> None:
    clock = Seconds()
    limits = Limits(ProbationSettings(failures_of_an_address=2), clock)
    limits.authenticated("192.0.2.1", "right", "vendor")
    for _ in range(2):
        limits.failed("192.0.2.1")
    for claimed in ("right elsewhere", "nobody's"):
        with pytest.raises(TooMany) as slowed:
            limits.admit_claim("192.0.2.1", claimed)
        assert slowed.value.seconds == pytest.approx(30)
    limits.admit_claim("192.0.2.1", "right")
    limits.admit_claim("192.0.2.2", "nobody's")
    clock.now += 31
    limits.admit_claim("192.0.2.1", "nobody's")


def test_a_vendor_over_its_rate_waits_until_its_last_batch_is_paid_for_and_another_does_not() -> None:
    limits = Limits(ProbationSettings(fixes_of_a_vendor=100), Seconds())
    limits.count("flood", 700)
    assert limits.wait("flood") == pytest.approx(6.01)
    assert not limits.wait("other")
    with pytest.raises(TooMany):
        limits.admit_batch("flood")
    limits.admit_batch("other")


def test_a_device_that_sent_too_many_is_over_and_the_others_of_its_batch_are_counted() -> None:
    limits = Limits(ProbationSettings(reports_of_a_device=60), Seconds())
    assert limits.over({"loud": 20_000, "calm": 1}) == set()
    assert limits.over({"loud": 1, "calm": 1}) == {"loud"}
    assert limits.wait("vendor", ["loud"]) == pytest.approx(1.0)
    assert not limits.wait("vendor", ["calm"])


async def test_one_vendor_never_has_more_turns_than_allowed_and_the_others_have_theirs() -> None:
    turns, inside, go, came = Turns(3, 2), list[str](), asyncio.Event(), asyncio.Event()

    async def take(vendor: str) -> None:
        async with turns.turn(vendor):
            inside.append(vendor)
            if vendor == "other":
                came.set()
            await go.wait()

    tasks = [asyncio.create_task(take(vendor)) for vendor in ["flood"] * 10 + ["other"]]
    await asyncio.wait_for(came.wait(), 5)
    assert (inside.count("flood"), inside.count("other")) == (2, 1)
    go.set()
    await asyncio.gather(*tasks)
    assert (inside.count("flood"), len(turns)) == (10, 0)


@given(st.integers(100, BATCH_SIZE), st.integers(0, BATCH_SIZE), st.floats(0, 100))
def test_a_round_is_made_so_small_that_it_is_over_in_time_and_grows_again(most: int, found: int, seconds: float) -> None:
    size = size_of_round(most, found, seconds)
    assert LEAST_IN_A_ROUND <= size <= BATCH_SIZE
    assert size == LEAST_IN_A_ROUND or not found or size * seconds / found <= ROUND_SECONDS * (1 + 1e-6) or seconds <= ROUND_SECONDS
    assert seconds > ROUND_SECONDS or size >= min(BATCH_SIZE, most)


@given(st.integers(0, 200_000), st.integers(1, 100_000))
def test_what_a_vendor_may_send_grows_with_its_devices_between_a_least_and_a_most(devices: int, reports: int) -> None:
    clock = Seconds()
    bounds = Limits(ProbationSettings(fixes_of_a_vendor=3000, least_fixes_of_a_vendor=300, fixes_of_a_registered_device=0.1), clock)
    bounds.has_devices("a", devices)
    allowed = min(3000, max(300, devices * 0.1))
    bounds.count("a", reports)
    assert bounds.wait("a") == pytest.approx(max(0.0, reports / allowed - 1 + 1 / 3000), abs=1e-3)
    assert bounds.wait("b") == 0.0


def test_the_number_of_devices_is_looked_up_once_in_a_minute() -> None:
    clock = Seconds()
    bounds = Limits(ProbationSettings(), clock)
    assert [bounds.should_look("a"), bounds.should_look("b"), bounds.should_look("a")] == [True, True, False]
    clock.now += 60
    assert bounds.should_look("a")
