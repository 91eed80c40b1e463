"""The legal basis of using the face, and the switch."""

from uuid import UUID

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.cases.pages import case_of
from services.probation.cases.rows import Case
from services.probation.errors import AlreadyClosed
from services.probation.legal_basis import actions, queries
from services.probation.legal_basis.forms import FORM_WITH_COPY, norm_of, read_basis, uploaded_copy
from services.probation.legal_basis.permissions import LegalBasisPermission
from services.probation.legal_basis.words import error_summary, norms
from services.probation.local_time import local_today
from shared import clock
from shared.web.asking import ask, is_sure
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields


@get("/people/{person:uuid}/biometrics", guards=[requires(LegalBasisPermission.CHANGE)])
async def basis_page(request: Web, person: FromPath[UUID]) -> Template:
    """The legal basis of using the face, and the switch."""
    case = await case_of(request, person)
    consent = case.basis_kind == "consent"
    given: Fields = {
        "basis_kind": case.basis_kind or "none",
        "basis_norm": norm_of(case.basis_reference, local_today(clock.now())),
        "basis_reference": (case.basis_reference or "") if consent else "",
        "basis_given_on": case.basis_given_on.isoformat() if consent and case.basis_given_on else "",
    }
    return await _basis_form(request, case, given, FormErrors({}))


@post(
    "/people/{person:uuid}/biometrics",
    guards=[requires(LegalBasisPermission.CHANGE)],
    status_code=200,
    request_max_body_size=FORM_WITH_COPY,
)
async def change_basis(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Replace the basis, add its signed copy, or switch the use of the face off."""
    case, fields, now = await case_of(request, person), await read_fields(request), clock.now()
    read, copy = read_basis(fields, case.language, now), await uploaded_copy(request)
    if isinstance(read, FormErrors) or isinstance(copy, FormErrors):
        wrong = {name: text for found in (read, copy) if isinstance(found, FormErrors) for name, text in found.messages.items()}
        return await _basis_form(request, case, fields, FormErrors(wrong), status=422)
    if read is None and case.basis_kind is not None and not is_sure(fields):
        return ask(
            request,
            fields,
            title=gettext("Switch off the use of the face: %(name)s", name=case.name),
            follows=gettext("Every picture and template of this person is erased, and cannot be brought back."),
            button=gettext("Switch off and erase"),
            back=f"/people/{person}/biometrics",
        )
    try:
        await actions.change_biometric_basis(person, read, copy=copy, by=request.user, now=now)
    except AlreadyClosed:
        return page(request, "probation/decided.html", status=409, address=f"/people/{person}", case=case)
    return back_to(f"/people/{person}")


async def _basis_form(request: Web, case: Case, given: Fields, errors: FormErrors, *, status: int = 200) -> Template:
    copies = await queries.copies(case.person)
    return page(
        request,
        "legal_basis/page.html",
        status=status,
        case=case,
        given=given,
        errors=errors,
        error_summary=error_summary,
        copies=copies,
        norms=norms(local_today(clock.now())),
    )


route_handlers = [basis_page, change_basis]
