"""The checklist of papers: the list, one paper, and what the person takes home."""

from datetime import datetime
from functools import partial
from uuid import UUID
from zoneinfo import ZoneInfo

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration import words as common
from services.reintegration.cases import queries as cases
from services.reintegration.cases.domain import CaseStatus
from services.reintegration.errors import NotThere
from services.reintegration.papers import actions, queries, words
from services.reintegration.papers.domain import COMPANIONS, State, kinds, print_words
from services.reintegration.papers.forms import PaperForm, labels, wrong
from services.reintegration.papers.needs import own_needs
from services.reintegration.papers.own import Dates, Rows, pdf_of
from services.reintegration.papers.permissions import PaperPermission
from services.reintegration.printing import spoken
from services.reintegration.settings import settings
from shared import clock
from shared.messages.base import Language
from shared.registry import registry
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import NAMES, current
from shared.web.pages import back_to, page, pdf_file
from shared.web.request import Fields, Web, read_fields

SPOKEN: tuple[Language, ...] = ("kk", "ru", "en")
"""The languages in which `print_words` are written."""


@get("/cases/{person:uuid}/papers", guards=[requires(PaperPermission.KEEP)])
async def papers(request: Web, person: FromPath[UUID]) -> Template:
    """Every kind with its state."""
    case, day = await cases.case(person, request.user), common.today(clock.now())
    stand = {paper.kind: paper for paper in await queries.papers_of(person)}
    rows = [(kind, kind.text(current()), stand.get(kind.code)) for kind in kinds(day)]
    return page(
        request, "papers/list.html", case=case, rows=rows, words=words, p=common, today=day, may_change=case.status == CaseStatus.OPEN
    )


@get("/cases/{person:uuid}/papers/{paper:str}", guards=[requires(PaperPermission.KEEP)])
async def paper_form(request: Web, person: FromPath[UUID], paper: FromPath[str]) -> Template:
    """One paper: where to get it, the form, and what was said before."""
    return await _form(request, person, paper)


@post("/cases/{person:uuid}/papers/{paper:str}", guards=[requires(PaperPermission.KEEP)])
async def keep(request: Web, person: FromPath[UUID], paper: FromPath[str]) -> Template | Redirect:
    """Say how it stands."""
    fields, now = await read_fields(request), clock.now()
    day = common.today(now)
    form = parse(PaperForm, fields, labels(), check=partial(wrong, today=day))
    if isinstance(form, FormErrors):
        return await _form(request, person, paper, form, fields)
    said = actions.Said(form.state, form.due_on, form.companion, form.words, mine=form.who == "me")
    await actions.keep_paper(person, paper, said, seen_version=form.version, today=day, by=request.user, now=now)
    return back_to(f"/cases/{person}/papers")


@get("/cases/{person:uuid}/papers-to-print", guards=[requires(PaperPermission.KEEP)])
async def print_papers(request: Web, person: FromPath[UUID], language: FromQuery[str] = "", sensitive: FromQuery[str] = "") -> Template:
    """What the person takes home, in plain words: in their language, unless another is asked for. `sensitive`: yes, also health."""
    case, now = await cases.case(person, request.user), clock.now()
    chosen = spoken(language, case.language, SPOKEN)
    rows, dates = await _to_take(person, chosen, now)
    needs = await own_needs(person, chosen, sensitive=sensitive == "yes", by=request.user, now=now)
    return page(
        request, "papers/print.html", case=case, rows=rows, spoken=chosen, said=print_words()[chosen], today=common.today(now), dates=dates,
        needs=needs, sensitive=sensitive == "yes", choices=[(code, NAMES[code]) for code in SPOKEN],
    )  # fmt: skip


@get("/cases/{person:uuid}/papers-to-print.pdf", guards=[requires(PaperPermission.KEEP)])
async def papers_pdf(
    request: Web, person: FromPath[UUID], language: FromQuery[str] = "", sensitive: FromQuery[str] = ""
) -> Response[bytes]:  # fmt: skip
    """The same as PDF."""
    case, now = await cases.case(person, request.user), clock.now()
    chosen = spoken(language, case.language, SPOKEN)
    needs = await own_needs(person, chosen, sensitive=sensitive == "yes", by=request.user, now=now)
    return pdf_file("papers.pdf", await pdf_of(case, *await _to_take(person, chosen, now), needs, chosen, now))


async def _to_take(person: UUID, language: Language, now: datetime) -> tuple[Rows, Dates]:
    stand, zone = {paper.kind: paper for paper in await queries.papers_of(person)}, ZoneInfo(settings().timezone)
    asked = [kind for kind in kinds(common.today(now)) if kind.code in stand and stand[kind.code].state != State.NOT_NEEDED]
    dates = await registry("reintegration").dates_to_take(person, now)
    return (
        [(kind.text(language), stand[kind.code]) for kind in asked],
        [(f"{each.at.astimezone(zone):%d.%m.%Y %H:%M}", each) for each in dates],
    )


async def _form(request: Web, person: UUID, code: str, errors: FormErrors | None = None, typed: Fields | None = None) -> Template:
    case, day = await cases.case(person, request.user), common.today(clock.now())
    kind = next((each for each in kinds(day) if each.code == code), None)
    if kind is None:
        raise NotThere
    history = await queries.history_of(person, code)
    return page(
        request, "papers/change.html", status=422 if errors else 200, case=case, kind=kind, text=kind.text(current()), history=history,
        version=history[0].version if history else 0, errors=errors or FormErrors({}), typed=typed or {}, words=words,
        states=[(each.value, words.state(each.value)) for each in State], companions=[(each, words.companion(each)) for each in COMPANIONS],
        may_change=case.status == CaseStatus.OPEN,
    )  # fmt: skip


route_handlers: list[ControllerRouterHandler] = [papers, paper_form, keep, print_papers, papers_pdf]
