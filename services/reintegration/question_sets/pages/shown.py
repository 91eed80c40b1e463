"""What the pages of a draft show."""

import tomllib
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from litestar.response import Template

from services.reintegration.needs.domain.pathways import Pathway
from services.reintegration.needs.forms import SHORT
from services.reintegration.needs.sets import in_force
from services.reintegration.question_sets import queries, words
from services.reintegration.question_sets.actions import checked, writers_of
from services.reintegration.question_sets.domain.comparing import changes
from services.reintegration.question_sets.domain.rules import BY_HAND, REFUSED
from services.reintegration.question_sets.domain.states import State, possible
from services.reintegration.question_sets.forms import labels
from services.reintegration.question_sets.permissions import QuestionSetPermission
from services.reintegration.question_sets.queries import DraftRow
from services.reintegration.words import today
from shared import clock
from shared.access.permissions import may
from shared.questions.faults import Fault
from shared.questions.forms import Form
from shared.questions.reading import read
from shared.values import JsonObject
from shared.web.fields import FIELD
from shared.web.forms import FormErrors
from shared.web.pages import page
from shared.web.request import Fields, Web


@dataclass(frozen=True, slots=True)
class Opened:
    """A draft as it was read. `form` is None where it is not whole yet; `data` where it is changed as text alone."""

    row: DraftRow
    data: JsonObject | None
    form: Form | None
    faults: tuple[Fault, ...]


async def opened(number: UUID, now: datetime) -> Opened:
    """A draft with everything that is wrong with it. Raises NotThere."""
    row = await queries.draft_of(number)
    faults = (await checked(row, row.content, now)).faults
    by_hand = any(each.code in BY_HAND | REFUSED for each in faults)
    # What can be read is shown, also where the day or a rule of the desk still keeps it from being put in force.
    return Opened(row, None if by_hand else tomllib.loads(row.content), read(row.content, list(Pathway)).form, faults)


def short_of(form: Form) -> Form:
    """What the short form asks of a pathway."""
    section = replace(form.sections[0], questions=tuple(each for code in SHORT if (each := form.question(code))))
    return replace(form, sections=(section,), intro={})


async def show_draft(request: Web, number: UUID, typed: Fields, errors: FormErrors | None = None, *, status: int = 200) -> Template:
    """The page of a draft. `typed`: what was not kept."""
    now = clock.now()
    draft, writers = await opened(number, now), await writers_of(number)
    path = Pathway(draft.row.pathway)
    holds = (await in_force(today(now), now)).get(path)
    writes = may(request.user, QuestionSetPermission.WRITE)
    return page(
        request, "question_sets/draft.html", status=status, draft=draft, path=path, typed=typed, errors=errors or FormErrors({}),
        faults=[words.fault(each) for each in draft.faults], holds=holds, words=words, labels=labels(), field=FIELD,
        changes=changes(holds.says if holds else None, draft.form) if draft.form else [],
        short=short_of(draft.form) if draft.form else None, events=await queries.events_of(number),
        acts=possible(State(draft.row.state), writers, request.user.id) if writes else frozenset(),
    )  # fmt: skip
