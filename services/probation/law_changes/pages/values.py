"""The law's data: what holds, every version, and proposing a change."""

from datetime import date
from typing import Any
from uuid import UUID

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.law_changes import queries, words
from services.probation.law_changes.actions import Refused, Waiting, propose
from services.probation.law_changes.codes import choices
from services.probation.law_changes.domain import Change
from services.probation.law_changes.forms import DayForm, ValueForm, read_day, read_value
from services.probation.law_changes.permissions import LawPermission
from services.probation.law_changes.queries import InForce
from services.probation.local_time import local_today
from shared import clock
from shared.access.permissions import may
from shared.db.keyset import cursor
from shared.law.calendar import knows_kurban_ait
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.i18n import gettext
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

ON_A_PAGE = 50
ORDER = {"rule": 0, "list": 1, "condition": 2, "condition_template": 3, "breach_consequence": 4, "breach_step": 5, "norm": 6}
"""Of the sections on the page; the calendar is the last."""
STATES = ("verified", "unverified", "internal")


@get("/law", guards=[requires(LawPermission.READ)])
async def law_page(request: Web) -> Template:
    """Every entry that holds or will, by state or by words in its title, and whether the calendar is complete."""
    today, asked, typed = local_today(clock.now()), request.query_params.get("status", ""), request.query_params.get("article", "").strip()
    known = queries.in_force(today)
    known.sort(key=lambda one: ORDER.get(one.section, len(ORDER)))
    shown = [one for one in known if asked in ("", one.status) and _about(one, typed)]
    counts = {state: sum(one.status == state for one in known) for state in STATES}
    missing = [year for year in (today.year, today.year + 1) if not knows_kurban_ait(year)]
    waiting = await queries.drafts(waiting=True, size=1)
    return page(
        request, "law_changes/list.html", entries=shown, counts=counts, state=asked, article=typed, words=words, today=today,
        missing_kurban_ait=missing, waiting=bool(waiting.rows), may_change=may(request.user, LawPermission.CHANGE),
    )  # fmt: skip


@get("/law/entries/{book:str}/{section:str}/{key:str}", guards=[requires(LawPermission.READ)])
async def entry_page(request: Web, book: FromPath[str], section: FromPath[str], key: FromPath[str]) -> Template:
    """One entry with its versions; an administrator changes it here."""
    return await _entry(request, _known(book, section, key), {}, FormErrors({}))


@post("/law/entries/{book:str}/{section:str}/{key:str}", guards=[requires(LawPermission.CHANGE)], status_code=200)
async def change_entry(request: Web, book: FromPath[str], section: FromPath[str], key: FromPath[str]) -> Template | Redirect:
    """Keep a draft for a second administrator."""
    entry, given = _known(book, section, key), await read_fields(request)
    if entry.section not in ("rule", "list"):
        raise NotFoundException
    read = read_value(given, entry)
    if isinstance(read, FormErrors):
        return await _entry(request, entry, given, read, 422)
    made = await _proposed(request, book, *read)
    return await _entry(request, entry, given, made, 409) if isinstance(made, FormErrors) else back_to(f"/law/drafts/{made}")


@get("/law/days/new", guards=[requires(LawPermission.CHANGE)])
async def day_page(request: Web) -> Template:
    """A day off that comes once, such as Kurban Ait, or a Saturday that is worked."""
    return _day(request, {}, FormErrors({}))


@post("/law/days/new", guards=[requires(LawPermission.CHANGE)], status_code=200)
async def add_day(request: Web) -> Template | Redirect:
    """Keep the day as a draft for a second administrator."""
    given = await read_fields(request)
    read = read_day(given)
    if isinstance(read, FormErrors):
        return _day(request, given, read, 422)
    made = await _proposed(request, "shared", *read)
    return _day(request, given, made, 409) if isinstance(made, FormErrors) else back_to(f"/law/drafts/{made}")


async def _proposed(request: Web, book: str, change: Change, form: ValueForm | DayForm) -> UUID | FormErrors:
    try:
        return await propose(book, change, form.why, form.document, by=request.user, now=clock.now())
    except Refused as refused:
        return FormErrors(dict(words.refusal(each) for each in refused.why), words.field_names())
    except Waiting:
        told = gettext("A change of this from the same day waits for an answer already: look at the drafts")
        return FormErrors({"valid_from": told}, words.field_names())


def _known(book: str, section: str, key: str) -> InForce:
    found = queries.entry_of(book, section, key, local_today(clock.now())) or queries.entry_of(book, section, key, date.max)
    if found is None:
        raise NotFoundException
    return found


def _about(one: InForce, typed: str) -> bool:
    return typed.casefold() in f"{words.title(one.section, one.key)} {one.key} {one.entry.get('source', '')}".casefold()


async def _entry(request: Web, entry: InForce, given: Fields, errors: FormErrors, status: int = 200) -> Template:
    may_change = may(request.user, LawPermission.CHANGE) and entry.section in ("rule", "list")
    typed: Any = "\n".join(entry.entry["values"]) if "values" in entry.entry else entry.entry.get("value", "")
    begun = {"value": str(typed), "source": str(entry.entry.get("source", "")), "status": entry.status}
    begun |= {"valid_from": entry.valid_from.isoformat()} if entry.valid_from.year > 1 else {}
    return page(
        request, "law_changes/entry.html", status=status, entry=entry, words=words, may_change=may_change, names=words.field_names(),
        versions=await queries.versions_of(entry.book, entry.section, entry.key), given=given or begun, errors=errors,
        choices=choices(str(entry.entry.get("unit", ""))),
    )  # fmt: skip


def _day(request: Web, given: Fields, errors: FormErrors, status: int = 200) -> Template:
    return page(request, "law_changes/day.html", status=status, words=words, names=words.field_names(), given=given, errors=errors)


@get("/law/drafts", guards=[requires(LawPermission.READ)])
async def drafts_page(request: Web) -> Template:
    """Drafts that wait, or those that were answered."""
    waiting = request.query_params.get("state") != "answered"
    rows = await queries.drafts(waiting=waiting, size=ON_A_PAGE, after=cursor(request.query_params.get("after")))
    return page(request, "law_changes/drafts.html", drafts=rows, waiting=waiting, words=words)


route_handlers = [law_page, entry_page, change_entry, day_page, add_day, drafts_page]
