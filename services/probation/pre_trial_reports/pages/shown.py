"""A report as its pages show it: read for one reader, as a form or as it was finished."""

from collections.abc import Sequence
from uuid import UUID

from litestar.exceptions import NotFoundException
from litestar.response import Template

from services.probation.local_time import local_today
from services.probation.opening_papers import words as paper_words
from services.probation.pre_trial_reports import queries, words
from services.probation.pre_trial_reports.domain.lifecycle import Event, State, possible
from services.probation.pre_trial_reports.permissions import PreTrialPermission
from services.probation.pre_trial_reports.rows import ShownReport
from services.probation.words import who
from shared import clock
from shared.access.permissions import may
from shared.questions.answers import Answers, Difference, asked, differences
from shared.web import i18n
from shared.web.fields import FIELD, many_of
from shared.web.forms import FormErrors
from shared.web.pages import page
from shared.web.request import Fields, Web


async def report_for(request: Web, number: UUID) -> ShownReport:
    """The report; 404 where this reader may not see it."""
    row = await queries.report(request.user, number)
    if row is None:
        raise NotFoundException
    return row


def sees_all(request: Web) -> bool:
    """Whether this reader sees the sensitive sections."""
    return may(request.user, PreTrialPermission.SENSITIVE)


def may_do(request: Web, row: ShownReport, event: Event) -> bool:
    """Whether this reader may do this to the report as it is."""
    return row.erased_at is None and event in possible(State(row.state)) and may(request.user, PreTrialPermission.WRITE)


def show_form(
    request: Web, row: ShownReport, given: Fields, errors: FormErrors, *, status: int = 200, theirs: Sequence[Difference] = (),
    clash: bool = False,
) -> Template:  # fmt: skip
    """The report as a form. `theirs`: where what is stored is not what was typed, after somebody else saved it meanwhile."""
    return page(
        request, "pre_trial_reports/form.html", status=status, report=row, form=row.says, given=given, errors=errors, field=FIELD,
        words=words, paper_words=paper_words, correcting=row.state != State.DRAFT, theirs=theirs, clash=clash,
        names=words.field_names(), many=many_of(row.says),
    )  # fmt: skip


async def show_report(
    request: Web, row: ShownReport, given: Fields | None = None, errors: FormErrors | None = None, *, status: int = 200
) -> Template:
    """A report as it stands, its history, and what can be done with it."""
    answers, now = row.answered(sensitive=sees_all(request)), clock.now()
    can = {str(event) for event in Event if may_do(request, row, event)}
    suggested = [] if row.linked_person else await queries.on_register(request.user, row.iin)
    return page(
        request, "pre_trial_reports/page.html", status=status, report=row, form=row.says, answers=answers, asked=asked(row.says, answers),
        state=words.state(row, local_today(now)), history=await queries.events(row.id), words=words, paper_words=paper_words, who=who,
        sees_all=sees_all(request), can=can, may_write=may(request.user, PreTrialPermission.WRITE), suggested=suggested,
        given=given or {}, errors=errors or FormErrors({}), names=words.field_names(), languages_of_paper=i18n.NAMES,
    )  # fmt: skip


def clash_of(row: ShownReport, typed: Answers) -> list[Difference]:
    """Where the stored answers are not the typed ones: `before` is stored, `after` is typed."""
    return differences(row.answered(sensitive=True), typed, [question.code for question in row.says.questions()])
