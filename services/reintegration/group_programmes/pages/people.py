"""Who is in a group, inviting somebody, and the steps of one participation."""

from uuid import UUID, uuid4

from litestar import get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration import words as desk_words
from services.reintegration.cases import queries as cases
from services.reintegration.cases.domain import ensure_may_begin
from services.reintegration.consents.actions import spoken
from services.reintegration.consents.domain import Purpose
from services.reintegration.consents.texts import text_on
from services.reintegration.group_programmes import queries, words
from services.reintegration.group_programmes.actions import taking_part
from services.reintegration.group_programmes.actions.taking_part import AGREED_FORMS, Said
from services.reintegration.group_programmes.domain.attendance import Held, Standing, results, standing
from services.reintegration.group_programmes.domain.states import CHOSEN_REASONS, acts
from services.reintegration.group_programmes.forms import ActForm, InviteForm, act_wrong, labels
from services.reintegration.group_programmes.permissions import GroupPermission
from services.reintegration.group_programmes.queries import GroupRow, MarkRow, SessionRow
from shared import clock
from shared.access import seen
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import current, gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

PEOPLE = requires(GroupPermission.PEOPLE)


@get("/groups/{group:uuid}/people", guards=[PEOPLE])
async def people(request: Web, group: FromPath[UUID]) -> Template:
    """Who is in a group, without what it is about; that somebody leads it is recorded as the purpose."""
    row, found = await queries.group_of(group, request.user), await queries.people_of(group, request.user)
    sessions, marks = await queries.sessions_of(group), await queries.marks_of(group)
    seen.saw(*(each.person for each in found), reason=words.purpose("lead"))
    stands = {each.id: stands_at(sessions, marks.get(each.id, {})) for each in found}
    return page(request, "group_programmes/people.html", row=row, people=found, stands=stands, words=words)


@get("/cases/{person:uuid}/groups/new", guards=[PEOPLE])
async def inviting(request: Web, person: FromPath[UUID], need_id: FromQuery[UUID | None] = None) -> Template:
    """The form. `need_id`: the need that it is for."""
    return await _form(request, person, typed={"need_id": str(need_id)} if need_id else None)


@post("/cases/{person:uuid}/groups/new", guards=[PEOPLE], status_code=200)
async def invite(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Invite the person."""
    fields = await read_fields(request)
    form = parse(InviteForm, fields, labels())
    if isinstance(form, FormErrors):
        return await _form(request, person, form, fields)
    if any(each.group_id == form.group for each in await queries.participations_of(person)):
        return await _form(request, person, FormErrors({"group": gettext("The person is in this group already")}, labels()), fields)
    made = await taking_part.invite(
        person, form.group, Said(note=form.note), token=form.token, need_id=form.need_id, by=request.user, now=clock.now()
    )
    return back_to(f"/participations/{made}")


@get("/participations/{participation:uuid}", guards=[PEOPLE])
async def participation_page(request: Web, participation: FromPath[UUID]) -> Template:
    """One participation: how it stands, what may follow, what happened."""
    return await _page(request, participation)


@post("/participations/{participation:uuid}", guards=[PEOPLE], status_code=200)
async def act(request: Web, participation: FromPath[UUID]) -> Template | Redirect:
    """The next step."""
    fields = await read_fields(request)
    form = parse(ActForm, fields, labels(), check=act_wrong)
    if isinstance(form, FormErrors):
        return await _page(request, participation, form, fields)
    await taking_part.act_on(participation, form.act, form.said(), seen_version=form.version, by=request.user, now=clock.now())
    return back_to(f"/participations/{participation}")


def stands_at(sessions: list[SessionRow], marks: "dict[UUID, MarkRow] | object") -> Standing:
    """How much of the group somebody has."""
    found = {session: row.mark for session, row in marks.items()} if isinstance(marks, dict) else {}
    return standing([Held(each.id, each.number, each.state) for each in sessions], found)


async def _page(request: Web, number: UUID, errors: FormErrors | None = None, typed: Fields | None = None) -> Template:
    row = await queries.participation_of(number, request.user)
    group = await _group(row.person, row.group_id)
    sessions, marks = await queries.sessions_of(row.group_id), await queries.marks_of(row.group_id)
    mine = dict(marks.get(row.id, {}))
    stands = stands_at(sessions, mine)
    possible = results(stands, group.follows.needed, acts(row.state)) if row.status == "open" else []
    seen.saw(row.person, reason=words.purpose("lead"))
    return page(
        request, "group_programmes/participation.html", status=422 if errors else 200, row=row, group=group, sessions=sessions, marks=mine,
        stands=stands, needed=group.follows.needed, choices=[(each.value, words.act(each.value)) for each in possible],
        reasons=[(code, words.reason(code)) for code in CHOSEN_REASONS],
        forms=[(code, words.agreed_form(code)) for code in AGREED_FORMS], told=_told(row.language), spoken=spoken(row.language),
        events=await queries.events_of(number), words=words, errors=errors or FormErrors({}), typed=typed or {},
    )  # fmt: skip


async def _group(person: UUID, group: UUID) -> queries.OfPerson:
    return next(each for each in await queries.participations_of(person) if each.group_id == group)


async def _form(request: Web, person: UUID, errors: FormErrors | None = None, typed: Fields | None = None) -> Template:
    case = await cases.case(person, request.user)
    ensure_may_begin(case)
    groups = await queries.open_groups(request.user)
    return page(
        request, "group_programmes/invite.html", status=422 if errors else 200, case=case,
        groups=[(str(row.id), _label(row)) for row in groups],
        errors=errors or FormErrors({}), typed=typed or {}, token=uuid4(), words=words, told=_told(case.language),
        spoken=spoken(case.language),
    )  # fmt: skip


def _told(language: str) -> list[str]:
    """What the person is told before they answer, in their own language."""
    return text_on(Purpose.GROUP, desk_words.today(clock.now())).paragraphs(spoken(language))


def _label(row: GroupRow) -> str:
    title = row.follows.title.in_language(current())
    full = f" · {gettext('no seat is free, there is a waiting list')}" if row.taken >= row.seats else ""
    return f"{title} · {words.group(row.begins_on, row.place)} · {desk_words.language(row.language)}{full}"


route_handlers: list[ControllerRouterHandler] = [people, inviting, invite, participation_page, act]
