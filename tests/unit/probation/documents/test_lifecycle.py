"""The states of a document: each state with each event; its number; when and how it can be served."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.probation.documents.domain.contents import KINDS, read_content
from services.probation.documents.domain.fields import FIELDS, SIGNED_BY_PERSON, WITH_IIN
from services.probation.documents.domain.lifecycle import FINAL, OPEN, TWO_PEOPLE, Event, NotAllowed, State, allowed, transition
from services.probation.documents.domain.numbers import INDEXES, number
from services.probation.documents.domain.service import HOWS, NEED_WORDS, service_problem
from tests.builders.documents import contents

EXPECTED = {
    (State.DRAFTED, Event.REVISE): State.DRAFTED,
    (State.DRAFTED, Event.ENDORSE): State.ENDORSED,
    (State.DRAFTED, Event.DECIDE): State.DECIDED,
    (State.DRAFTED, Event.WITHDRAW): State.WITHDRAWN,
    (State.ENDORSED, Event.REVISE): State.DRAFTED,
    (State.ENDORSED, Event.DECIDE): State.DECIDED,
    (State.ENDORSED, Event.WITHDRAW): State.WITHDRAWN,
    (State.DECIDED, Event.SIGN): State.SIGNED,
    (State.DECIDED, Event.SERVE): State.LEFT,
    (State.DECIDED, Event.WITHDRAW): State.WITHDRAWN,
    (State.SIGNED, Event.SIGN): State.SIGNED,
    (State.SIGNED, Event.SERVE): State.LEFT,
    (State.SIGNED, Event.WITHDRAW): State.WITHDRAWN,
}
DECIDED_ON = date(2026, 11, 24)


@pytest.mark.parametrize(("state", "event"), list(product(State, Event)))
def test_every_state_with_every_event(state: State, event: Event) -> None:
    expected = EXPECTED.get((state, event))
    assert (event in allowed(state)) is (expected is not None)
    if expected is None:
        with pytest.raises(NotAllowed):
            transition(state, event)
    else:
        assert transition(state, event) is expected


@given(st.lists(st.sampled_from(Event), max_size=12))
def test_nothing_leaves_the_house_without_a_decision_and_nothing_changes_after_it(events: list[Event]) -> None:
    state, decided = State.DRAFTED, False
    for event in events:
        if event not in allowed(state):
            continue
        assert state not in FINAL
        if event is Event.REVISE:
            assert not decided
        state, decided = transition(state, event), decided or event is Event.DECIDE
        assert decided or state in OPEN | {State.WITHDRAWN}


def test_every_kind_has_its_fields_its_number_and_its_content() -> None:
    assert set(KINDS) == set(FIELDS) == set(INDEXES) == {each.kind for each in contents()}
    assert len(set(INDEXES.values())) == len(INDEXES)
    assert set(KINDS) >= SIGNED_BY_PERSON | WITH_IIN | TWO_PEOPLE
    common = {"kind", "addressee", "facts", "norms", "words"}
    for kind, model in KINDS.items():
        assert {each.name for each in FIELDS[kind]} == set(model.model_fields) - common


@pytest.mark.parametrize("content", contents(), ids=lambda each: each.kind)
def test_a_content_is_kept_as_json_and_read_again(content: object) -> None:
    assert read_content(content.model_dump(mode="json")) == content  # type: ignore[attr-defined]  # one of a union


def test_a_number_says_office_kind_year_and_its_place() -> None:
    assert number("71-02", "submission", 2026, 15) == "71-02-04-2026-0015"
    assert number("71", "removal", 2027, 12345) == "71-12-2027-12345"


@pytest.mark.parametrize("how", HOWS)
def test_service_is_between_the_decision_and_today_and_told_where_nobody_signed(how: str) -> None:
    today = DECIDED_ON + timedelta(days=3)

    def problem(on: date, words: str = "A witness was there") -> str | None:
        return service_problem(how, on, words, decided_on=DECIDED_ON, today=today)

    assert problem(DECIDED_ON - timedelta(days=1)) == "before_decision"
    assert problem(today + timedelta(days=1)) == "in_future"
    assert problem(DECIDED_ON) is None
    assert problem(today) is None
    assert problem(today, " ") == ("words" if how in NEED_WORDS else None)
