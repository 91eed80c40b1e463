"""Taking a person off the register."""

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.cases.pages import case_of
from services.probation.cases.queries import is_last_open
from services.probation.cases.rows import Case
from services.probation.cases.words import closing_reason, source
from services.probation.errors import AlreadyClosed
from services.probation.law import rules as law
from services.probation.local_time import local_today
from services.probation.register import closing
from services.probation.register.permissions import RegisterPermission
from services.probation.words import choose, confirm
from shared import clock
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields


@get("/people/{person:uuid}/close", guards=[requires(RegisterPermission.CLOSE)])
async def close_page(request: Web, person: FromPath[UUID]) -> Template:
    """Ask before the person is taken off the register."""
    return await _close_form(request, await case_of(request, person), {}, FormErrors({}))


@post("/people/{person:uuid}/close", guards=[requires(RegisterPermission.CLOSE)], status_code=200)
async def close(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Take the person off the register."""
    case, fields = await case_of(request, person), await read_fields(request)
    wrong = {}
    if fields.get("reason") not in closing.CLOSING_REASONS:
        wrong["reason"] = choose()
    if fields.get("sure") != "yes":
        wrong["sure"] = confirm()
    if wrong:
        return await _close_form(request, case, fields, FormErrors(wrong, {"reason": gettext("Reason")}), status=422)
    try:
        await closing.close_registration(person, reason=fields["reason"], by=request.user, now=clock.now(), registration=case.registration)
    except AlreadyClosed:
        return page(request, "probation/decided.html", status=409, address=f"/people/{person}", case=case)
    return back_to(f"/people/{person}")


async def _close_form(request: Web, case: Case, given: Fields, errors: FormErrors, *, status: int = 200) -> Template:
    reasons = [(code, closing_reason(code)) for code in closing.CLOSING_REASONS]
    removal = law.rule("removal.on", local_today(clock.now()))
    shown = {"reasons": reasons, "removal": removal, "source": source, "last": await is_last_open(case.person, case.registration)}
    return page(request, "register/close.html", status=status, case=case, given=given, errors=errors, **shown)


route_handlers = [close_page, close]
