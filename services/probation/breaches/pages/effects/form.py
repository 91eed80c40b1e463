"""What an officer fills in to carry out a ruling: words; the other penalty; the duties that end and that hold from now on."""

from collections.abc import Collection
from contextlib import suppress
from datetime import datetime
from uuid import UUID

from services.probation.breaches.actions.effects.applying import Confirmed
from services.probation.breaches.actions.effects.duties import Duties
from services.probation.breaches.actions.effects.keeping import is_done
from services.probation.breaches.domain.effects import Owner
from services.probation.breaches.forms import WordsForm, field_names
from services.probation.breaches.rows import Proceeding, ShownRuling
from services.probation.cases.words import source
from services.probation.conditions import words as condition_words
from services.probation.conditions.domain.templates import choices
from services.probation.conditions.forms import MANY_OF_DECISION, imposed, typed
from services.probation.conditions.queries import of_registration
from services.probation.decisions.actions import known_person
from services.probation.decisions.forms import findings_typed, read_decision
from services.probation.law_checks import words as law_words
from services.probation.local_time import local_today
from services.probation.register.form_words import decision_choices
from services.probation.register.form_words import error_summary as decision_summary
from shared.actors import Actor
from shared.values import PageContext
from shared.web.forms import FormErrors, parse
from shared.web.request import Fields

MANY = (*MANY_OF_DECISION, "ended")


async def read_effect(
    row: Proceeding, ruling: ShownRuling, fields: Fields, *, by: Actor, now: datetime
) -> tuple[Confirmed, int] | FormErrors:
    """What the officer confirms and the version that they saw, or all that is wrong with the form."""
    form = parse(WordsForm, fields, field_names())
    wrong = dict(form.messages) if isinstance(form, FormErrors) else {}
    decision, duties = None, None
    if Owner.DECISION in ruling.owners and not await is_done(row.id, ruling, Owner.DECISION):
        read = read_decision(fields, await known_person(row.person), now, by.authority)
        if isinstance(read, FormErrors):
            wrong |= read.messages
        else:
            decision = read
    if Owner.DUTIES in ruling.owners:
        held, problems = imposed(fields, local_today(now))
        wrong |= problems
        duties = Duties(_ids(fields.get("ended", [])), held)
    if wrong or isinstance(form, FormErrors):
        return FormErrors(wrong, field_names())
    return Confirmed(form.words, decision, duties), form.version


async def shown_form(
    row: Proceeding, asks: Collection[Owner], given: Fields, errors: FormErrors, *, by: Actor, now: datetime
) -> PageContext:
    """What the fields offer to choose from."""
    if Owner.DECISION in asks:
        found = findings_typed(given, await known_person(row.person), now, by.authority) if errors.messages else []
        return {"law": law_words, "findings": found, "summary": decision_summary(errors.messages), **decision_choices()}
    shown: PageContext = {"summary": errors.summary}
    if Owner.DUTIES not in asks:
        return shown
    known = [one for one in await of_registration(row.registration) if not one.ended]
    templates = choices(row.category, local_today(now))
    for one in known:
        for name, value in typed(one.filled, f"{one.code}-").items():
            given.setdefault(name, value)
    return shown | {
        "holding": known,
        "duties": [(one.code, condition_words.title(one.code), source(one.source)) for one in templates],
        "duty_templates": {one.code: one for one in templates},
        "duty_words": condition_words,
    }


def _ids(values: object) -> tuple[UUID, ...]:
    found = []
    for value in values if isinstance(values, list) else [values]:
        with suppress(ValueError):
            found.append(UUID(str(value)))
    return tuple(found)
