"""The forms of relapse risk, and what is wrong with them in words."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from services.probation.law import rules as law
from services.probation.risk import words
from services.probation.risk.actions.facts import NewFact, token_of
from services.probation.risk.domain.inputs import RECORDED, NotAValue, read_fact
from services.probation.risk.domain.steps import Step
from shared.web.fields import Day
from shared.web.forms import CheckedForm, FormErrors, Right, parse
from shared.web.request import Fields

Words = Annotated[str, StringConstraints(min_length=3, max_length=2000)]
Document = Annotated[str, StringConstraints(min_length=3, max_length=400)]


class FactsForm(CheckedForm):
    """What the officer read, and where."""

    form_token: UUID
    document: Document


class TierForm(CheckedForm):
    """A tier beside the computed one."""

    form_token: UUID
    seen: UUID
    tier: Annotated[int, Field(ge=1, le=4)]
    reason: Words
    review_on: Day


class TierDecisionForm(CheckedForm):
    """Confirmed, refused, withdrawn or reviewed."""

    override: UUID
    version: int
    event: Literal["confirm", "refuse", "withdraw", "review"]
    why: Words
    review_on: Day | None = None


class ObjectionForm(CheckedForm):
    """What the person objects to."""

    form_token: UUID
    step: Step
    words: Words


class AnswerForm(CheckedForm):
    """What became of an objection."""

    objection: UUID
    outcome: Literal["corrected", "stays"]
    why: Words


def read_facts(fields: Fields, before: Mapping[Step, str]) -> list[NewFact] | FormErrors:
    """What differs from what is known, or everything that is wrong. A field that was emptied takes back what was recorded."""
    wrong: dict[str, str] = {}
    changed: dict[Step, str | None] = {}
    for step in RECORDED:
        try:
            given = read_fact(step, str(fields.get(step, "")))
        except NotAValue:
            wrong[str(step)] = words.problem("value")
            continue
        if given != (before.get(step) or None):
            changed[step] = given
    if not changed and not wrong:
        wrong[str(RECORDED[0])] = words.problem("nothing")
    form = parse(FactsForm, fields, words.field_names(), check=lambda _: wrong)
    if isinstance(form, FormErrors):
        return form
    return [NewFact(step, given, form.document, token_of(str(form.form_token), step)) for step, given in changed.items()]


def read_tier(fields: Fields, today: date) -> TierForm | FormErrors:
    """A tier with a reason and a day of review that the law's value allows."""
    return parse(TierForm, fields, words.field_names(), check=lambda right: _review_problem(right, today))


def read_tier_decision(fields: Fields, today: date) -> TierDecisionForm | FormErrors:
    """A review needs the day of the next one."""

    def check(right: Right) -> Mapping[str, str]:
        if fields.get("event") != "review":
            return {}
        if right.get("review_on", date) is None:
            return {"review_on": words.problem("review")}
        return _review_problem(right, today)

    return parse(TierDecisionForm, fields, words.field_names(), check=check)


def latest_review(today: date) -> date:
    """The last day on which a tier set by hand may be looked at again."""
    return today + timedelta(days=law.number("risk.override.review", today))


def _review_problem(right: Right, today: date) -> Mapping[str, str]:
    day = right.get("review_on", date)
    return {"review_on": words.problem("review")} if day is not None and not today < day <= latest_review(today) else {}
