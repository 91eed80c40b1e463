"""Versions of a plan: the difference is right for every history of changes, and nothing is lost."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from services.reintegration.plans.domain.versions import Change, Term, compared, packed, unpacked, waits

DAY = date(2026, 12, 1)
ids = st.integers(1, 8).map(lambda number: UUID(int=number))
texts = st.text(max_size=12)
terms = st.builds(
    Term,
    ids,
    st.one_of(st.none(), ids),
    st.sampled_from(("housing", "work")),
    texts,
    st.sampled_from(("person", "worker")),
    texts,
    st.one_of(st.none(), st.integers(0, 400).map(lambda days: DAY + timedelta(days=days))),
    st.booleans(),
)
versions = st.lists(terms, max_size=8, unique_by=lambda term: term.id)


def applied(before: list[Term], changes: list[Change]) -> set[Term]:
    """The version before, with every change made."""
    found = {term.id: term for term in before}
    for change in changes:
        if change.after is None:
            del found[change.term.id]
        else:
            found[change.after.id] = change.after
    return set(found.values())


@given(versions, versions)
def test_a_version_with_its_difference_is_the_next_one(before: list[Term], after: list[Term]) -> None:
    changes = compared(before, after)
    assert applied(before, changes) == set(after)
    assert len({change.term.id for change in changes}) == len(changes)
    for change in changes:
        assert {"added": (False, True), "changed": (True, True), "gone": (True, False)}[change.kind] == (
            change.before is not None,
            change.after is not None,
        )


@given(versions, versions)
def test_back_again_is_the_same_difference_the_other_way_round(before: list[Term], after: list[Term]) -> None:
    there = {(change.before, change.after) for change in compared(before, after)}
    assert {(change.after, change.before) for change in compared(after, before)} == there


@given(versions)
def test_the_same_plan_in_another_order_is_no_difference(version: list[Term]) -> None:
    assert compared(version, list(reversed(version))) == []
    assert not waits(version, list(reversed(version)))
    assert waits(None, version) == bool(version)


@given(versions)
def test_what_is_stored_comes_back(version: list[Term]) -> None:
    assert unpacked(packed(version)) == version


def test_a_change_names_what_is_another_now() -> None:
    step = Term(UUID(int=1), UUID(int=2), "work", "Write a letter", "person", "", DAY)
    changed = {
        "text": replace(step, text="Call"), "owner": replace(step, owner="worker", owner_name="Aigul"),
        "due_on": replace(step, due_on=DAY + timedelta(days=1)), "later": replace(step, later=True),
    }  # fmt: skip
    for name, other in changed.items():
        (change,) = compared([step], [other])
        assert change.fields == (name,)
    (added,) = compared([], [step])
    assert (added.kind, added.fields) == ("added", ())
