"""The administrator's pages of vendors: their credentials are made, replaced with an overlap and revoked. A secret is shown once."""

from datetime import timedelta

from litestar import Router, get, post
from litestar.datastructures import UploadFile
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.settings import settings
from services.probation.telemetry.vendors import actions, queries, words
from services.probation.telemetry.vendors.connections import connections
from services.probation.telemetry.vendors.domain import WITH_SECRET, Authentication
from services.probation.telemetry.vendors.forms import (
    LARGEST_CERTIFICATE,
    ONE_DEVICE,
    OVERLAPS,
    PRIVATE_KEY,
    NameForm,
    OverlapForm,
    RevokeForm,
    VendorForm,
    read_credential,
)
from services.probation.telemetry.vendors.permissions import VendorPermission
from services.probation.telemetry.vendors.queries import VendorCredential, VendorRow
from shared import clock
from shared.web.asking import ask, is_sure
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import format_datetime, gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

NOTHING_WRONG = FormErrors({})
ON_A_PAGE = 50


@get("/")
async def vendors_page(request: Web) -> Template:
    """Every vendor, and a form to enter one."""
    return await _list(request, NOTHING_WRONG, {})


@post("/", status_code=200)
async def add_vendor(request: Web) -> Template | Redirect:
    """Enter a vendor."""
    given = await read_fields(request)
    form = parse(VendorForm, given, {"code": gettext("Code"), "name": gettext("Name of the vendor")})
    if isinstance(form, FormErrors):
        return await _list(request, form, given, 422)
    try:
        await actions.create_vendor(form.code, form.name, by=request.user, now=clock.now())
    except actions.VendorTaken:
        taken = gettext("A vendor of this code or this name is there already")
        return await _list(request, FormErrors({"code": taken}), given, 409)
    return back_to(f"/vendors/{form.code}")


@get("/{code:str}")
async def vendor_page(request: Web, code: FromPath[str]) -> Template:
    """One vendor, its credentials, and what it needs to know."""
    found = await _vendor(code)
    return await _one(request, found, NOTHING_WRONG, {"name": found.name})


@post("/{code:str}/name", status_code=200)
async def correct_name(request: Web, code: FromPath[str]) -> Template | Redirect:
    """Another name in place of a wrong one; the code stays."""
    found, given = await _vendor(code), await read_fields(request)
    form = parse(NameForm, given, {"name": gettext("Name of the vendor")})
    if isinstance(form, FormErrors):
        return await _one(request, found, form, given, 422)
    try:
        await actions.rename_vendor(code, form.name, by=request.user, now=clock.now())
    except actions.VendorTaken:
        taken = gettext("A vendor of this code or this name is there already")
        return await _one(request, found, FormErrors({"name": taken}), given, 409)
    return back_to(f"/vendors/{code}")


@get("/{code:str}/new/{kind:str}")
async def new_credential_page(request: Web, code: FromPath[str], kind: FromPath[str]) -> Template:
    """The form of a new credential of one kind."""
    return await _form(request, await _vendor(code), _kind(kind), NOTHING_WRONG, {})


@post("/{code:str}/new/{kind:str}", status_code=200)
async def make_credential(request: Web, code: FromPath[str], kind: FromPath[str]) -> Template | Redirect:
    """Make one. Its secret, if it has one, is in this answer and nowhere else."""
    vendor, chosen, now = await _vendor(code), _kind(kind), clock.now()
    given = await read_fields(request)
    if not str(given.get("certificate", "")).strip() and (uploaded := await _uploaded(request)):
        given = given | {"certificate": uploaded}
    read = read_credential(chosen, given, now)
    if isinstance(read, FormErrors):
        if gettext(PRIVATE_KEY) in read.messages.values():
            given = given | {"certificate": ""}
        return await _form(request, vendor, chosen, read, given, 422)
    try:
        made = await actions.create_credential(
            *(vendor.code, chosen),
            by=request.user,
            now=now,
            device_id=read.device_id,
            network=read.network,
            fingerprint=read.fingerprint,
        )
    except actions.CredentialTaken:
        name = "network" if chosen == Authentication.REGISTERED_NETWORK else "certificate"
        return await _form(request, vendor, chosen, FormErrors({name: gettext("This one is registered already")}), given, 409)
    if chosen not in WITH_SECRET:
        return back_to(f"/vendors/{vendor.code}")
    return _secret(request, vendor, chosen, made)


@get("/{code:str}/credentials/{identifier:str}")
async def credential_page(request: Web, code: FromPath[str], identifier: FromPath[str]) -> Template:
    """One credential without its secret, and what can be done with it."""
    return await _credential(request, *await _known(code, identifier), NOTHING_WRONG, {})


@post("/{code:str}/credentials/{identifier:str}/replace", status_code=200)
async def replace_credential(request: Web, code: FromPath[str], identifier: FromPath[str]) -> Template:
    """A new secret in the place of the old one, which still counts for some days. Asks first."""
    vendor, known = await _known(code, identifier)
    given = await read_fields(request)
    form = parse(OverlapForm, given, {"days": gettext("How long the old secret still counts")})
    if isinstance(form, FormErrors):
        return await _credential(request, vendor, known, form, given, 422)
    if not is_sure(given):
        ends = format_datetime(clock.now() + form.overlap)
        return ask(
            request,
            given,
            title=gettext("Make a new secret in the place of %(credential)s", credential=known.id),
            follows=gettext("The new secret is shown once. The old one counts until %(moment)s and no longer.", moment=ends)
            if form.overlap
            else gettext(
                "The new secret is shown once. The old one stops counting at once: reports are refused until the new one is used."
            ),
            button=gettext("Make the new secret"),
            back=f"/vendors/{vendor.code}/credentials/{known.id}",
        )
    try:
        made = await actions.replace_credential(known.id, overlap=form.overlap, by=request.user, now=clock.now())
    except actions.CredentialEnded:
        return await _credential(request, vendor, known, FormErrors({"days": _ended()}), given, 409)
    return _secret(request, vendor, Authentication(known.kind), made)


@post("/{code:str}/credentials/{identifier:str}/revoke", status_code=200)
async def revoke_credential(request: Web, code: FromPath[str], identifier: FromPath[str]) -> Template | Redirect:
    """It counts no more. Asks first: a revoked credential never counts again."""
    vendor, known = await _known(code, identifier)
    given = await read_fields(request)
    form = parse(RevokeForm, given, {"reason": gettext("Why it is revoked")})
    if isinstance(form, FormErrors):
        return await _credential(request, vendor, known, form, given, 422)
    address = f"/vendors/{vendor.code}/credentials/{known.id}"
    if not is_sure(given):
        return ask(
            request,
            given,
            title=gettext("Revoke %(credential)s", credential=known.id),
            follows=gettext("What is sent with it is refused from now on. This cannot be undone: whoever used it needs a new one."),
            button=gettext("Revoke it"),
            back=address,
        )
    try:
        await actions.revoke_credential(known.id, form.reason, by=request.user, now=clock.now())
    except actions.CredentialEnded:
        return await _credential(request, vendor, known, FormErrors({"reason": _ended()}), given, 409)
    return back_to(address)


def _ended() -> str:
    return gettext("This was revoked or replaced meanwhile")


async def _list(request: Web, errors: FormErrors, given: Fields, status: int = 200) -> Template:
    shown = await queries.listed_vendors(clock.now())
    return page(request, "vendors/list.html", status=status, vendors=shown, errors=errors, given=given)


async def _one(request: Web, vendor: VendorRow, errors: FormErrors, given: Fields, status: int = 200) -> Template:
    return page(
        request,
        "vendors/vendor.html",
        status=status,
        vendor=vendor,
        credentials=await queries.credentials(vendor.code, size=ON_A_PAGE, after=request.query_params.get("after") or None),
        kinds=words.kinds(),
        kind=words.kind,
        state=words.state,
        now=clock.now(),
        connections=connections(settings()),
        errors=errors,
        given=given,
    )


async def _form(request: Web, vendor: VendorRow, kind: Authentication, errors: FormErrors, given: Fields, status: int = 200) -> Template:
    return page(
        request,
        "vendors/new.html",
        status=status,
        vendor=vendor,
        kind=kind.value,
        kind_name=words.kind(kind),
        about=words.about(kind),
        for_one=kind in ONE_DEVICE,
        connections=connections(settings(), kind),
        errors=errors,
        given=given,
    )


async def _credential(
    request: Web, vendor: VendorRow, known: VendorCredential, errors: FormErrors, given: Fields, status: int = 200
) -> Template:
    """The page of a credential, read anew: it may have ended meanwhile."""
    row, now = await queries.credential(vendor.code, known.id) or known, clock.now()
    ended = row.revoked_at is not None or (row.valid_until is not None and row.valid_until <= now)
    return page(
        request,
        "vendors/credential.html",
        status=status,
        vendor=vendor,
        credential=row,
        kind_name=words.kind(Authentication(row.kind)),
        state=words.state(row, now),
        may_replace=row.revoked_at is None and row.valid_until is None and Authentication(row.kind) in WITH_SECRET,
        may_revoke=row.revoked_at is None,
        ended=ended,
        overlaps=[(str(days), words.overlap(timedelta(days=days))) for days in OVERLAPS],
        errors=errors,
        given=given,
    )


def _secret(request: Web, vendor: VendorRow, kind: Authentication, made: actions.NewCredential) -> Template:
    return page(
        request,
        "vendors/secret.html",
        vendor=vendor,
        kind_name=words.kind(kind),
        shown=words.secret(kind, made.id, made.secret.hex()),
        about=words.about(kind),
        connections=connections(settings(), kind),
    )


async def _vendor(code: str) -> VendorRow:
    found = await queries.vendor(code)
    if found is None:
        raise NotFoundException
    return found


async def _known(code: str, identifier: str) -> tuple[VendorRow, VendorCredential]:
    vendor, known = await _vendor(code), await queries.credential(code, identifier)
    if known is None:
        raise NotFoundException
    return vendor, known


def _kind(code: str) -> Authentication:
    try:
        return {each.value: each for each, _ in words.kinds()}[code]
    except KeyError:
        raise NotFoundException from None


async def _uploaded(request: Web) -> str:
    """The text of the certificate's file; empty if there is none."""
    file = (await request.form()).get("file")
    return (await file.read(LARGEST_CERTIFICATE)).decode("utf-8", "replace") if isinstance(file, UploadFile) else ""


_PAGES = [
    vendors_page,
    add_vendor,
    vendor_page,
    correct_name,
    new_credential_page,
    make_credential,
    credential_page,
    replace_credential,
    revoke_credential,
]
route_handlers = [Router("/vendors", route_handlers=_PAGES, guards=[requires(VendorPermission.MANAGE)])]
