"""The form of a further decision: what is known about the person is not asked again."""

from dataclasses import replace
from datetime import datetime
from typing import cast

from services.probation.cases.domain.categories import Citizenship, Settlement, Sex, SupervisingAuthority
from services.probation.conditions.forms import imposed
from services.probation.decisions.actions import KnownPerson
from services.probation.law_checks.domain import Facts, Finding, lawful
from services.probation.law_checks.forms import DecisionFields, decision_codes, facts_typed, law_problems
from services.probation.local_time import local_today
from services.probation.register import domain as registration
from services.probation.register.actions import NewRegistration
from services.probation.register.form_words import problem
from services.probation.register.forms import dates_typed, decision_of_form
from shared.web.forms import FormErrors, Right, parse
from shared.web.request import Fields


def read_decision(fields: Fields, known: KnownPerson, now: datetime, authority: SupervisingAuthority) -> NewRegistration | FormErrors:
    """The decision, or all that is wrong with it."""
    today = local_today(now)

    def check(right: Right) -> dict[str, str]:
        codes = registration.problems(dates_typed(right), today) | decision_codes(right)
        return (
            law_problems(right, _facts(right, known, authority), today)
            | {name: problem(code) for name, code in codes.items()}
            | imposed(fields, today)[1]
        )

    form = parse(DecisionFields, fields, check=check)
    return form if isinstance(form, FormErrors) else replace(decision_of_form(form), inputs=imposed(fields, today)[0])


def findings_typed(fields: Fields, known: KnownPerson, now: datetime, authority: SupervisingAuthority) -> list[Finding]:
    """What the law asks of what is typed, whether a reason was given or not."""
    found: list[Finding] = []

    def look(right: Right) -> dict[str, str]:
        facts = _facts(right, known, authority)
        found.extend(lawful(facts, facts.registered_on or local_today(now)))
        return {}

    parse(DecisionFields, fields, check=look)
    return found


def _facts(right: Right, known: KnownPerson, authority: SupervisingAuthority) -> Facts:
    sex, lives = cast("Sex | None", known.sex), cast("Settlement", known.settlement)
    return facts_typed(
        right, authority=authority, born_on=known.birth_date, sex=sex, iin=known.iin or "", settlement=lives,
        citizenship=cast("Citizenship | None", known.citizenship),
    )  # fmt: skip
