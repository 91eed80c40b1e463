"""One case: tasks, plans, referrals and their history, the timeline, notes."""

from typing import Annotated
from uuid import UUID, uuid4

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Redirect, ServerSentEvent, Template
from litestar.types import ControllerRouterHandler
from pydantic import BaseModel, StringConstraints

from services.reintegration import words
from services.reintegration.casefile import actions as casefile_actions
from services.reintegration.casefile.stopped import begin_again, stopped_with
from services.reintegration.casefile.words import stopped
from services.reintegration.cases import queries as cases_queries
from services.reintegration.cases.domain import CaseRow, Ground
from services.reintegration.cases.merging import cases_beside
from services.reintegration.cases.permissions import CasePermission
from services.reintegration.cases.words import ground, origin
from services.reintegration.consents.actions import may_tell_address
from services.reintegration.database import DB
from services.reintegration.notifications import desk_channel
from services.reintegration.referrals import queries as referrals_queries
from services.reintegration.referrals.domain import DESK_WITHDRAWAL_REASONS, OPEN
from services.reintegration.timeline import queries as timeline_queries
from services.reintegration.timeline.words import event
from shared import clock
from shared.access.permissions import may
from shared.actors import Actor
from shared.db.keyset import cursor
from shared.registry import CaseTab, TabGroup, load_panels, registry
from shared.values import PageContext
from shared.web import live
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields


class Note(BaseModel):
    """The form of a note."""

    words: Annotated[str, StringConstraints(min_length=1, max_length=2000)]
    token: UUID


class Moved(BaseModel):
    """The person moved; `address` is told to the officer where the person consented."""

    token: UUID
    address: Annotated[str, StringConstraints(min_length=5, max_length=300)] | None = None


@get("/cases/{person:uuid}", guards=[requires(CasePermission.READ)])
async def case(request: Web, person: FromPath[UUID]) -> Template:
    """The case page."""
    return await _page(request, person)


@get("/cases/{person:uuid}/referrals", guards=[requires(CasePermission.READ)], opt=live.BY_ITSELF)
async def case_referrals(request: Web, person: FromPath[UUID]) -> Template:
    """Only the referrals, fetched again when a provider has answered."""
    return page(request, "casefile/referrals.html", **await _referrals(request, person))


@get("/cases/{person:uuid}/events", guards=[requires(CasePermission.READ)], opt=live.BY_ITSELF)
async def case_events(request: Web, person: FromPath[UUID]) -> ServerSentEvent:
    """Events when something changed on the reader's desk."""
    await cases_queries.case(person, request.user)
    return live.stream(request, DB, desk_channel(request.user))


@get("/cases/{person:uuid}/stopped", guards=[requires(CasePermission.READ)])
async def what_stopped(request: Web, person: FromPath[UUID]) -> Template:
    """What had ended with the case last."""
    case, (at, rows) = await cases_queries.case(person, request.user), await stopped_with(person)
    return page(request, "casefile/stopped.html", case=case, at=at, rows=rows, begin_again=begin_again, stopped=stopped)


@post("/cases/{person:uuid}/notes", guards=[requires(CasePermission.ACT)])
async def add_note(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Add a note to the timeline."""
    data = await read_fields(request)
    form = parse(Note, data, {"words": gettext("Add a note")})
    if isinstance(form, FormErrors):
        return await _page(request, person, errors=form, typed=data, status=422)
    await casefile_actions.add_note(person, form.words, token=form.token, by=request.user, now=clock.now())
    return back_to(f"/cases/{person}")


@post("/cases/{person:uuid}/moved", guards=[requires(CasePermission.ACT)])
async def moved(request: Web, person: FromPath[UUID]) -> Template | Redirect:
    """Ask the officer to check the home zone."""
    data = await read_fields(request)
    form = parse(Moved, data, {"address": gettext("New address")})
    if isinstance(form, FormErrors):
        return await _page(request, person, errors=form, typed=data, status=422)
    await casefile_actions.report_address_change(person, token=form.token, address=form.address, by=request.user, now=clock.now())
    return back_to(f"/cases/{person}")


async def _page(
    request: Web, person: UUID, *, errors: FormErrors | None = None, typed: Fields | None = None, status: int = 200
) -> Template:
    by, now, shown = request.user, clock.now(), request.query_params.get("show") or ""
    found = await cases_queries.case(person, by)
    panels = await load_panels(registry("reintegration").case_panels, request, found)
    return page(
        request,
        "casefile/page.html",
        status=status,
        event=event,
        shown=shown,
        kinds=[
            ("", gettext("Everything")),
            ("notes", gettext("Notes")),
            ("contacts", gettext("Contacts")),
            ("partners", gettext("Who takes part")),
        ],
        timeline=await timeline_queries.timeline_of(person, kinds=shown, after=cursor(request.query_params.get("entries"))),
        beside=await cases_beside(person, by),
        errors=errors or FormErrors({}),
        typed=typed or {},
        token=uuid4(),
        may_tell_address=await may_tell_address(person, now),
        tabs=_tabs(found, by),
        panels=panels,
        facts=[fact for panel in panels for fact in panel.get("facts") or ()],
        nothing=[panel["nothing"] for panel in panels if panel.get("nothing")],
        origin=origin(found.origin),
        ground=ground(found),
        **(await _referrals(request, person) | {"case": found}),
    )


def _tabs(found: CaseRow, by: Actor) -> list[tuple[str, list[CaseTab]]]:
    """The links that this reader has, under their headings."""
    titles: dict[TabGroup, str] = {
        "plan": gettext("Needs and plan"), "help": gettext("Help"), "papers": gettext("Papers"), "person": gettext("Person"),
    }  # fmt: skip
    tabs = [tab for tab in registry("reintegration").case_tabs if (found.status == "open" or tab.when_closed) and may(by, tab.permission)]
    grouped = [(title, [tab for tab in tabs if tab.group == group]) for group, title in titles.items()]
    return [(title, links) for title, links in grouped if links]


def _may_begin(found: CaseRow) -> bool:
    return found.ground != Ground.CONSENT_AWAITED and found.rests is None


async def _referrals(request: Web, person: UUID) -> PageContext:
    found = await cases_queries.case(person, request.user)
    return {
        "p": words,
        "now": clock.now(),
        "case": found,
        "may_note": may(request.user, CasePermission.ACT),
        "may_act": may(request.user, CasePermission.ACT) and found.status == "open",
        "may_begin": may(request.user, CasePermission.ACT) and found.status == "open" and _may_begin(found),
        "referrals": await referrals_queries.referrals_of(person),
        "open_states": [status.value for status in OPEN],
        "withdrawal_reasons": DESK_WITHDRAWAL_REASONS,
    }


route_handlers: list[ControllerRouterHandler] = [case, case_referrals, case_events, what_stopped, add_note, moved]
