"""How movements are found in the signs of frames, and which of them answer a challenge: every limit met exactly."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from services.biometrics.liveness.domain.movements import Event, Movement, find_events, follow, near_neutral_frames, wrong_movements
from services.biometrics.liveness.domain.signs import Signs, read_signs
from services.biometrics.observations.domain import Observation
from tests.builders.heads import head, observed
from tests.builders.plain_faces import plain_face, posed

LEFT, RIGHT, UP, BLINK = Movement.TURN_LEFT, Movement.TURN_RIGHT, Movement.LOOK_UP, Movement.BLINK


def signs(*, neutral: tuple[int, ...] = (0,), **of: Sequence[float]) -> Signs:
    """What frames show that show nothing but this."""
    count = len(next(iter(of.values())))
    rest = {name: np.zeros(count) for name in ("turn", "lean", "rise", "lift", "depth", "height")} | {"lids": np.ones(count)}
    return Signs(neutral=neutral, **{**rest, **{name: np.array(values, dtype=np.float64) for name, values in of.items()}})


def turns(*values: float) -> Signs:
    """A head that turns so far, as a head does."""
    way = np.array(values)
    return signs(turn=values, lean=list(way * 0.25), depth=[0.1] * len(values))


def event(movement: Movement, start: int, end: int, *, real: bool = True, gradual: bool = True) -> Event:
    return Event(movement, start, (start + end) // 2, end, real, gradual)


@pytest.mark.parametrize(
    ("way", "found"),
    [
        ((0, 0.2, 0.31, 0.2, 0), []),
        ((0, 0.2, 0.32, 0.2, 0), [(LEFT, 2, 2, 2, True, True)]),
        ((0, -0.2, -0.33, -0.4, -0.3, 0), [(RIGHT, 2, 3, 3, True, True)]),
        ((0.35, 0.4, 0.2, 0, -0.2, -0.4, -0.4), [(LEFT, 0, 1, 1, True, True), (RIGHT, 5, 5, 6, True, True)]),
        ((0, 0.15, 0.4, 0.181, 0), [(LEFT, 2, 2, 2, True, True)]),
        ((0, 0.15, 0.4, 0.17, 0), [(LEFT, 2, 2, 2, False, True)]),
        ((0, 0, 0.4, 0.4, 0), [(LEFT, 2, 2, 3, True, False)]),
        ((0, 0.08, 0.4, 0.4, 0), [(LEFT, 2, 2, 3, True, False)]),
        ((0, 0.081, 0.4, 0.4, 0), [(LEFT, 2, 2, 3, True, True)]),
        ((0, 0.34, 0.4, 0.35, 0), [(LEFT, 1, 2, 3, True, False)]),
        ((0, 0.339, 0.4, 0.35, 0), [(LEFT, 1, 2, 3, True, True)]),
        ((0.4,), [(LEFT, 0, 0, 0, False, False)]),
    ],
)
def test_a_turn_goes_beyond_its_limit_steadily_and_through_the_positions_between(
    way: tuple[float, ...], found: list[tuple[object, ...]]
) -> None:
    """Movement, first, furthest and last frame; whether it is a real head's, whether it came gradually."""
    assert [(e.movement, e.start, e.peak, e.end, e.real, e.gradual) for e in find_events(turns(*way))] == found


@pytest.mark.parametrize(("lean", "real"), [(0.029, False), (0.03, True), (0.2, True), (0.201, False), (-0.1, False)])
def test_the_lean_of_a_turn_is_measured_on_its_own_side(lean: float, real: bool) -> None:
    for side, movement in ((1, LEFT), (-1, RIGHT)):
        way = np.array([0, 0.2, 0.4, 0.2, 0]) * side
        (found,) = find_events(signs(turn=list(way), lean=list(way / 0.4 * lean), depth=[0.1] * 5))
        assert (found.movement, found.real) == (movement, real)


@pytest.mark.parametrize(
    ("rise", "turn", "found"), [(-0.084, 0, []), (-0.086, 0, [UP]), (-0.086, 0.31, [UP]), (-0.086, 0.32, [LEFT]), (-0.086, -0.32, [RIGHT])]
)
def test_a_look_up_is_one_of_a_head_that_does_not_turn(rise: float, turn: float, found: list[Movement]) -> None:
    way = np.array([0, 0.5, 1, 0.5, 0])
    assert [e.movement for e in find_events(signs(rise=list(way * rise), turn=list(way * turn)))] == found


@pytest.mark.parametrize(
    ("lids", "found"),
    [
        ((1, 0.73, 1), []),
        ((1, 0.71, 1), [(1, 1, 1)]),
        ((0.85, 0.7, 0.6, 0.65, 0.85), [(1, 2, 3)]),
        ((0.84, 0.7, 1), []),
        ((1, 0.7, 0.84), []),
        ((1, 0.32, 0.73), [(1, 1, 1)]),
        ((1, 0.34, 0.73), []),
        ((0.3, 1, 0.3, 1, 0.3), [(2, 2, 2)]),
        ((1, 0.3, 0.75, 0.3, 1), [(1, 1, 1), (3, 3, 3)]),
    ],
)
def test_a_blink_is_lids_that_were_open_shut_and_open_again(lids: tuple[float, ...], found: list[tuple[int, int, int]]) -> None:
    events = find_events(signs(lids=lids))
    assert [(e.start, e.peak, e.end) for e in events] == found
    assert all(e.movement is BLINK and e.real and e.gradual for e in events)


def test_events_come_in_the_order_of_their_heights() -> None:
    found = find_events(replace(turns(0, 0.2, 0.4, 0.2, 0, 0, 0, 0), lids=np.array([1, 1, 1, 1, 1, 1, 0.2, 1.0])))
    assert [(e.movement, e.peak) for e in found] == [(LEFT, 2), (BLINK, 6)]
    found = find_events(replace(turns(0, 0, 0, 0.2, 0.4, 0.2, 0, 0), lids=np.array([1, 0.2, 1, 1, 1, 1, 1, 1.0])))
    assert [(e.movement, e.peak) for e in found] == [(BLINK, 1), (LEFT, 4)]


def test_frames_as_good_as_neutral_look_ahead_with_open_eyes() -> None:
    seen = signs(turn=[0, 0.099, -0.1, 0.1, 0, 0, 0, 0], rise=[0, 0, 0, 0, 0.049, -0.05, 0, 0], lids=[1, 1, 1, 1, 1, 1, 0.85, 0.84])
    assert near_neutral_frames(seen) == [0, 1, 4, 6]


NEUTRAL_AT_2 = signs(turn=[0.0] * 40, neutral=(2, 3))
NEVER = signs(turn=[0.0], neutral=())


@pytest.mark.parametrize(
    ("events", "challenge", "asked", "followed"),
    [
        ([(LEFT, 5, 8)], [LEFT], None, [5]),
        ([(LEFT, 2, 8)], [LEFT], None, []),
        ([(LEFT, 3, 8)], [LEFT], None, [3]),
        ([(RIGHT, 3, 8), (LEFT, 9, 12)], [LEFT], None, [9]),
        ([(LEFT, 3, 8), (RIGHT, 9, 12)], [LEFT, RIGHT], None, [3, 9]),
        ([(LEFT, 3, 8), (RIGHT, 8, 12)], [LEFT, RIGHT], None, [3]),
        ([(LEFT, 3, 8), (RIGHT, 9, 12)], [RIGHT, LEFT], None, [9]),
        ([(BLINK, 3, 8), (RIGHT, 5, 12)], [BLINK, RIGHT], None, [3, 5]),
        ([(BLINK, 3, 8), (RIGHT, 3, 12)], [BLINK, RIGHT], None, [3]),
        ([(LEFT, 5, 8)], [LEFT], [5], [5]),
        ([(LEFT, 5, 8)], [LEFT], [6], []),
        ([(LEFT, 5, 8)], [LEFT], [0], [5]),
        ([(LEFT, 2, 4)], [LEFT], [0], []),
        ([(LEFT, 5, 8), (RIGHT, 12, 15)], [LEFT, RIGHT], [4], [5]),
        ([(LEFT, 5, 8), (RIGHT, 12, 15)], [LEFT, RIGHT], [4, 12], [5, 12]),
        ([(LEFT, 5, 8), (RIGHT, 12, 15)], [LEFT, RIGHT], [4, 13], [5]),
        ([(LEFT, 5, 8), (LEFT, 12, 15)], [RIGHT, LEFT], [0, 9], []),
    ],
)
def test_a_challenge_is_followed_in_its_order_and_after_each_question(
    events: list[tuple[Movement, int, int]], challenge: list[Movement], asked: list[int] | None, followed: list[int]
) -> None:
    assert [e.start for e in follow([event(*one) for one in events], challenge, NEUTRAL_AT_2, asked)] == followed


def test_only_a_real_heads_gradual_movement_follows() -> None:
    for real, gradual in ((True, False), (False, True)):
        assert follow([event(LEFT, 5, 8, real=real, gradual=gradual)], [LEFT], NEUTRAL_AT_2) == []
    assert follow([event(LEFT, 1, 3)], [LEFT], NEVER) == [event(LEFT, 1, 3)]


@pytest.mark.parametrize(
    ("events", "asked", "wrong"),
    [
        ([(RIGHT, 5, 8)], None, []),
        ([(UP, 5, 8), (BLINK, 9, 9)], None, [5]),
        ([(UP, 5, 8)], [6], []),
        ([(UP, 5, 8)], [5], [5]),
        ([(LEFT, 5, 8), (RIGHT, 12, 14)], [5], [12]),
        ([(LEFT, 5, 8), (RIGHT, 12, 14)], [5, 12], []),
        ([(LEFT, 5, 8), (RIGHT, 12, 14)], [5, 13], [12]),
        ([(LEFT, 5, 8), (LEFT, 12, 14), (BLINK, 20, 21)], [5, 13], []),
    ],
)
def test_what_nobody_had_asked_for_by_then_is_wrong(
    events: list[tuple[Movement, int, int]], asked: list[int] | None, wrong: list[int]
) -> None:
    assert [e.start for e in wrong_movements([event(*one) for one in events], [LEFT, RIGHT], asked)] == wrong
    assert wrong_movements([event(UP, 5, 8, real=False)], [LEFT, RIGHT], asked) == []


def looking(turn: float, *, rise: float = 0.3, lids: float = 0.5) -> Observation:
    return observed(posed(plain_face(turn=turn, rise=rise, lids=lids), size=30, x=600, y=300))


@pytest.mark.parametrize(
    ("faces", "neutral"),
    [
        ([looking(0.0)] * 8, (0, 1, 2, 3, 4)),
        ([looking(turn) for turn in (0.3, 0.1, 0.2, 0.0, 0.0, 0.17, 0.04, 0.02)], (1, 5, 6)),
        ([looking(turn) for turn in (0.3, 0.2, 0.1, 0.0)], (2,)),
        ([looking(0.41)] * 8, None),
        ([looking(0.39)] * 8, (0, 1, 2, 3, 4)),
        ([looking(-0.41)] * 8, None),
        ([looking(0.5)] * 3 + [looking(0.0)] * 9, None),
        ([looking(0.5)] * 3 + [looking(0.0)] * 13, (3, 4, 5, 6, 7)),
        ([looking(0.0, lids=0.5 if index % 2 else 0.39) for index in range(8)], (1, 3, 5, 7)),
        ([looking(0.0, lids=0.5 if index % 2 else 0.41) for index in range(8)], (0, 1, 2, 3, 4)),
        ([looking(0.0, rise=0.3 if index not in (1, 2) else 0.351) for index in range(8)], (0, 3, 4, 5, 6)),
        ([looking(0.0, rise=0.3 if index not in (1, 2) else 0.249) for index in range(8)], (0, 3, 4, 5, 6)),
        ([looking(0.0, rise=0.3 if index not in (1, 2) else 0.349) for index in range(8)], (0, 1, 2, 3, 4)),
    ],
)
def test_neutral_frames_are_like_the_straightest_of_the_beginning(faces: list[Observation], neutral: tuple[int, ...] | None) -> None:
    found = read_signs(faces)
    assert (found.neutral if found else None) == neutral


def test_signs_are_counted_from_the_neutral_face() -> None:
    found = read_signs([*[looking(0.1)] * 4, looking(-0.3, rise=0.22), looking(0.1, lids=0.2), looking(0.1, rise=0.35)])
    assert found is not None
    assert found.turn == pytest.approx([0, 0, 0, 0, -0.4, 0, 0])
    assert found.lean == pytest.approx([0, 0, 0, 0, -0.5, 0, 0])
    assert found.rise == pytest.approx([0, 0, 0, 0, -0.08, 0, 0.05])
    assert found.lift == pytest.approx([0, 0, 0, 0, 0.2, 0, -0.125])
    assert found.height == pytest.approx([0] * 7, abs=1e-9)
    assert found.lids == pytest.approx([1, 1, 1, 1, found.lids[4], 0.4, found.lids[6]], abs=2e-3)
    assert found.depth[[0, 1, 2, 3, 5]] == pytest.approx([0] * 3 + [0, found.depth[5]], abs=1e-6)


def test_a_head_that_turns_shows_these_signs() -> None:
    found = read_signs([observed(head(turn=30 * at, seed=index), seed=index) for index, at in enumerate((0, 0, 0, 0, 0.5, 1, 0.5))])
    assert found is not None
    assert found.turn[4:6] == pytest.approx((0.39513, 0.81054), abs=2e-5)
    assert found.lean[4:6] == pytest.approx((0.11277, 0.24858), abs=2e-5)
    assert found.depth[4:6] == pytest.approx((0.06037, 0.12261), abs=2e-5)
    assert found.lids[4:6] == pytest.approx((1.01467, 1.09), abs=2e-5)
    assert found.height[4:6] == pytest.approx((0.02752, 0.14854), abs=2e-5)


def test_no_signs_without_a_face_in_every_frame() -> None:
    assert read_signs([]) is None
    assert read_signs([replace(looking(0.0), landmarks=None), looking(0.0)]) is None
