"""The laws of a merge, without a database: taking it apart restores both records, and nobody gains or loses a restriction by it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.probation.merging.domain import (
    MOVES,
    Difference,
    Held,
    NotPossible,
    State,
    Step,
    differences,
    given_back,
    joined,
    move,
    parted,
    swapped,
)

SURVIVOR, RETIRED = UUID(int=1), UUID(int=2)
BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
AUTHORITIES = ("probation", "police")
STATES: tuple[State, ...] = ("proposed", "refused", "withdrawn", "merged", "undoing", "undone")
STEPS: tuple[Step, ...] = ("confirm", "refuse", "withdraw", "ask_undo")


def led(rows: Iterable[Held]) -> list[Held]:
    """The same with one leading registration a person and authority, an open one where there is one: as the register keeps them."""
    rows, lead = list(rows), dict[tuple[UUID, str], Held]()
    for row in sorted(rows, key=lambda each: (each.state != "open", each.id)):
        lead.setdefault((row.person, row.supervising_authority), row)
    chosen = {row.id for row in lead.values()}
    return [replace(row, current=row.id in chosen) for row in rows]


@st.composite
def registers(draw: st.DrawFn) -> list[Held]:
    """The registrations of both records, from one to six; each record has one at least."""
    owners = [SURVIVOR, RETIRED, *draw(st.lists(st.sampled_from((SURVIVOR, RETIRED)), max_size=4))]
    rows = []
    for number, owner in enumerate(owners, start=10):
        restricted = draw(st.booleans())
        made = BEGIN + timedelta(days=draw(st.integers(0, 900)))
        authority, state = draw(st.sampled_from(AUTHORITIES)), draw(st.sampled_from(("open", "closed")))
        reason = f"reason of {owner.int}" if restricted else None
        rows.append(Held(UUID(int=number), owner, authority, state, False, made, restricted, reason))
    return led(rows)


def by_id(rows: Iterable[Held]) -> dict[UUID, Held]:
    return {row.id: row for row in rows}


@given(registers())
def test_taking_a_merge_apart_restores_both_records(before: list[Held]) -> None:
    assert by_id(parted(joined(before, SURVIVOR), by_id(before))) == by_id(before)


@given(registers())
def test_after_a_merge_everything_is_the_survivors_and_one_leads_for_each_authority(before: list[Held]) -> None:
    after = joined(before, SURVIVOR)
    assert {row.person for row in after} == {SURVIVOR}
    for authority in {row.supervising_authority for row in before}:
        (lead,) = [row for row in after if row.current and row.supervising_authority == authority]
        assert lead.state == "open" or not any(row.state == "open" and row.supervising_authority == authority for row in after)


@given(registers())
def test_what_was_restricted_stays_restricted_and_with_it_everything_that_is_shown(before: list[Held]) -> None:
    after, was = joined(before, SURVIVOR), by_id(before)
    assert all(row.restricted for row in after if was[row.id].restricted)
    if any(row.restricted for row in before if row.listed):
        assert all(row.restricted for row in after if was[row.id].listed)


@given(registers(), st.data())
def test_what_closed_since_goes_back_closed_and_leads_only_if_nothing_is_open(before: list[Held], data: st.DataObject) -> None:
    ended = data.draw(st.sets(st.sampled_from([row.id for row in before])))
    since = [replace(row, state="closed" if row.id in ended else row.state) for row in joined(before, SURVIVOR)]
    after, was = parted(since, by_id(before)), by_id(before)
    assert {row.id: row.person for row in after} == {row.id: row.person for row in before}
    assert {row.id: row.state for row in after} == {row.id: row.state for row in since}
    for row in after:
        assert row.supervising_authority == was[row.id].supervising_authority
        same = [each for each in after if (each.person, each.supervising_authority) == (row.person, row.supervising_authority)]
        assert sum(each.current for each in same) == 1
        assert next(each for each in same if each.current).state == ("open" if any(each.state == "open" for each in same) else "closed")


@given(registers(), st.booleans())
def test_what_came_since_stays_unless_it_is_named(before: list[Held], named: bool) -> None:
    new = Held(UUID(int=99), SURVIVOR, "probation", "open", False, BEGIN, False, None)
    back = frozenset({new.id}) if named else frozenset[UUID]()
    after = by_id(parted([*joined(before, SURVIVOR), new], by_id(before), back, RETIRED))
    assert after[new.id].person == (RETIRED if named else SURVIVOR)


@given(registers())
def test_a_restriction_that_an_officer_made_since_stays(before: list[Held]) -> None:
    since = [replace(row, restricted=True, restriction_reason="made since") for row in joined(before, SURVIVOR)]
    assert all(row.restricted for row in parted(since, by_id(before)))


VALUES = st.dictionaries(st.sampled_from("abcd"), st.none() | st.sampled_from(("x", "y")))


@given(VALUES, VALUES)
def test_a_conflict_is_never_chosen_beforehand_and_a_value_is_never_lost(one: dict[str, str | None], other: dict[str, str | None]) -> None:
    found = differences("abcd", one, other)
    assert {each.name for each in found} == {name for name in "abcd" if one.get(name) != other.get(name)}
    for each in found:
        assert (each.proposed is None) == (each.survivor is not None and each.retired is not None)
        if each.proposed is not None:
            assert getattr(each, each.proposed) is not None
    assert swapped(swapped(found)) == found


@given(VALUES, VALUES, st.sets(st.sampled_from("abcd")), VALUES)
def test_fields_are_given_back_unless_somebody_changed_them(
    one: dict[str, str | None], other: dict[str, str | None], taken: set[str], later: dict[str, str | None]
) -> None:
    changed = {each.name: (each.survivor, each.retired) for each in differences("abcd", one, other) if each.name in taken}
    merged = {name: one.get(name) for name in "abcd"} | {name: after for name, (_, after) in changed.items()}
    now = merged | later
    given = now | given_back(changed, now)
    for name in "abcd":
        untouched = now.get(name) == merged.get(name)
        assert given.get(name) == (one.get(name) if untouched else now.get(name))


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("step", STEPS)
def test_only_the_steps_of_the_table_are_possible(state: State, step: Step) -> None:
    if (state, step) in MOVES:
        assert move(state, step) == MOVES[state, step]
    else:
        with pytest.raises(NotPossible):
            move(state, step)


def test_an_empty_text_is_no_value() -> None:
    assert differences(["phone"], {"phone": ""}, {"phone": None}) == []
    assert differences(["phone"], {"phone": ""}, {"phone": "1"}) == [Difference("phone", None, "1")]
