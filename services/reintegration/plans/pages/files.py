"""Files of a step: added, downloaded, replaced, removed and taken back."""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID, uuid4

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.reintegration.cases import queries as cases
from services.reintegration.errors import NotAllowed, NotThere
from services.reintegration.person_files import words as file_words
from services.reintegration.person_files.domain import LARGEST_FORM, LARGEST_MB, MOST_PAGES
from services.reintegration.person_files.forms import Posted, read_posted
from services.reintegration.person_files.giving import given_out
from services.reintegration.person_files.queries import ShownFile, file_of
from services.reintegration.plans import forms
from services.reintegration.plans.actions import files as actions
from services.reintegration.plans.pages.reading import CHANGES, READS
from services.reintegration.plans.pages.steps import read_step
from shared import clock
from shared.files.kinds import GivenFile
from shared.identity.limits.requests import EXPORTS
from shared.web.forms import FormErrors, parse
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

Change = Literal["replace", "remove", "restore"]
CHANGES_OF_FILE: dict[str, Change] = {"replace": "replace", "remove": "remove", "restore": "restore"}
FORMS: dict[str, type[forms.FileForm]] = {"replace": forms.FileReplacedForm, "remove": forms.FileRemovedForm, "restore": forms.FileForm}


@dataclass(frozen=True, slots=True)
class _About:
    """The step, the file if there is one already, and what is done."""

    step: UUID
    change: Change | None = None
    file: ShownFile | None = None

    @property
    def address(self) -> str:
        return f"/steps/{self.step}/files/{f'{self.file.id}/{self.change}' if self.file else 'new'}"


@get("/steps/{step:uuid}/files/new", guards=[CHANGES])
async def new_file_page(request: Web, step: FromPath[UUID]) -> Template:
    """An empty form."""
    return await _form(request, _About(step), FormErrors({}), {})


@post("/steps/{step:uuid}/files/new", guards=[CHANGES], request_max_body_size=LARGEST_FORM)
async def add_file(request: Web, step: FromPath[UUID]) -> Template | Redirect:
    """Keep the file, or say what is wrong with it."""
    return await _changed(request, _About(step))


@get("/steps/{step:uuid}/files/{file:uuid}", guards=[READS, EXPORTS])
async def download_file(request: Web, step: FromPath[UUID], file: FromPath[UUID]) -> Response[bytes] | Template:
    """The file as it came."""
    await read_step(request, step)
    return await given_out(request, await file_of(actions.of_step(step), file), back=f"/steps/{step}", file=f"/steps/{step}/files/{file}")


@get("/steps/{step:uuid}/files/{file:uuid}/{file_change:str}", guards=[CHANGES])
async def file_form(request: Web, step: FromPath[UUID], file: FromPath[UUID], file_change: FromPath[str]) -> Template:
    """The form to replace, remove or take back."""
    return await _form(request, await _about(step, file, file_change), FormErrors({}), {})


@post("/steps/{step:uuid}/files/{file:uuid}/{file_change:str}", guards=[CHANGES], request_max_body_size=LARGEST_FORM)
async def change_file(request: Web, step: FromPath[UUID], file: FromPath[UUID], file_change: FromPath[str]) -> Template | Redirect:
    """Do it."""
    return await _changed(request, await _about(step, file, file_change))


async def _about(step: UUID, file: UUID, change: str) -> _About:
    if change not in CHANGES_OF_FILE:
        raise NotThere
    return _About(step, CHANGES_OF_FILE[change], await file_of(actions.of_step(step), file))


async def _changed(request: Web, about: _About) -> Template | Redirect:
    data, posted = await read_fields(request), Posted()
    await read_step(request, about.step)
    if about.change in (None, "replace"):
        posted = await read_posted(request)
    form = parse(FORMS.get(about.change or "", forms.FileForm), data, forms.labels())
    errors = form if isinstance(form, FormErrors) else FormErrors({})
    if about.change in (None, "replace") and posted.file is None:
        errors = FormErrors({"file": file_words.problem(posted.problem or "missing"), **errors.messages}, forms.labels())
    if errors.messages or isinstance(form, FormErrors):
        return await _form(request, about, errors, data, status=422)
    try:
        await _done(request, about, form, posted.file)
    except NotAllowed as refused:
        if about.file is not None:
            return await _form(request, about, FormErrors({}), data, status=409)
        errors = FormErrors({"file": file_words.problem(refused.now_is)}, forms.labels())
        return await _form(request, about, errors, data, status=422)
    return back_to(f"/steps/{about.step}")


async def _done(request: Web, about: _About, form: forms.FileForm, given: GivenFile | None) -> None:
    step, by, now, token = about.step, request.user, clock.now(), form.token
    if about.file is None and given is not None:
        await actions.add_evidence(step, given, token=token, by=by, now=now)
    elif about.file is not None and isinstance(form, forms.FileReplacedForm) and given is not None:
        await actions.replace_evidence(step, about.file.id, given, form.why, token=token, by=by, now=now)
    elif about.file is not None and isinstance(form, forms.FileRemovedForm):
        await actions.remove_evidence(step, about.file.id, form.why, token=token, by=by, now=now)
    elif about.file is not None:
        await actions.restore_evidence(step, about.file.id, token=token, by=by, now=now)


async def _form(request: Web, about: _About, errors: FormErrors, typed: Fields, status: int = 200) -> Template:
    whose, step = await read_step(request, about.step)
    return page(
        request, "plans/file.html", status=status, case=await cases.case(whose.person, request.user), step=step, change=about.change,
        file=about.file, address=about.address, back=f"/steps/{about.step}", errors=errors, typed=typed, stale=status == 409,
        token=typed.get("token") or uuid4(), files=file_words, megabytes=LARGEST_MB, pages=MOST_PAGES,
    )  # fmt: skip


route_handlers = [new_file_page, add_file, download_file, file_form, change_file]
