"""The search, the list of organisations, and one entry."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from litestar import get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, FromQuery, QueryParameter
from litestar.response import Template

from services.reintegration import words
from services.reintegration.confirmation_requests.queries import questions_to
from services.reintegration.confirmation_requests.words import asked as asked_words
from services.reintegration.directory import words as directory_words
from services.reintegration.directory.changes.rows import count_waiting, history, own_proposals
from services.reintegration.directory.entries.records import snapshot
from services.reintegration.directory.opening.queries import hours_of, moment
from services.reintegration.directory.permissions import DirectoryPermission
from services.reintegration.errors import NotThere
from services.reintegration.provider_directory import part_queries, queries
from services.reintegration.provider_directory import words as own_words
from services.reintegration.provider_directory.fields import labels
from services.reintegration.provider_directory.protected import change_for, entry_for, places_for, sees_address
from services.reintegration.service_search.asked import asked_of, found
from services.reintegration.settings import settings
from shared import clock
from shared.access.permissions import may
from shared.db.keyset import cursor
from shared.values import PageContext
from shared.web.guards import requires
from shared.web.pages import page
from shared.web.request import Web

ENTITIES = ("organisation", "service", "location")
Kind = Literal["organisation", "service", "location"]


@get("/directory", guards=[requires(DirectoryPermission.READ)])
async def services(request: Web) -> Template:
    """Services of all providers, searched."""
    context = await found(request, asked_of(request, None), (request.user.office or "")[:2])
    waiting = await count_waiting() if may(request.user, DirectoryPermission.HISTORY) else 0
    day = words.today(clock.now())
    old = await queries.count_organisations("", "current", old=True, old_before=day - directory_words.old_after(day))
    return page(request, "provider_directory/services.html", waiting=waiting, old=old, **context, **may_of(request))


@get("/directory/organisations", guards=[requires(DirectoryPermission.READ)])
async def organisations(
    request: Web,
    words_: Annotated[str, QueryParameter(name="words", max_length=200)] = "",
    state_: Annotated[Literal["current", "ended", "all"], QueryParameter(name="state")] = "current",
    old: FromQuery[Literal["yes"] | None] = None,
    after: FromQuery[str | None] = None,
) -> Template:
    """Organisations in the order of the alphabet; those that nobody has confirmed lately."""
    today = words.today(clock.now())
    before: date = today - directory_words.old_after(today)
    rows = await queries.organisations(
        words_, state_, old=old is not None, old_before=before, size=settings().desk_rows, after=cursor(after)
    )
    total = await queries.count_organisations(words_, state_, old=old is not None, old_before=before)
    return page(
        request,
        "provider_directory/organisations.html",
        p=words,
        d=directory_words,
        today=today,
        rows=rows,
        total=total,
        words=words_,
        state=state_,
        old=old,
        **may_of(request),
    )


@get("/directory/entries/{kind:str}/{entry:uuid}", guards=[requires(DirectoryPermission.SEE)])
async def entry(request: Web, kind: FromPath[str], entry: FromPath[UUID]) -> Template:
    """An organisation with its services and places, a service, or a place; with what was changed in it."""
    organisation = await seen_organisation(request, kind, entry)
    now, may_write = clock.now(), may(request.user, DirectoryPermission.WRITE)
    known = await snapshot(kind, entry)
    if known is None:
        raise NotThere
    hours = (await hours_of([entry])).get(entry, []) if kind == "service" else []
    return page(
        request,
        "provider_directory/entry.html",
        p=words,
        d=directory_words,
        w=own_words,
        today=words.today(now),
        kind=kind,
        number=entry,
        entry=entry_for(request.user, known),
        organisation=await queries.organisation(organisation),
        services=await part_queries.services_of(organisation) if kind == "organisation" else [],
        locations=places_for(request.user, await part_queries.locations_of(organisation)) if kind != "location" else [],
        labels=labels(kind),
        open_state=directory_words.open_state(hours, moment(now)) if kind == "service" else None,
        proposals=await own_proposals(organisation, request.user) if may(request.user, DirectoryPermission.PROPOSE) else [],
        may_correct=sees_address(request.user) or not known.get("protected"),
        asked=[(row, *asked_words(row)) for row in await questions_to(entry)] if kind == "organisation" and may_write else [],
        history=[change_for(request.user, each) for each in await history(entry)] if may(request.user, DirectoryPermission.HISTORY) else [],
        **may_of(request),
    )


async def seen_organisation(request: Web, kind: str, entry: UUID) -> UUID:
    """The organisation of an entry, a provider's own alone. Raises NotThere, and NotFoundException for a kind that does not exist."""
    if kind not in ENTITIES:
        raise NotFoundException
    organisation = await queries.organisation_of_entry(kind, entry)
    if may(request.user, DirectoryPermission.OWN) and organisation != request.user.provider:
        raise NotThere
    return organisation


def may_of(request: Web) -> PageContext:
    """What the reader may do, for the templates."""
    return {
        "may_write": may(request.user, DirectoryPermission.WRITE),
        "may_propose": may(request.user, DirectoryPermission.PROPOSE),
        "may_change": may(request.user, DirectoryPermission.CHANGE),
        "may_confirm": may(request.user, DirectoryPermission.CONFIRM),
        "may_see_history": may(request.user, DirectoryPermission.HISTORY),
        "is_provider": may(request.user, DirectoryPermission.OWN),
    }


route_handlers = [services, organisations, entry]
