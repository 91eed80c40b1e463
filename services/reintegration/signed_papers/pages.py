"""Scans of a signed consent: the list, one more, a download, another in its place."""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID, uuid4

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration.cases import queries as cases
from services.reintegration.cases.permissions import CasePermission
from services.reintegration.consents import words
from services.reintegration.consents.queries import ConsentRow
from services.reintegration.consents.queries import consent as consent_of
from services.reintegration.errors import NotAllowed, NotThere
from services.reintegration.person_files import words as file_words
from services.reintegration.person_files.domain import LARGEST_FORM, LARGEST_MB, MOST_PAGES
from services.reintegration.person_files.forms import Posted, read_posted
from services.reintegration.person_files.giving import given_out
from services.reintegration.person_files.queries import ShownFile, file_of, files_of
from services.reintegration.signed_papers import actions
from services.reintegration.signed_papers.forms import ReasonedForm, ScanForm, labels
from shared import clock
from shared.access.permissions import may
from shared.files.kinds import GivenFile
from shared.identity.limits.requests import EXPORTS
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

READS, ACTS = requires(CasePermission.READ), requires(CasePermission.ACT)
SCANS = "/consents/{consent:uuid}/scans"
Change = Literal["replace", "remove", "restore"]
CHANGES: dict[str, Change] = {"replace": "replace", "remove": "remove", "restore": "restore"}
FORMS: dict[str, type[ScanForm]] = {"replace": ReasonedForm, "remove": ReasonedForm}


@dataclass(frozen=True, slots=True)
class _About:
    """The consent, the file if there is one already, and what is done."""

    row: ConsentRow
    change: Change | None = None
    file: ShownFile | None = None

    @property
    def address(self) -> str:
        return f"/consents/{self.row.id}/scans/{f'{self.file.id}/{self.change}' if self.file else 'new'}"


@get(SCANS, guards=[READS])
async def scans_page(request: Web, consent: FromPath[UUID]) -> Template:
    """Every scan with its state, those replaced and removed too."""
    row = await consent_of(consent, request.user)
    case = await cases.case(row.person, request.user)
    return page(
        request, "signed_papers/scans.html", case=case, row=row, p=words, files=await files_of(actions.of_consent(row.id)),
        file_words=file_words, on_paper=actions.on_paper(row),
        may_change=case.status == "open" and may(request.user, CasePermission.ACT),
    )  # fmt: skip


@get(f"{SCANS}/new", guards=[ACTS])
async def new_scan(request: Web, consent: FromPath[UUID]) -> Template:
    """An empty form."""
    return await _form(request, _About(await consent_of(consent, request.user)), FormErrors({}), {})


@post(f"{SCANS}/new", guards=[ACTS], request_max_body_size=LARGEST_FORM, status_code=200)
async def add_scan(request: Web, consent: FromPath[UUID]) -> Template | Redirect:
    """Keep the file, or say what is wrong with it."""
    return await _changed(request, _About(await consent_of(consent, request.user)))


@get(f"{SCANS}/{{scan:uuid}}", guards=[READS, EXPORTS])
async def download_scan(request: Web, consent: FromPath[UUID], scan: FromPath[UUID]) -> Response[bytes] | Template:
    """The file as it came."""
    back = f"/consents/{(await consent_of(consent, request.user)).id}/scans"
    return await given_out(request, await file_of(actions.of_consent(consent), scan), back=back, file=f"{back}/{scan}")


@get(f"{SCANS}/{{scan:uuid}}/{{scan_change:str}}", guards=[ACTS])
async def scan_form(request: Web, consent: FromPath[UUID], scan: FromPath[UUID], scan_change: FromPath[str]) -> Template:
    """The form to replace, remove or take back."""
    return await _form(request, await _about(await consent_of(consent, request.user), scan, scan_change), FormErrors({}), {})


@post(f"{SCANS}/{{scan:uuid}}/{{scan_change:str}}", guards=[ACTS], request_max_body_size=LARGEST_FORM, status_code=200)
async def change_scan(request: Web, consent: FromPath[UUID], scan: FromPath[UUID], scan_change: FromPath[str]) -> Template | Redirect:
    """Do it."""
    return await _changed(request, await _about(await consent_of(consent, request.user), scan, scan_change))


async def _about(row: ConsentRow, file: UUID, change: str) -> _About:
    if change not in CHANGES:
        raise NotThere
    return _About(row, CHANGES[change], await file_of(actions.of_consent(row.id), file))


async def _changed(request: Web, about: _About) -> Template | Redirect:
    typed, posted = await read_fields(request), Posted()
    wants_file = about.change in (None, "replace")
    if wants_file:
        posted = await read_posted(request)
    form = parse(FORMS.get(about.change or "", ScanForm), typed, labels())
    errors = form if isinstance(form, FormErrors) else FormErrors({})
    if wants_file and posted.file is None:
        errors = FormErrors({"file": file_words.problem(posted.problem or "missing"), **errors.messages}, labels())
    if errors.messages or isinstance(form, FormErrors):
        return await _form(request, about, errors, typed, status=422)
    try:
        await _done(request, about, form, posted.file)
    except NotAllowed as refused:
        if about.file is not None:
            return await _form(request, about, FormErrors({}), typed, status=409)
        if refused.now_is != "full":
            raise
        return await _form(request, about, FormErrors({"file": file_words.problem("full")}, labels()), typed, status=422)
    return back_to(f"/consents/{about.row.id}/scans")


async def _done(request: Web, about: _About, form: ScanForm, given: GivenFile | None) -> None:
    number, by, now, token = about.row.id, request.user, clock.now(), form.token
    if about.file is None and given is not None:
        await actions.add_scan(number, given, token=token, by=by, now=now)
    elif about.file is not None and about.change == "replace" and isinstance(form, ReasonedForm) and given is not None:
        await actions.replace_scan(number, about.file.id, given, form.why, token=token, by=by, now=now)
    elif about.file is not None and isinstance(form, ReasonedForm):
        await actions.remove_scan(number, about.file.id, form.why, token=token, by=by, now=now)
    elif about.file is not None:
        await actions.restore_scan(number, about.file.id, token=token, by=by, now=now)


async def _form(request: Web, about: _About, errors: FormErrors, typed: Fields, *, status: int = 200) -> Template:
    return page(
        request, "signed_papers/scan.html", status=status, case=await cases.case(about.row.person, request.user), row=about.row, p=words,
        change=about.change, file=about.file, address=about.address, errors=errors, typed=typed, stale=status == 409,
        token=typed.get("token") or uuid4(), files=file_words, megabytes=LARGEST_MB, pages=MOST_PAGES,
    )  # fmt: skip


route_handlers: list[ControllerRouterHandler] = [scans_page, new_scan, add_scan, download_scan, scan_form, change_scan]
