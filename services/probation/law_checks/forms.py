"""The fields of a court's decision, as every form has them that writes one down, and what the law asks of what is typed."""

from datetime import date
from typing import Annotated, Literal, cast
from uuid import UUID

from pydantic import Field, StringConstraints

from services.probation.cases.domain.categories import Category, Citizenship, OffenceKind, Settlement, Sex, SupervisingAuthority
from services.probation.cases.domain.frequency import Frequency
from services.probation.law import rules as law
from services.probation.law_checks.domain import Facts, lawful, needing_reason
from services.probation.law_checks.words import message
from services.probation.terms.domain.parts import UNITS
from services.probation.terms.fields import known_end, term_problems
from shared.web.fields import Day
from shared.web.forms import CheckedForm, Right

LEAST_REASON = 10
Line = Annotated[str, StringConstraints(max_length=200)]
Words = Annotated[str, StringConstraints(max_length=2000)]


class DecisionFields(CheckedForm):
    """As typed; empty fields are not given. `override_reason`: why the officer goes on otherwise than the law asks."""

    form_token: UUID
    category: Category
    court: Line
    court_decision_on: Day
    in_force_on: Day
    released_on: Day | None = None
    registered_on: Day
    term_amount: Annotated[int, Field(ge=1, le=20000)] | None = None
    term_unit: Literal[*UNITS] | None = None  # type: ignore[valid-type]  # the tuple is constant
    term_ends_on: Day | None = None
    term_reason: Words = ""
    work_hours: Annotated[int, Field(ge=1, le=9999)] | None = None
    offence_kind: OffenceKind | None = None
    representative: Line | None = None
    conditions: list[Annotated[str, StringConstraints(max_length=40)]] = Field(default_factory=list)
    condition_words: Words = ""
    frequency: Frequency
    first_check_in_on: Day
    override_reason: Annotated[str, StringConstraints(min_length=LEAST_REASON, max_length=1000)] | None = None


def facts_typed(
    right: Right,
    *,
    authority: SupervisingAuthority,
    born_on: date | None,
    sex: Sex | None,
    iin: str | None,
    settlement: Settlement | None,
    citizenship: Citizenship | None = None,
) -> Facts:
    """The facts in a form, as far as they are right by themselves. `iin`: "" for a person without one, None where it is not known."""
    return Facts(
        category=right.get("category", Category), authority=authority, court_decision_on=right.get("court_decision_on", date),
        in_force_on=right.get("in_force_on", date), released_on=right.get("released_on", date),
        registered_on=right.get("registered_on", date), term_ends_on=right.get("term_ends_on", date) or known_end(right),
        work_hours=right.get("work_hours", int), offence_kind=cast("OffenceKind | None", right.get("offence_kind", str)),
        settlement=settlement, frequency=right.get("frequency", Frequency),
        conditions=frozenset(right.get("conditions", list) or ()), born_on=born_on, sex=sex, iin=iin,
        representative=right.get("representative", str) or "", citizenship=citizenship,
    )  # fmt: skip


def law_problems(right: Right, facts: Facts, today: date) -> dict[str, str]:
    """What the law asks, in words by field, where it is not so and no reason is given; the first of several at a field."""
    if right.get("override_reason", str):
        return {}
    wrong: dict[str, str] = {}
    for finding in needing_reason(lawful(facts, facts.registered_on or today)):
        wrong.setdefault(finding.field, message(finding))
    return wrong


def decision_codes(right: Right) -> dict[str, str]:
    """What contradicts itself in the fields of a decision, its dates aside: a code by field."""
    wrong = term_problems(right)
    if set(right.get("conditions", list) or ()) - {one.code for one in law.conditions()}:
        wrong["conditions"] = "condition_unknown"
    if right.get("category", Category) is Category.COMMUNITY_WORK and right.get("work_hours", int) is None:
        wrong["work_hours"] = "work_hours_missing"
    released, registered = right.get("released_on", date), right.get("registered_on", date)
    if released and registered and released > registered:
        wrong["released_on"] = "released_after_registration"
    return wrong
