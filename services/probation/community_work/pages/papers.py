"""The PDF of a month's timesheet and work act, and the certificate that every hour was worked."""

from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.community_work.actions.certificate import NotServed, draft_certificate
from services.probation.community_work.pages.common import Shown, changed_meanwhile, month_from, shown
from services.probation.community_work.permissions import WorkPermission
from services.probation.community_work.printing.month import month_of
from services.probation.community_work.printing.papers import PaperCode, pdf_of
from services.probation.community_work.queries import acts_of, printed_act
from services.probation.errors import NotFound
from shared.messages.base import Language
from shared.web.guards import requires
from shared.web.i18n import LANGUAGES
from shared.web.pages import back_to, pdf_file
from shared.web.request import Web

READS, WRITES = requires(WorkPermission.READ), requires(WorkPermission.WRITE)
MONTH = "/people/{person:uuid}/work/months/{month:str}"


@get(f"{MONTH}/timesheet", guards=[READS])
async def timesheet_pdf(request: Web, person: FromPath[UUID], month: FromPath[str]) -> Response[bytes]:
    """The timesheet, in the person's language unless another is asked for; a draft until the act is made."""
    return await _pdf(request, person, month, "timesheet")


@get(f"{MONTH}/act", guards=[READS])
async def act_pdf(request: Web, person: FromPath[UUID], month: FromPath[str]) -> Response[bytes]:
    """The work act, in the same way."""
    return await _pdf(request, person, month, "act")


@post("/people/{person:uuid}/work/certificate", guards=[WRITES], status_code=200)
async def certificate(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Draft the certificate; where there is one already it is shown."""
    found = await shown(request, person)
    try:
        document = await draft_certificate(found.case, found.work, by=request.user, now=found.now, today=found.today)
    except (NotServed, NotFound):
        return changed_meanwhile(request, found)
    return back_to(f"/outgoing/{document}")


async def _pdf(request: Web, person: UUID, month: str, code: PaperCode) -> Response[bytes]:
    found, day = await shown(request, person), month_from(month)
    act = next((each for each in await acts_of(found.case.registration) if each.month == day), None)
    what = month_of(
        found.case, found.work, day, officer=act.by_name if act else found.case.officer_name, at=act.at if act else found.now,
        number=act.number if act else "", version=act.version if act else 0,
    )  # fmt: skip
    content = await pdf_of(what, await printed_act(found.case.registration, day), code, _language(request, found))
    return pdf_file(f"{code}-{found.case.case_number}-{day:%Y-%m}.pdf", content)


def _language(request: Web, found: Shown) -> Language:
    asked = request.query_params.get("language")
    return next((each for each in LANGUAGES if each == asked), found.case.language)


route_handlers = [timesheet_pdf, act_pdf, certificate]
