"""A paper for the signatures, as a table, and an empty form to be filled in by hand."""

from uuid import UUID

from litestar import Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Template

from services.probation.opening_papers import words
from services.probation.opening_papers.actions import form_in_force
from services.probation.opening_papers.domain.answers import asked
from services.probation.opening_papers.domain.forms import FormCode
from services.probation.opening_papers.domain.lifecycle import State
from services.probation.opening_papers.pages.shown import case_for_paper, paper_for, sees_all
from services.probation.opening_papers.permissions import OpeningPaperPermission
from shared import clock
from shared.identity.limits.requests import EXPORTS
from shared.messages.base import Language
from shared.web import i18n
from shared.web.guards import requires
from shared.web.pages import csv_file, page
from shared.web.request import Web

READS, FORMS = requires(OpeningPaperPermission.READ), requires(OpeningPaperPermission.FORMS)
COLUMNS = ("section", "question", "answer")


@get("/opening-papers/{opening_paper:uuid}/print", guards=[READS])
async def print_page(request: Web, opening_paper: FromPath[UUID]) -> Template:
    """With lines for the signatures, in the language of the person unless another is asked for; a draft says that it is one."""
    row = await paper_for(request, opening_paper)
    case = await case_for_paper(request, row)
    i18n.use(_language(request, case.language))
    answers = row.answered(sensitive=sees_all(request))
    return page(
        request, "opening_papers/print.html", paper=row, case=case, form=row.says, answers=answers, asked=asked(row.says, answers),
        words=words, sees_all=sees_all(request), is_draft=row.state in (State.DRAFT, State.DISCARDED), made_at=clock.now(),
    )  # fmt: skip


@get("/opening-papers/{opening_paper:uuid}/export", guards=[READS, EXPORTS])
async def export(request: Web, opening_paper: FromPath[UUID]) -> Response[str]:
    """The same as a table: codes, and the answers as they are stored."""
    row = await paper_for(request, opening_paper)
    answers = row.answered(sensitive=sees_all(request))
    found = [(section.code, question.code, answers[question.code])
             for section in row.says.sections for question in section.questions if question.code in answers]  # fmt: skip
    lines = [(section, code, given if isinstance(given, str) else " ".join(given)) for section, code, given in found]
    return csv_file(f"{row.form}-{row.case_number}.csv", COLUMNS, lines)


@get("/opening-forms/{code:str}/blank", guards=[FORMS])
async def blank_page(request: Web, code: FromPath[str]) -> Template:
    """The form that holds today, empty, with room for handwriting."""
    if code not in set(FormCode):
        raise NotFoundException
    now = clock.now()
    version = await form_in_force(FormCode(code), now)
    i18n.use(_language(request, i18n.current()))
    return page(request, "opening_papers/blank.html", version=version, form=version.says, words=words)


def _language(request: Web, otherwise: Language) -> Language:
    asked_for = request.query_params.get("language")
    return next((each for each in i18n.LANGUAGES if each == asked_for), otherwise)


route_handlers = [print_page, export, blank_page]
