"""The forms of entries: a new one, a correction, a confirmation, an ending and its undoing."""

from typing import cast
from uuid import UUID, uuid4

from litestar import get, post
from litestar.exceptions import NotFoundException, PermissionDeniedException
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template
from pydantic import BaseModel

from services.reintegration import words
from services.reintegration.directory import words as directory_words
from services.reintegration.directory.changes.actions import Draft, change
from services.reintegration.directory.changes.rows import change_of
from services.reintegration.directory.confirming import confirm
from services.reintegration.directory.entries.parts import PARTS
from services.reintegration.directory.entries.records import snapshot, version_of
from services.reintegration.directory.opening.domain import DAYS
from services.reintegration.directory.permissions import DirectoryPermission
from services.reintegration.errors import NothingChanged, NotThere
from services.reintegration.provider_directory import part_queries, queries, special_days
from services.reintegration.provider_directory import words as own_words
from services.reintegration.provider_directory.fields import fields, labels_typed
from services.reintegration.provider_directory.filling import fields_of
from services.reintegration.provider_directory.forms import FORMS, LISTS, wrong_together
from services.reintegration.provider_directory.hours import SPANS, others
from services.reintegration.provider_directory.making import entry_of
from services.reintegration.provider_directory.pages.reading import ENTITIES, may_of, seen_organisation
from services.reintegration.provider_directory.protected import places_for, sees_address
from services.reintegration.settings import settings
from shared import clock
from shared.access.permissions import may
from shared.kato.fields import options
from shared.values import JsonObject
from shared.web.forms import FormErrors, parse
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields


@get("/directory/new/{kind:str}", guards=[requires(DirectoryPermission.CHANGE)])
async def new_entry(request: Web, kind: FromPath[str], organisation: FromQuery[UUID | None] = None) -> Template:
    """The form of a new entry; of a service or a place within its organisation."""
    await _may_add(request, kind, organisation)
    return await _form(request, kind, None, organisation, FormErrors({}), {"need": "", "languages": ["kk", "ru"], "status": "active"})


@post("/directory/new/{kind:str}", guards=[requires(DirectoryPermission.CHANGE)])
async def add_entry(request: Web, kind: FromPath[str], organisation: FromQuery[UUID | None] = None) -> Template | Redirect:
    """Add it once, even if the button is pressed twice; who only proposes is told that it waits."""
    await _may_add(request, kind, organisation)
    typed = await read_fields(request, *LISTS[kind])
    form = _parsed(kind, typed)
    if isinstance(form, FormErrors):
        return await _form(request, kind, None, organisation, form, typed, status=422)
    after = _entry(kind, form, typed, _empty(kind), organisation)
    draft = Draft(kind, uuid4(), "create", after, reason=typed.get("reason") or None)
    made = await change(draft, by=request.user, now=clock.now(), token=_token(typed))
    return await _after(made)


@get("/directory/entries/{kind:str}/{entry:uuid}/edit", guards=[requires(DirectoryPermission.CHANGE)])
async def edit_entry(request: Web, kind: FromPath[str], entry: FromPath[UUID]) -> Template:
    """The form of an entry as it is."""
    organisation, known = await _open(request, kind, entry)
    typed = fields_of(kind, known, words.today(clock.now())) | {"seen": version_of(known)}
    return await _form(request, kind, entry, organisation, FormErrors({}), typed, known=known)


@post("/directory/entries/{kind:str}/{entry:uuid}/edit", guards=[requires(DirectoryPermission.CHANGE)])
async def correct_entry(request: Web, kind: FromPath[str], entry: FromPath[UUID]) -> Template | Redirect:
    """Correct it, or propose the correction."""
    organisation, known = await _open(request, kind, entry)
    typed = await read_fields(request, *LISTS[kind])
    form = _parsed(kind, typed)
    if isinstance(form, FormErrors):
        return await _form(request, kind, entry, organisation, form, typed, status=422, known=known)
    after = _entry(kind, form, typed, known, organisation if kind != "organisation" else None)
    draft = Draft(kind, entry, "correct", after, seen=str(typed.get("seen", "")), reason=typed.get("reason") or None)
    try:
        made = await change(draft, by=request.user, now=clock.now())
    except NothingChanged:
        return back_to(f"/directory/entries/{kind}/{entry}")
    return await _after(made)


@post("/directory/confirm/{entry:uuid}", guards=[requires(DirectoryPermission.CONFIRM)])
async def confirm_entry(request: Web, entry: FromPath[UUID]) -> Redirect:
    """Everything about the organisation is right today."""
    await confirm(entry, by=request.user, now=clock.now())
    return back_to(f"/directory/entries/organisation/{entry}")


@get("/directory/entries/{kind:str}/{entry:uuid}/end", guards=[requires(DirectoryPermission.WRITE)])
async def ending(request: Web, kind: FromPath[str], entry: FromPath[UUID]) -> Template:
    """Ask for the reason, and say what follows."""
    return await _end_form(request, kind, entry, FormErrors({}))


@post("/directory/entries/{kind:str}/{entry:uuid}/end", guards=[requires(DirectoryPermission.WRITE)])
async def end_or_reopen(request: Web, kind: FromPath[str], entry: FromPath[UUID]) -> Template | Redirect:
    """End an entry, or undo its ending."""
    await seen_organisation(request, kind, entry)
    typed = await read_fields(request)
    known, reason = await snapshot(kind, entry), str(typed.get("reason", "")).strip()
    assert known is not None
    if len(reason) < 3:
        return await _end_form(request, kind, entry, FormErrors({"reason": gettext("Say why")}), status=422)
    end = typed.get("do") != "reopen"
    after = known | {"ended": end}
    draft = Draft(kind, entry, "end" if end else "reopen", after, seen=str(typed.get("seen", "")), reason=reason[:500])
    if after != known:
        await change(draft, by=request.user, now=clock.now())
    return back_to(f"/directory/entries/{kind}/{entry}")


async def _open(request: Web, kind: str, entry: UUID) -> tuple[UUID, JsonObject]:
    """The organisation of an entry and the entry, for who may correct it: a protected place for those alone who see its address."""
    organisation, known = await seen_organisation(request, kind, entry), await snapshot(kind, entry)
    assert known is not None
    if known.get("protected") and not sees_address(request.user):
        raise PermissionDeniedException
    return organisation, known


async def _may_add(request: Web, kind: str, organisation: UUID | None) -> None:
    if kind not in ENTITIES or (kind == "organisation") != (organisation is None):
        raise NotFoundException
    if may(request.user, DirectoryPermission.OWN) and organisation != request.user.provider:
        raise PermissionDeniedException
    if organisation is not None:
        await queries.organisation(organisation)


def _parsed(kind: str, typed: Fields) -> BaseModel | FormErrors:
    form = parse(FORMS[kind], typed, labels_typed(kind))
    special = special_days.read(typed)[1] if kind != "organisation" else {}
    if isinstance(form, FormErrors):
        return FormErrors({**form.messages, **special}, labels_typed(kind))
    wrong = {name: gettext(text) for name, text in wrong_together(kind, form).items()} | special
    return FormErrors(wrong, labels_typed(kind)) if wrong else form


def _entry(kind: str, form: BaseModel, typed: Fields, before: JsonObject, organisation: UUID | None) -> JsonObject:
    after = entry_of(kind, form, before, organisation)
    if kind == "organisation":
        return after
    return after | {"special_days": special_days.typed_days(special_days.read(typed)[0], before, words.today(clock.now()))}


def _empty(kind: str) -> JsonObject:
    return {name: [] for name in PARTS[kind]} | {"ended": False}


def _token(typed: Fields) -> UUID | None:
    try:
        return UUID(str(typed.get("token")))
    except ValueError:
        return None


async def _after(made: UUID) -> Redirect:
    """To the entry; a new one that waits has no page yet."""
    found = await change_of(made)
    waits = found.state == "proposed" and found.kind == "create"
    entity, subject = ("organisation", found.organisation) if waits and found.entity != "organisation" else (found.entity, found.subject)
    if waits and found.entity == "organisation":
        return back_to("/directory?proposed=yes")
    return back_to(f"/directory/entries/{entity}/{subject}{'?proposed=yes' if found.state == 'proposed' else ''}")


async def _form(
    request: Web,
    kind: str,
    entry: UUID | None,
    organisation: UUID | None,
    errors: FormErrors,
    typed: Fields,
    *,
    status: int = 200,
    known: JsonObject | None = None,
) -> Template:
    rows = places_for(request.user, await part_queries.locations_of(organisation)) if kind == "service" and organisation else []
    places = [(str(row.id), _place(row)) for row in rows if row.ended_at is None or str(row.id) in (typed.get("locations") or [])]
    return page(
        request,
        "provider_directory/form.html",
        status=status,
        many=LISTS[kind],
        p=words,
        d=directory_words,
        kind=kind,
        number=entry,
        organisation=organisation,
        errors=errors,
        typed=typed,
        fields=fields(kind, places),
        kato_places=options() if kind != "organisation" else (),
        days=[(code.lower(), directory_words.day(code)) for code in DAYS],
        spans=SPANS,
        special_rows=special_days.numbers(typed) if kind != "organisation" else [],
        special_labels=special_days.labels(),
        other_hours=[own_words.shown("hours", each) for each in others((known or {}).get("hours", ()))],
        token=typed.get("token") or uuid4(),
        tiles=(settings().tiles_url or "", settings().tiles_by),
        **may_of(request),
    )


def _place(row: part_queries.ListedLocation) -> str:
    said = ", ".join(filter(None, (words.words(row.name), row.address_1, row.city)))
    return said or (gettext("Place with a protected address") if row.protected else str(row.id))


async def _end_form(request: Web, kind: str, entry: UUID, errors: FormErrors, status: int = 200) -> Template:
    await seen_organisation(request, kind, entry)
    known = await snapshot(kind, entry)
    if known is None:
        raise NotThere
    title = known.get("name") or {}
    context = {"kind": kind, "number": entry, "ended": known["ended"], "seen": version_of(known), "errors": errors}
    return page(request, "provider_directory/end.html", status=status, p=words, title=cast("object", title), **context)


route_handlers = [new_entry, add_entry, edit_entry, correct_entry, confirm_entry, ending, end_or_reopen]
