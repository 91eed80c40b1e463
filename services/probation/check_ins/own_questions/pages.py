"""The pages on which own questions are written: for a person, and for an office."""

from collections.abc import Sequence
from uuid import UUID

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.cases import words as case_words
from services.probation.cases.pages import case_of
from services.probation.cases.rows import Case
from services.probation.check_ins.domain.own_questions import MOST, OwnQuestion, problem, template, templates
from services.probation.check_ins.own_questions import actions, queries, words
from services.probation.check_ins.own_questions.queries import Version
from services.probation.check_ins.permissions import CheckInPermission
from services.probation.errors import AlreadyClosed, AlreadyDecided
from shared import clock
from shared.actors import Actor
from shared.messages.base import Language
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.i18n import LANGUAGES, current, gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields


@get("/people/{person:uuid}/questions", guards=[requires(CheckInPermission.ASK)])
async def person_questions_page(request: Web, person: FromPath[UUID]) -> Template:
    """What this person is asked beside the usual questions."""
    case = await case_of(request, person)
    return _show(request, f"/people/{person}", case.name, await queries.versions_of_person(person), None, FormErrors({}), case=case)


@post("/people/{person:uuid}/questions", guards=[requires(CheckInPermission.ASK)], status_code=200)
async def ask_person(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Show the questions as the kiosk will; then keep them."""
    case, fields = await case_of(request, person), await read_fields(request)
    questions, wrong = _read(fields)
    known = await queries.versions_of_person(person)
    if wrong or "keep" not in fields:
        shown = [] if wrong else questions
        return _show(
            request,
            f"/people/{person}",
            case.name,
            known,
            fields,
            FormErrors(wrong),
            preview=shown,
            case=case,
            status=422 if wrong else 200,
        )
    try:
        await actions.ask_person(person, questions, seen_version=_version(fields), by=request.user, now=clock.now())
    except (AlreadyClosed, AlreadyDecided):
        return page(request, "probation/decided.html", status=409, address=f"/people/{person}/questions", case=case)
    return back_to(f"/people/{person}/questions")


@get("/own-questions", guards=[requires(CheckInPermission.ASK_OFFICE)])
async def office_questions_page(request: Web) -> Template:
    """What everybody of the office is asked."""
    office = _office(request)
    return _show(request, "/people", case_words.office(office), await queries.versions_of_office(office), None, FormErrors({}))


@post("/own-questions", guards=[requires(CheckInPermission.ASK_OFFICE)], status_code=200)
async def ask_office(request: Web) -> Template | Redirect:
    """Show the questions as the kiosk will; then keep them."""
    office, fields = _office(request), await read_fields(request)
    questions, wrong = _read(fields)
    name, known = case_words.office(office), await queries.versions_of_office(office)
    if not wrong and "keep" in fields:
        try:
            await actions.ask_office(office, questions, seen_version=_version(fields), by=request.user, now=clock.now())
        except AlreadyDecided:
            wrong = {"template1": gettext("Somebody changed these questions meanwhile. Open the page again")}
        else:
            return back_to("/own-questions")
    shown = [] if wrong else questions
    return _show(request, "/people", name, known, fields, FormErrors(wrong), preview=shown, status=422 if wrong else 200)


def _office(request: Web) -> str:
    by: Actor = request.user
    if not by.office:
        raise NotFoundException
    return by.office


def _version(fields: Fields) -> int:
    text = fields.get("version", "")
    return int(text[:9]) if text.isascii() and text.isdigit() else -1


def _read(fields: Fields) -> tuple[list[OwnQuestion], dict[str, str]]:
    """The questions in their order, and what is wrong with them; a row without a template is left out."""
    found, wrong = [], {}
    for number in range(1, MOST + 1):
        code = fields.get(f"template{number}", "").strip()
        if not code:
            continue
        known = template(code)
        filled = {language: fields.get(f"{language}{number}", "").strip() for language in LANGUAGES} if known and known.with_slot else {}
        own = OwnQuestion(template=code, **filled)
        if bad := problem(own):
            wrong[f"template{number}"] = words.problem(bad)
        found.append(own)
    return found, wrong


def _show(
    request: Web,
    back: str,
    whose: str,
    versions: Sequence[Version],
    given: Fields | None,
    errors: FormErrors,
    *,
    preview: Sequence[OwnQuestion] = (),
    case: Case | None = None,
    status: int = 200,
) -> Template:
    if given is None:
        given = {}
        for number, one in enumerate(versions[0].asked if versions else (), 1):
            given |= {f"template{number}": one.template, f"kk{number}": one.kk, f"ru{number}": one.ru, f"en{number}": one.en}
    return page(
        request,
        "check_ins/own_questions.html",
        status=status,
        case=case,
        back=back,
        whose=whose,
        address=f"{back}/questions" if case else "/own-questions",
        given=given,
        errors=errors,
        numbers=range(1, MOST + 1),
        templates=[("", gettext("No question")), *((one.code, words.template_words(one)) for one in templates())],
        preview=[_asked_in(language, preview) for language in LANGUAGES] if preview else None,
        kinds=[known.kind for one in preview if (known := template(one.template))],
        nothing="keep" not in given and given.get("shown") == "yes" and not preview and not errors.messages,
        versions=[(one, _asked_in(current(), one.asked)) for one in versions],
        version=versions[0].version if versions else 0,
        most=MOST,
    )


def _asked_in(language: Language, questions: Sequence[OwnQuestion]) -> list[tuple[Language, str]]:
    """The questions on a page in a language, each with the language of its words."""
    return [(words.spoken_in(one, language), words.said(one, language)) for one in questions]


route_handlers = [person_questions_page, ask_person, office_questions_page, ask_office]
