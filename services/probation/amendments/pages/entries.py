"""The entries of a list: adding one, changing one, removing one that does not hold any more."""

from uuid import UUID

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.amendments import shown, words
from services.probation.amendments.actions import ChangedMeanwhile, amend_entry
from services.probation.amendments.checks import check
from services.probation.amendments.domain.fields import LISTS, Field
from services.probation.amendments.domain.reading import Values
from services.probation.amendments.forms import SEEN, Amendment, read_amendment, read_because
from services.probation.amendments.pages.forms import answered, both_shown, confirm_page, form_page, values_given
from services.probation.amendments.permissions import AmendmentPermission
from services.probation.cases.entries import EntryKind, entry_of
from services.probation.cases.pages import case_of
from services.probation.errors import AlreadyClosed
from services.probation.local_time import local_today
from shared import clock
from shared.web.asking import is_sure
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.pages import back_to
from shared.web.request import Fields, Web, read_fields

AMENDS = requires(AmendmentPermission.AMEND)
NEW = "new"


@get("/people/{person:uuid}/lists/{kind:str}/{entry:str}", guards=[AMENDS])
async def entry_page(request: Web, person: FromPath[UUID], kind: FromPath[EntryKind], entry: FromPath[str]) -> Template | Redirect:
    """The form of an entry; `new` for another one."""
    case = await case_of(request, person)
    asked, known, number = await _entry(person, kind, entry)
    if not case.is_open:
        return back_to(f"/people/{person}/amend")
    given = values_given(asked, known)
    return form_page(request, case, words.one_of(kind), asked, known, given, FormErrors({}), may_remove=number is not None)


@post("/people/{person:uuid}/lists/{kind:str}/{entry:str}", guards=[AMENDS], status_code=200)
async def save_entry(request: Web, person: FromPath[UUID], kind: FromPath[EntryKind], entry: FromPath[str]) -> Template | Redirect:
    """Check, ask, write down."""
    case, fields = await case_of(request, person), await read_fields(request)
    asked, known, number = await _entry(person, kind, entry)
    if not case.is_open:
        return answered(request, case)
    title, removable, now = words.one_of(kind), number is not None, clock.now()
    read = _read(fields, kind, asked, removable)
    if isinstance(read, FormErrors):
        return form_page(request, case, title, asked, known, fields, read, status=422, may_remove=removable)
    if fields.get("again") == "yes":
        return form_page(request, case, title, asked, known, fields, FormErrors({}), may_remove=removable)
    if not is_sure(fields):
        return confirm_page(request, case, title, fields, read.because, shown.pairs(read.changed))
    wanted = read.wanted if any(read.wanted.values()) else None
    try:
        await amend_entry(person, kind, number, read.seen if removable else None, wanted, read.because, by=request.user, now=now)
    except ChangedMeanwhile as meanwhile:
        given, errors = both_shown(fields, meanwhile)
        return form_page(request, case, title, asked, known, given, errors, status=409, may_remove=removable)
    except AlreadyClosed:
        return answered(request, case)
    return back_to(f"/people/{person}/amend#{kind}")


def _read(fields: Fields, kind: str, asked: tuple[Field, ...], removable: bool) -> Amendment | FormErrors:
    """The entry as typed; nothing in any field where it is to be removed."""
    today = local_today(clock.now())
    if fields.get("remove") != "yes" or not removable:
        return read_amendment(fields, asked, lambda values: check(kind, values, values, today), today)
    because = read_because(fields, today)
    if isinstance(because, FormErrors):
        return because
    seen = {field.name: fields.get(SEEN + field.name) or None for field in asked}
    return Amendment(seen, dict.fromkeys(seen), because)


async def _entry(person: UUID, kind: str, entry: str) -> tuple[tuple[Field, ...], Values, UUID | None]:
    """(the fields of the list, what stands in the entry, its number); NotFoundException where there is none."""
    if kind not in LISTS:
        raise NotFoundException
    if entry == NEW:
        return LISTS[kind], {}, None
    try:
        known = await entry_of(person, UUID(entry))
    except ValueError:
        raise NotFoundException from None
    if known is None or known.kind != kind or known.removed_at is not None:
        raise NotFoundException
    return LISTS[kind], known.details, known.id


route_handlers = [entry_page, save_entry]
