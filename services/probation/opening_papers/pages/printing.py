"""A paper for the signatures, as a table, and an empty form to be filled in by hand."""

from uuid import UUID

from litestar import Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.errors import AlreadyDecided, NotFound
from services.probation.opening_papers.actions import form_in_force
from services.probation.opening_papers.domain.forms import FormCode
from services.probation.opening_papers.letters import draft_letter
from services.probation.opening_papers.pages.shown import case_for_paper, paper_for, sees_all
from services.probation.opening_papers.permissions import OpeningPaperPermission
from services.probation.opening_papers.printing.blank import blank
from services.probation.opening_papers.printing.files import pdf_of, pdf_of_sheet
from shared import clock
from shared.identity.limits.requests import EXPORTS
from shared.messages.base import Language
from shared.printing.speaking import speaking
from shared.web import i18n
from shared.web.guards import requires
from shared.web.pages import back_to, csv_file, page, pdf_file
from shared.web.request import Web

READS, FORMS = requires(OpeningPaperPermission.READ), requires(OpeningPaperPermission.FORMS)
WRITES = requires(OpeningPaperPermission.WRITE)
COLUMNS = ("section", "question", "answer")


@get("/opening-papers/{opening_paper:uuid}/print", guards=[READS])
async def print_paper(request: Web, opening_paper: FromPath[UUID]) -> Response[bytes]:
    """The PDF with places to sign, in the language of the person unless another is asked for; a draft says that it is one."""
    row = await paper_for(request, opening_paper)
    case = await case_for_paper(request, row)
    return pdf_file(f"{row.form}-{row.case_number}.pdf", await pdf_of(row, _language(request, case.language), sensitive=sees_all(request)))


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
async def blank_form(request: Web, code: FromPath[str]) -> Response[bytes]:
    """The form that holds today, empty, with room for handwriting."""
    if code not in set(FormCode):
        raise NotFoundException
    now, language = clock.now(), _language(request, i18n.current())
    version = await form_in_force(FormCode(code), now)
    with speaking(language):
        what = blank(version.says, version.version, office=request.user.office or "", at=now)
    return pdf_file(f"{code}-{language}.pdf", await pdf_of_sheet(what, language))


@post("/opening-papers/{opening_paper:uuid}/letter", guards=[WRITES], status_code=200)
async def letter(request: Web, opening_paper: FromPath[UUID]) -> Template | Redirect:
    """Draft the covering letter of a report; where there is one that has not left the house it is shown."""
    row = await paper_for(request, opening_paper)
    case = await case_for_paper(request, row)
    try:
        document = await draft_letter(row, case, by=request.user, now=clock.now())
    except NotFound:
        raise NotFoundException from None
    except AlreadyDecided:
        return page(request, "probation/decided.html", status=409, address=f"/opening-papers/{row.id}", case=row)
    return back_to(f"/outgoing/{document}")


def _language(request: Web, otherwise: Language) -> Language:
    asked_for = request.query_params.get("language")
    return next((each for each in i18n.LANGUAGES if each == asked_for), otherwise)


route_handlers = [print_paper, export, blank_form, letter]
