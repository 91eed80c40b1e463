"""The model check of rulings: event, what may follow, by whose action, with which document, by which norm; written by hand."""

from datetime import date, timedelta
from itertools import product
from typing import get_args
from uuid import UUID

import pytest

from services.probation.breaches.actions.appeals import AppealOutcome, Outcome, follow
from services.probation.breaches.domain.consequences import DOCUMENT, TO_COURT, Step
from services.probation.breaches.domain.effects import (
    ASKED,
    BY_COURT,
    EFFECTS,
    OWNERS,
    RESULTS,
    Effect,
    Owner,
    Replacement,
    Result,
    Unfit,
    WrongDay,
    unfit,
    wrong_day,
)
from services.probation.breaches.domain.stages import Event, Stage
from services.probation.breaches.domain.transitions import TRANSITIONS, allowed
from services.probation.breaches.rows import ShownRuling
from services.probation.law import rules as law
from tests.builders.moments import NOW

DAY = date(2026, 11, 28)
MODEL = {
    # (what the court ruled, by what it is replaced): (what it answers, the submission's document, whose actions carry it out, norm).
    # Row 1 of the notes (УИК 174-176, УК 63): extension by at most a year; cancelled the person goes to serve the sentence.
    ("extend", None): (Step.EXTEND, "submission", ("term",), "УК 63"),
    ("cancel", None): (Step.CANCEL, "submission", ("closing",), "УИК 165, 175"),
    # Rows 2-4 (УК 42, 43, 44): replaced by deprivation of liberty the person leaves the register; by another penalty that the service
    # supervises it is registered first, so that the person is never off the register between the two.
    ("replace", "imprisonment"): (Step.REPLACE, "submission", ("closing",), "УК 44"),
    ("replace", "other"): (Step.REPLACE, "submission", ("decision", "closing"), "УК 44"),
    # No submission of the service asks for other duties: a court sets them where it grants a submission in part.
    ("conditions", None): (None, None, ("duties",), "УИК 66"),
    ("none", None): (None, None, (), ""),
}
FOLLOWS = {
    # (stage, outcome of the appeal, the court's part stands, the ruling changes, the ruling was carried out): event of the proceeding.
    # Nothing was ruled yet: what was asked of the court is recalled.
    (Stage.SERVED, "cancelled", False, False, None): Event.CANCEL,
    (Stage.AT_COURT, "cancelled", False, False, None): Event.CANCEL,
    (Stage.AT_COURT, "changed", False, False, None): Event.RECALL,
    (Stage.AT_COURT, "changed", True, False, None): None,
    # Ruled and not carried out: it never is.
    (Stage.RULED, "cancelled", False, False, False): Event.CANCEL,
    (Stage.RULED, "changed", False, False, False): Event.RECALL,
    (Stage.RULED, "changed", True, True, False): Event.QUASH,
    (Stage.RULED, "changed", True, False, False): None,
    # Carried out: a correcting step follows, and nothing is undone by the appeal alone.
    (Stage.DONE, "cancelled", False, False, True): Event.QUASH,
    (Stage.DONE, "changed", False, False, True): Event.QUASH,
    (Stage.DONE, "changed", True, True, True): Event.QUASH,
    (Stage.DONE, "changed", True, False, True): None,
    (Stage.DONE, "cancelled", False, False, None): Event.CANCEL,
    (Stage.DONE, "upheld", True, False, True): None,
    (Stage.RULED, "upheld", True, True, False): None,
}


def a_ruling(*, carried_out: bool) -> ShownRuling:
    return ShownRuling(
        UUID(int=1), "Demo Court", "1", DAY, "granted", "extend", 6, "", "Officer", None, None, None, None, None, None,
        NOW if carried_out else None, None,
    )  # fmt: skip


def test_who_carries_out_what_is_what_the_notes_on_the_law_say() -> None:
    assert {key: tuple(owners) for key, owners in OWNERS.items()} == {key: row[2] for key, row in MODEL.items()}
    assert {effect for effect, _ in OWNERS} == set(EFFECTS)
    assert {owner for owners in OWNERS.values() for owner in owners} == set(Owner)


def test_each_submission_has_its_effect_and_its_document() -> None:
    assert set(ASKED) == TO_COURT
    for (effect, _), (step, document, _, _) in MODEL.items():
        if step is not None:
            assert (ASKED[step], DOCUMENT[step]) == (effect, document)


def test_the_reason_with_which_the_registration_ends_is_one_of_the_laws_data() -> None:
    assert BY_COURT in law.values("closing.reasons", DAY)


@pytest.mark.parametrize(("result", "effect"), list(product(RESULTS, EFFECTS)))
@pytest.mark.parametrize("asked", ["extend", "cancel", "replace", None])
def test_every_result_with_every_effect(result: Result, effect: Effect, asked: Effect | None) -> None:
    months, replaced_by = (6 if effect == "extend" else None), ("other" if effect == "replace" else None)
    said = unfit(result, effect, months=months, replaced_by=replaced_by, asked=asked)  # type: ignore[arg-type]  # one of the replacements
    if (result in ("granted", "in_part")) != (effect != "none"):
        assert said is Unfit.EFFECT
    elif result == "granted" and asked not in (None, effect):
        assert said is Unfit.IN_PART
    else:
        assert said is None


@pytest.mark.parametrize("effect", EFFECTS)
@pytest.mark.parametrize("replaced_by", [None, *get_args(Replacement)])
@pytest.mark.parametrize("months", [None, 6])
def test_what_can_be_carried_out_has_its_owners(effect: Effect, replaced_by: Replacement | None, months: int | None) -> None:
    result: Result = "refused" if effect == "none" else "in_part"
    fits = unfit(result, effect, months=months, replaced_by=replaced_by, asked=None) is None
    assert fits is ((effect, replaced_by) in OWNERS and (months is not None) == (effect == "extend"))


def test_a_ruling_is_made_after_registration_and_submission_and_not_in_the_future() -> None:
    registered, sent, today = DAY - timedelta(days=30), DAY - timedelta(days=10), DAY
    days = {
        -31: WrongDay.BEFORE_REGISTRATION, -30: WrongDay.BEFORE_SUBMISSION, -11: WrongDay.BEFORE_SUBMISSION, -10: None, 0: None,
        1: WrongDay.IN_FUTURE,
    }  # fmt: skip
    for after, expected in days.items():
        assert wrong_day(DAY + timedelta(days=after), registered_on=registered, sent_on=sent, today=today) == expected


@pytest.mark.parametrize(("case", "event"), list(FOLLOWS.items()))
def test_an_appeal_stops_what_was_not_carried_out_and_corrects_the_rest(
    case: tuple[Stage, Outcome, bool, bool, bool | None], event: Event | None
) -> None:
    stage, outcome, stands, changes, carried_out = case
    chosen = {Step.WARNING, Step.EXTEND}
    kept = (Step.WARNING, Step.EXTEND) if stands else (Step.WARNING,) if outcome == "changed" else ()
    decided = AppealOutcome(outcome, DAY, "", "", kept, changes)
    ruling = None if carried_out is None else a_ruling(carried_out=carried_out)
    assert follow(stage, decided, chosen, ruling) == event
    assert event is None or event in allowed(stage), "the table of stages knows the event"


def test_what_was_carried_out_is_never_undone_by_an_appeal_alone() -> None:
    for outcome, stands, changes in product(get_args(Outcome), (True, False), (True, False)):
        kept = (Step.WARNING, Step.EXTEND) if stands else (Step.WARNING,)
        decided = AppealOutcome(outcome, DAY, "", "", kept, changes)
        assert follow(Stage.DONE, decided, {Step.WARNING, Step.EXTEND}, a_ruling(carried_out=True)) in (None, Event.QUASH)
    assert TRANSITIONS[Stage.DONE, Event.QUASH] is Stage.CORRECTING
    assert {to for (stage, _), to in TRANSITIONS.items() if stage is Stage.CORRECTING} == {Stage.CANCELLED, Stage.DONE, Stage.AT_COURT}
