"""Groups without the people in them: the list, a new one, one group, changing and ending it."""

from collections.abc import Callable, Mapping
from functools import partial
from uuid import UUID, uuid4

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template
from litestar.types import ControllerRouterHandler

from services.reintegration import words as desk_words
from services.reintegration.contacts.forms import moment
from services.reintegration.errors import NotThere
from services.reintegration.group_programmes import queries, words
from services.reintegration.group_programmes.actions import planning
from services.reintegration.group_programmes.domain.states import CANCEL_REASONS, GroupState
from services.reintegration.group_programmes.forms import ChangeForm, DetailsForm, PlanForm, StateForm, labels, state_wrong, time_wrong
from services.reintegration.group_programmes.permissions import GroupPermission
from services.reintegration.group_programmes.programmes import CODES, programmes
from services.reintegration.settings import settings
from shared import clock
from shared.access.permissions import may
from shared.db.keyset import cursor
from shared.identity.accounts import staff_of
from shared.web.asking import ask, is_sure
from shared.web.forms import FormErrors, Right, parse
from shared.web.guards import requires
from shared.web.i18n import current, gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

PLANS = requires(GroupPermission.PLAN)


@get("/groups", guards=[PLANS])
async def group_list(request: Web) -> Template:
    """Groups of the office, the latest first."""
    after = cursor(request.query_params.get("groups"))
    found = await queries.groups(request.user, size=settings().desk_rows, after=after)
    return page(request, "group_programmes/list.html", groups=found, words=words, p=desk_words, said=current())


@get("/groups/new", guards=[PLANS])
async def new_group(request: Web) -> Template:
    """The form."""
    return await _form(request)


@post("/groups/new", guards=[PLANS], status_code=200)
async def plan(request: Web) -> Template | Redirect:
    """Plan the group."""
    fields, now = await read_fields(request), clock.now()
    check = partial(_wrong, leaders=await _leaders(request), check=partial(time_wrong, now_on=desk_words.today(now)))
    form = parse(PlanForm, fields, labels(), check=check)
    if isinstance(form, FormErrors):
        return await _form(request, form, fields)
    first_at = moment(form.day, form.at)
    if first_at <= now:
        return await _form(request, FormErrors({"at": gettext("This time has passed")}, labels()), fields)
    said = await _details(request, form)
    group = await planning.plan_group(form.programme, first_at, said, token=form.token, by=request.user, now=now)
    return back_to(f"/groups/{group}")


@get("/groups/{group:uuid}", guards=[PLANS])
async def group_page(request: Web, group: FromPath[UUID]) -> Template:
    """One group: what it is about, its sessions, how many seats are free."""
    return await show_group(request, group)


@get("/groups/{group:uuid}/change", guards=[PLANS])
async def changing(request: Web, group: FromPath[UUID]) -> Template:
    """The form with what is known."""
    row = await queries.group_of(group, request.user)
    given: Fields = {"place": row.place, "leader": str(row.leader), "language": row.language, "seats": str(row.seats)}
    return await _form(request, typed=given | {"version": str(row.version)}, row=row)


@post("/groups/{group:uuid}/change", guards=[PLANS], status_code=200)
async def change(request: Web, group: FromPath[UUID]) -> Template | Redirect:
    """Change it."""
    row, fields = await queries.group_of(group, request.user), await read_fields(request)
    form = parse(ChangeForm, fields, labels(), check=partial(_wrong, leaders=await _leaders(request, row), check=_nothing_else))
    if isinstance(form, FormErrors):
        return await _form(request, form, fields, row)
    if form.seats < row.taken:
        least = gettext("%(number)s seats are taken", number=row.taken)
        return await _form(request, FormErrors({"seats": least}, labels()), fields, row)
    said = await _details(request, form, row)
    await planning.change_group(group, said, seen_version=form.version, by=request.user, now=clock.now())
    return back_to(f"/groups/{group}")


@post("/groups/{group:uuid}/state", guards=[PLANS], status_code=200)
async def set_state(request: Web, group: FromPath[UUID]) -> Template | Redirect:
    """End it, cancel it, or open it again."""
    row, fields = await queries.group_of(group, request.user), await read_fields(request)
    form = parse(StateForm, fields, labels(), check=state_wrong)
    if isinstance(form, FormErrors):
        return await show_group(request, group, form, fields)
    if form.act != "reopen" and not is_sure(fields):
        return ask(
            request, fields, title=words.group(row.begins_on, row.place), back=f"/groups/{group}",
            follows=_follows(form.act),
            button=gettext("End the group") if form.act == "end" else gettext("The group does not take place"),
        )  # fmt: skip
    await planning.set_state(group, form.says, reason=form.reason, seen_version=form.version, by=request.user, now=clock.now())
    return back_to(f"/groups/{group}")


def _follows(act: str) -> str:
    if act == "cancel":
        return gettext(
            "The group ends for everybody in it, what was planned is called off, and each worker gets a task to tell the person. A letter"
            " for the person is on the page of each participation."
        )
    return gettext("Nobody is invited to this group any more, and what was planned is called off.")


async def show_group(request: Web, group: UUID, errors: FormErrors | None = None, typed: Fields | None = None) -> Template:
    """The page of a group."""
    row, now = await queries.group_of(group, request.user), clock.now()
    return page(
        request, "group_programmes/group.html", status=422 if errors else 200, row=row, follows=row.follows,
        sessions=await queries.sessions_of(group), words=words, p=desk_words, said=current(), now=now, errors=errors or FormErrors({}),
        typed=typed or {}, may_see_people=may(request.user, GroupPermission.PEOPLE), is_open=row.state == GroupState.OPEN,
        cancel_reasons=[(code, words.reason(code)) for code in CANCEL_REASONS],
    )  # fmt: skip


async def _leaders(request: Web, row: queries.GroupRow | None = None) -> Mapping[UUID, str]:
    """Who may lead it: whoever at the desk writes down who came, and who leads it now."""
    found = {each.id: each.name for each in await staff_of(request.user.office or "", GroupPermission.PEOPLE)}
    return {row.leader: row.leader_name} | found if row else found


def _wrong(right: Right, *, leaders: Mapping[UUID, str], check: Callable[[Right], dict[str, str]]) -> dict[str, str]:
    leader = right.get("leader", UUID)
    unknown = {"leader": gettext("Choose somebody from the list")} if leader is not None and leader not in leaders else {}
    return unknown | check(right)


def _nothing_else(_: Right) -> dict[str, str]:
    return {}


async def _details(request: Web, form: DetailsForm, row: queries.GroupRow | None = None) -> planning.Details:
    leaders = await _leaders(request, row)
    if form.leader not in leaders:
        raise NotThere
    return planning.Details(form.place, form.leader, leaders[form.leader], form.language, form.seats)


async def _form(
    request: Web, errors: FormErrors | None = None, typed: Fields | None = None, row: queries.GroupRow | None = None
) -> Template:
    offered = [(code, programmes()[code].version[-1].title.in_language(current())) for code in CODES]
    return page(
        request, "group_programmes/form.html", status=422 if errors else 200, row=row, errors=errors or FormErrors({}),
        typed=typed or {}, token=uuid4(), programmes=offered, words=words,
        leaders=[(str(number), name) for number, name in (await _leaders(request, row)).items()],
        spoken=[(code, desk_words.language(code)) for code in ("kk", "ru", "en")],
    )  # fmt: skip


route_handlers: list[ControllerRouterHandler] = [group_list, new_group, plan, group_page, changing, change, set_state]
