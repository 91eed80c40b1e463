"""The groups of one person: in neutral words; which programmes they are, for a purpose; and the letter that the person takes home."""

from datetime import datetime
from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Template
from litestar.types import ControllerRouterHandler

from services.reintegration.cases import queries as cases
from services.reintegration.group_programmes import queries, words
from services.reintegration.group_programmes.actions.reading import note_reading
from services.reintegration.group_programmes.domain.states import RESULTS, State
from services.reintegration.group_programmes.forms import LetterForm, PurposeForm, labels
from services.reintegration.group_programmes.letters import Letter, pdf_of
from services.reintegration.group_programmes.pages.people import stands_at
from services.reintegration.group_programmes.permissions import GroupPermission
from services.reintegration.group_programmes.queries import OfPerson
from services.reintegration.sealing.keys import key_of
from services.reintegration.words import today
from shared import clock
from shared.access import seen
from shared.web import i18n
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.pages import page, pdf_file
from shared.web.request import Fields, Web, read_fields

PEOPLE = requires(GroupPermission.PEOPLE)


@get("/cases/{person:uuid}/groups", guards=[PEOPLE])
async def groups_of_case(request: Web, person: FromPath[UUID]) -> Template:
    """The groups of a person, without what they are about."""
    return await _list(request, person)


@post("/cases/{person:uuid}/groups/all", guards=[PEOPLE], status_code=200)
async def everything(request: Web, person: FromPath[UUID]) -> Template:
    """The programmes and the notes, for a purpose that is recorded."""
    case, fields = await cases.case(person, request.user), await read_fields(request)
    form = parse(PurposeForm, fields, labels())
    if isinstance(form, FormErrors):
        return await _list(request, person, form, fields)
    await note_reading(person, form.purpose, by=request.user, now=clock.now())
    seen.saw(person, reason=words.purpose(form.purpose))
    rows = await queries.participations_of(person)
    return page(
        request, "group_programmes/everything.html", case=case, rows=rows, notes=await _notes(person, rows), words=words,
        said=i18n.current(),
    )  # fmt: skip


@get("/participations/{participation:uuid}/letter", guards=[PEOPLE])
async def letter_form(request: Web, participation: FromPath[UUID]) -> Template:
    """Which letter, and for what."""
    return await _letter(request, participation)


@post("/participations/{participation:uuid}/letter", guards=[PEOPLE], status_code=200)
async def letter(request: Web, participation: FromPath[UUID]) -> Template | Response[bytes]:
    """The letter as PDF; one that names the programme only after a result."""
    row, fields = await queries.participation_of(participation, request.user), await read_fields(request)
    form = parse(LetterForm, fields, labels())
    if isinstance(form, FormErrors):
        return await _letter(request, participation, form, fields)
    now = clock.now()
    await note_reading(row.person, form.purpose, by=request.user, now=now)
    seen.saw(row.person, reason=words.purpose(form.purpose))
    of = next(each for each in await queries.participations_of(row.person) if each.id == row.id)
    sessions, marks = await queries.sessions_of(row.group_id), await queries.marks_of(row.group_id)
    stands = stands_at(sessions, dict(marks.get(row.id, {})))
    full = form.kind == "full" and row.state in RESULTS
    over = form.kind == "over" and row.reason == "group_cancelled"
    case = await cases.case(row.person, request.user)
    what = Letter(
        case.name, of.follows.title.in_language(form.language) if full else "", "over" if over else row.state, len(stands.attended),
        stands.total,
        of.begins_on, today(max((each.starts_at for each in sessions), default=now)), case.office, of.leader_name,
    )  # fmt: skip
    return pdf_file("group-letter.pdf", await pdf_of(what, form.language, now))


async def _list(request: Web, person: UUID, errors: FormErrors | None = None, typed: Fields | None = None) -> Template:
    case = await cases.case(person, request.user)
    return page(
        request, "group_programmes/case.html", status=422 if errors else 200, case=case, rows=await queries.participations_of(person),
        words=words, errors=errors or FormErrors({}), typed=typed or {}, may_act=case.status == "open",
    )  # fmt: skip


async def _letter(request: Web, number: UUID, errors: FormErrors | None = None, typed: Fields | None = None) -> Template:
    row = await queries.participation_of(number, request.user)
    return page(
        request, "group_programmes/letter.html", status=422 if errors else 200, row=row, words=words, errors=errors or FormErrors({}),
        typed=typed or {}, has_result=State(row.state) in RESULTS, names=list(i18n.NAMES.items()),
    )  # fmt: skip


async def _notes(person: UUID, rows: list[OfPerson]) -> dict[UUID, list[tuple[str, str, datetime]]]:
    """(words, who, when) of each note, by participation: those of the steps, then those of the sessions."""
    key = await key_of(person)
    if key is None:
        return {}
    found: dict[UUID, list[tuple[str, str, datetime]]] = {}
    for row in rows:
        notes = [
            (str(key.open(each.sealed, f"participation/{row.id}/{each.version}")["note"]), each.by_name, each.at)
            for each in await queries.events_of(row.id) if each.sealed is not None
        ]  # fmt: skip
        marks = (await queries.marks_of(row.group_id)).get(row.id, {}).values()
        notes += [
            (str(key.open(each.sealed, f"attendance/{each.session}/{row.id}/{each.version}")["note"]), each.by_name, each.at)
            for each in marks if each.sealed is not None
        ]  # fmt: skip
        found[row.id] = notes
    return found


route_handlers: list[ControllerRouterHandler] = [groups_of_case, everything, letter_form, letter]
