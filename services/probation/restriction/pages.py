"""The form with which a senior officer restricts a case."""

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.cases.pages import case_of
from services.probation.cases.rows import Case
from services.probation.errors import AlreadyClosed
from services.probation.restriction.actions import set_restriction
from services.probation.restriction.permissions import RestrictionPermission
from shared import clock
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

LONGEST_REASON = 500


@get("/people/{person:uuid}/restriction", guards=[requires(RestrictionPermission.CHANGE)])
async def restriction_page(request: Web, person: FromPath[UUID]) -> Template:
    """Ask for the reason."""
    return _form(request, await case_of(request, person), {}, FormErrors({}))


@post("/people/{person:uuid}/restriction", guards=[requires(RestrictionPermission.CHANGE)], status_code=200)
async def change_restriction(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Restrict the case; restricted already, lift the restriction."""
    case, fields = await case_of(request, person), await read_fields(request)
    reason = fields.get("reason", "").strip()
    if not reason or len(reason) > LONGEST_REASON:
        text = gettext("Use at most 500 characters") if reason else gettext("Write down your reason")
        return _form(request, case, fields, FormErrors({"reason": text}, {"reason": gettext("Reason")}), status=422)
    try:
        await set_restriction(person, fields.get("restricted") == "yes", reason, by=request.user, now=clock.now())
    except AlreadyClosed:
        return page(request, "probation/decided.html", status=409, address=f"/people/{person}", case=case)
    return back_to(f"/people/{person}")


def _form(request: Web, case: Case, given: Fields, errors: FormErrors, *, status: int = 200) -> Template:
    return page(request, "restriction/page.html", status=status, case=case, given=given, errors=errors)


route_handlers = [restriction_page, change_restriction]
