"""The paper that the person takes home: what happens next."""

from uuid import UUID

from litestar import Response, get
from litestar.params import FromPath, FromQuery
from litestar.types import ControllerRouterHandler

from services.reintegration.cases import queries as cases
from services.reintegration.cases.domain import ensure_written_to
from services.reintegration.errors import HelpRests
from services.reintegration.printing import spoken
from services.reintegration.stages import queries
from services.reintegration.stages.domain.standing import Standing, standing_of
from services.reintegration.stages.permissions import StagePermission
from services.reintegration.stages.sheet import pdf_of
from shared import clock
from shared.web.guards import requires
from shared.web.pages import pdf_file
from shared.web.request import Web


@get("/cases/{person:uuid}/stages/sheet", guards=[requires(StagePermission.KEEP)])
async def print_sheet(request: Web, person: FromPath[UUID], language: FromQuery[str] = "") -> Response[bytes]:
    """The PDF, in the person's language unless another is asked for."""
    case, found = await cases.case(person, request.user), await queries.shown(person)
    ensure_written_to(case)
    if found is None or standing_of(case) is not Standing.ON_PATH:
        raise HelpRests
    chosen = spoken(language, case.language)
    content = await pdf_of(case, found, chosen, now=clock.now())
    return pdf_file(f"what-happens-next-{chosen}.pdf", content)


route_handlers: list[ControllerRouterHandler] = [print_sheet]
