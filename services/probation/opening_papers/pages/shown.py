"""A paper as its pages show it: read for one reader, as a form or as it was finished."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from litestar.exceptions import NotFoundException
from litestar.response import Template

from services.probation.attachments.panels import papers_of
from services.probation.cases.queries import case as case_for
from services.probation.cases.rows import Case
from services.probation.local_time import local_today
from services.probation.opening_papers import queries, words
from services.probation.opening_papers.domain.forms import FormCode
from services.probation.opening_papers.domain.lifecycle import TRANSITIONS, Event, State
from services.probation.opening_papers.letters import may_be_sent
from services.probation.opening_papers.permissions import OpeningPaperPermission
from services.probation.opening_papers.queries import ShownEvent, ShownPaper
from services.probation.opening_papers.versions.queries import in_force
from services.probation.words import who
from shared import clock
from shared.access.permissions import may
from shared.questions.answers import Answer, Answers, Difference, asked, differences
from shared.questions.forms import Form
from shared.web import i18n
from shared.web.fields import FIELD, many_of
from shared.web.forms import FormErrors
from shared.web.pages import page
from shared.web.request import Fields, Web


@dataclass(frozen=True, slots=True)
class ShownChange:
    """An entry of the history with what it changed."""

    event: ShownEvent
    changes: Sequence[Difference]


async def paper_for(request: Web, number: UUID) -> ShownPaper:
    """The paper; 404 where this reader may not see the case."""
    row = await queries.paper(request.user, number)
    if row is None:
        raise NotFoundException
    return row


async def case_for_paper(request: Web, row: ShownPaper) -> Case:
    """The case with the registration that the paper opens."""
    case = await case_for(request.user, row.person, row.registration)
    if case is None:
        raise NotFoundException
    return case


def sees_all(request: Web) -> bool:
    """Whether this reader sees the sensitive sections."""
    return may(request.user, OpeningPaperPermission.SENSITIVE)


def may_write(request: Web, row: ShownPaper) -> bool:
    """Whether this reader may change the paper."""
    return row.case_state == "open" and may(request.user, OpeningPaperPermission.WRITE)


async def show_form(
    request: Web, row: ShownPaper, given: Fields, errors: FormErrors, *, status: int = 200, theirs: Sequence[Difference] = (),
    typed_again: bool = False,
) -> Template:  # fmt: skip
    """The paper as a form. `theirs`: where what is stored is not what was typed, after somebody else saved it meanwhile."""
    newest = await in_force(FormCode(row.form), local_today(clock.now()))
    return page(
        request,
        "opening_papers/form.html",
        status=status,
        paper=row,
        case=await case_for_paper(request, row),
        form=row.says,
        given=given,
        errors=errors,
        field=FIELD,
        words=words,
        correcting=row.state != State.DRAFT,
        theirs=theirs,
        clash=bool(theirs) or typed_again,
        newer=newest if newest is not None and newest.id != row.form_version and row.state == State.DRAFT else None,
        names=words.field_names(),
        many=many_of(row.says),
    )


async def show_paper(
    request: Web, row: ShownPaper, given: Fields | None = None, errors: FormErrors | None = None, *, status: int = 200
) -> Template:
    """A paper as it stands, its history, and what can be done with it."""
    answers = row.answered(sensitive=sees_all(request))
    form, open_to_change = row.says, may_write(request, row)
    can = [event for event in Event if (State(row.state), event) in TRANSITIONS] if open_to_change else []
    signs = form.signed_by_person and Event.SIGN in can
    return page(
        request,
        "opening_papers/page.html",
        status=status,
        paper=row,
        case=await case_for_paper(request, row),
        form=form,
        answers=answers,
        asked=asked(form, answers),
        state=words.state(row.state, signed_by_person=form.signed_by_person),
        history=_history(await queries.events(row.id), form, all_of_it=sees_all(request)),
        papers=await papers_of(request, row.person),
        words=words,
        who=who,
        sees_all=sees_all(request),
        may_correct=Event.CORRECT in can,
        may_send=open_to_change and may_be_sent(row),
        may_unsign=Event.UNSIGN in can,
        outcomes=words.outcomes() if signs else [],
        given=given or {},
        errors=errors or FormErrors({}),
        names=words.field_names(),
        languages_of_paper=i18n.NAMES,
    )


def clash(row: ShownPaper, typed: Answers) -> list[Difference]:
    """Where the stored answers are not the typed ones: `before` is stored, `after` is typed."""
    return differences(row.answered(sensitive=True), typed, [question.code for question in row.says.questions()])


def _history(events: Sequence[ShownEvent], form: Form, *, all_of_it: bool) -> list[ShownChange]:
    """The latest first, each with what it changed of the answers that were settled before."""
    found: list[ShownChange] = []
    before: dict[str, Answer] | None = None
    order = [question.code for question in form.questions()]
    for event in reversed(events):
        answers = event.answered(sensitive=all_of_it)
        changes = differences(before, answers, order) if event.event == Event.CORRECT and before is not None and answers is not None else []
        found.insert(0, ShownChange(event, changes))
        before = before if answers is None else answers
    return found
