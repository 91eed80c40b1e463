"""The texts of the printed forms: what holds, a preview with fictional data, proposing other ones, the second administrator's answer."""

import asyncio
import re
from uuid import UUID

from litestar import Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.documents import words
from services.probation.documents.domain.contents import KINDS
from services.probation.documents.forms import AnswerForm, TextsForm
from services.probation.documents.permissions import DocumentPermission
from services.probation.documents.printing.paper import Texts
from services.probation.documents.printing.sample import sample_paper
from services.probation.documents.printing.texts import LETTERHEAD, places
from services.probation.documents.template_actions import (
    NotLater,
    SameTexts,
    TextsByLanguage,
    Waiting,
    answer_texts,
    propose_texts,
)
from services.probation.documents.template_queries import (
    TemplateVersion,
    letterhead_in_force,
    own_letterheads,
    template,
    texts_in_force,
    versions,
    waiting,
)
from services.probation.errors import AlreadyDecided, NotFound, ReasonNeeded, SecondOfficerNeeded
from services.probation.local_time import local_today
from shared import clock
from shared.messages.base import Language
from shared.printing import pdf as typeset
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import LANGUAGES, NAMES, gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

CHANGES = requires(DocumentPermission.FORMS)
OFFICE = re.compile(r"letterhead\.[0-9]{2}(-[0-9]{2})?")
LONGEST = 2000


@get("/printed-forms", guards=[CHANGES])
async def forms_page(request: Web) -> Template:
    """Every form, and what waits for an answer."""
    codes = [*KINDS, LETTERHEAD, *await own_letterheads()]
    return page(request, "documents/forms.html", codes=codes, waiting=await waiting(), words=words)


@get("/printed-forms/{code:str}", guards=[CHANGES])
async def form_texts_page(request: Web, code: FromPath[str]) -> Template:
    """The texts of one form in three languages, and its versions."""
    return await _form(request, _known(code), {}, FormErrors({}))


@get("/printed-forms/{code:str}/preview", guards=[CHANGES])
async def preview(request: Web, code: FromPath[str]) -> Response[bytes]:
    """The form as PDF with fictional data, with the texts that hold or with those of a version."""
    query = request.query_params
    language = next((each for each in LANGUAGES if each == query.get("language")), LANGUAGES[0])
    version = await _version(query.get("version"))
    kind = code if code in KINDS else "notice"
    today = local_today(clock.now())
    form = (await texts_in_force(kind, today, language))[1]
    letterhead = await letterhead_in_force(_known(code).partition(".")[2], today, language)
    if version is not None and version.code == code:
        form, letterhead = (version.said(language), letterhead) if code in KINDS else (form, version.said(language))
    made = sample_paper(kind, Texts(form, letterhead), language, clock.now())
    content = await asyncio.to_thread(typeset.pdf, made, clock.now())
    headers = {"content-disposition": f'inline; filename="{kind}-{language}.pdf"', "cache-control": "no-store"}
    return Response(content, media_type="application/pdf", headers=headers)


@post("/printed-forms/{code:str}", guards=[CHANGES], status_code=200)
async def propose(request: Web, code: FromPath[str]) -> Template | Redirect:
    """Propose other texts from a later day on."""
    fields, wrong = await read_fields(request), dict[str, str]()
    form = parse(TextsForm, fields, words.template_fields())
    texts = _texts(_known(code), fields, wrong)
    if isinstance(form, FormErrors) or wrong:
        messages = wrong | (form.messages if isinstance(form, FormErrors) else {})
        return await _form(request, code, fields, FormErrors(messages, words.template_fields()), status=422)
    try:
        number = await propose_texts(code, texts, form.valid_from, form.why, by=request.user, now=clock.now())
    except NotLater:
        return await _form(request, code, fields, _wrong("valid_from", "from_later"), status=422)
    except SameTexts:
        return await _form(request, code, fields, _wrong("why", "same_text"), status=422)
    except Waiting:
        return await _form(request, code, fields, _wrong("why", "waiting"), status=409)
    return back_to(f"/printed-forms/versions/{number}")


@get("/printed-forms/versions/{number:uuid}", guards=[CHANGES])
async def version_page(request: Web, number: FromPath[UUID]) -> Template:
    """One version beside what holds."""
    return await _one(request, number, {}, FormErrors({}))


@post("/printed-forms/versions/{number:uuid}", guards=[CHANGES], status_code=200)
async def answer(request: Web, number: FromPath[UUID]) -> Template | Redirect:
    """Accept or refuse it, or take one's own back."""
    fields = await read_fields(request)
    form = parse(AnswerForm, fields, words.template_fields())
    if isinstance(form, FormErrors):
        return await _one(request, number, fields, form, status=422)
    try:
        await answer_texts(number, form.answer, form.why_answer, by=request.user, now=clock.now())
    except NotFound:
        raise NotFoundException from None
    except AlreadyDecided:
        return await _one(request, number, {}, _wrong("answer", "answered"), status=409)
    except SecondOfficerNeeded:
        return await _one(request, number, fields, _wrong("answer", "own_text"), status=409)
    except NotLater:
        return await _one(request, number, fields, _wrong("answer", "from_later"), status=409)
    except ReasonNeeded:
        return await _one(request, number, fields, _wrong("why_answer", "why"), status=422)
    return back_to(f"/printed-forms/versions/{number}")


def _texts(code: str, fields: Fields, wrong: dict[str, str]) -> TextsByLanguage:
    texts: dict[Language, dict[str, str]] = {language: {} for language in LANGUAGES}
    for language in LANGUAGES:
        for place in places(code):
            name = f"{place}_{language}"
            text = "\n".join(line.strip() for line in str(fields.get(name, "")).strip().splitlines())
            if len(text) > LONGEST:
                wrong[name] = gettext("Use at most %(most)s characters", most=LONGEST)
            elif not text and place != "requisites":
                wrong[name] = gettext("Fill this in")
            texts[language][place] = text
    return texts


def _wrong(field: str, code: str) -> FormErrors:
    return FormErrors({field: words.problem(code)}, words.template_fields())


def _known(code: str) -> str:
    if code not in KINDS and code != LETTERHEAD and not OFFICE.fullmatch(code):
        raise NotFoundException
    return code


async def _version(number: str | None) -> TemplateVersion | None:
    try:
        return await template(UUID(number)) if number else None
    except ValueError:
        return None


async def _form(request: Web, code: str, given: Fields, errors: FormErrors, *, status: int = 200) -> Template:
    today = local_today(clock.now())
    held = {language: await texts_in_force(code, today, language) for language in LANGUAGES}
    typed = {f"{place}_{language}": held[language][1].get(place, "") for language in LANGUAGES for place in places(code)}
    return page(
        request, "documents/texts.html", status=status, code=code, version=held[LANGUAGES[0]][0], places=places(code),
        given=typed | {name: str(value) for name, value in given.items()}, errors=errors, versions=await versions(code), words=words,
        languages=NAMES, names=words.template_fields(),
    )  # fmt: skip


async def _one(request: Web, number: UUID, given: Fields, errors: FormErrors, *, status: int = 200) -> Template:
    row = await template(number)
    if row is None:
        raise NotFoundException
    today = local_today(clock.now())
    held = {language: (await texts_in_force(row.code, today, language))[1] for language in LANGUAGES}
    said = {language: row.said(language) for language in LANGUAGES}
    every = [(language, place) for language in LANGUAGES for place in places(row.code)]
    changed = [(language, place) for language, place in every if said[language].get(place) != held[language].get(place)]
    return page(
        request, "documents/version.html", status=status, row=row, held=held, said=said, changed=changed, words=words, given=given,
        errors=errors, languages=NAMES, mine=row.proposed_by == request.user.id, names=words.template_fields(),
    )  # fmt: skip


route_handlers = [forms_page, form_texts_page, preview, propose, version_page, answer]
