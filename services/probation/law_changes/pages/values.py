"""The law's data: what holds, every version of an entry, and proposing a change of it."""

from typing import Any

from litestar import get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Template

from services.probation.law_changes import draft_queries, queries, text_words, words
from services.probation.law_changes.codes import choices
from services.probation.law_changes.domain.standing import standings
from services.probation.law_changes.domain.texts import LANGUAGES, texts_of
from services.probation.law_changes.forms import read_change
from services.probation.law_changes.pages.listed import ORDER, STATES, matching
from services.probation.law_changes.pages.proposed import proposed
from services.probation.law_changes.permissions import LawPermission
from services.probation.law_changes.queries import InForce
from services.probation.local_time import local_today
from shared import clock
from shared.access.permissions import may
from shared.law.calendar import knows_kurban_ait
from shared.web import i18n
from shared.web.forms import FormErrors
from shared.web.guards import requires
from shared.web.pages import back_to, page
from shared.web.request import Fields, Web, read_fields

NO_ACT = ("internal", "house rule", "not found", "general knowledge", "press")
"""How a source begins that names no act: whoever changes the value says where the new one stands."""


@get("/law", guards=[requires(LawPermission.READ)])
async def law_page(request: Web) -> Template:
    """Every entry that holds or will, by book, by state or by words in its title, and whether the calendar is complete."""
    today, asked = local_today(clock.now()), request.query_params
    known = queries.in_force(today)
    known.sort(key=lambda one: ORDER.get(one.section, len(ORDER)))
    state, book, typed = asked.get("status", ""), asked.get("book", ""), asked.get("article", "").strip()
    shown = matching(known, state=state, book=book, typed=typed)
    counts = {each: sum(one.status == each for one in matching(known, book=book)) for each in STATES}
    missing = [year for year in (today.year, today.year + 1) if not knows_kurban_ait(year)]
    waiting = await draft_queries.drafts(waiting=True, size=1)
    return page(
        request, "law_changes/list.html", entries=shown, counts=counts, state=state, book=book, books=queries.BOOKS,
        article=typed, words=words, today=today, missing_kurban_ait=missing, waiting=bool(waiting.rows),
        may_change=may(request.user, LawPermission.CHANGE),
    )  # fmt: skip


@get("/law/entries/{book:str}/{section:str}/{key:str}", guards=[requires(LawPermission.READ)])
async def entry_page(request: Web, book: FromPath[str], section: FromPath[str], key: FromPath[str]) -> Template:
    """One entry with its versions; an administrator changes it here."""
    return await _entry(request, known_entry(book, section, key), {}, FormErrors({}))


@post("/law/entries/{book:str}/{section:str}/{key:str}", guards=[requires(LawPermission.CHANGE)], status_code=200)
async def change_entry(request: Web, book: FromPath[str], section: FromPath[str], key: FromPath[str]) -> Template | Redirect:
    """Keep a draft for a second administrator."""
    entry, given = known_entry(book, section, key), await read_fields(request)
    if not entry.editable or entry.section == "exception":
        raise NotFoundException
    read = read_change(given, entry)
    if isinstance(read, FormErrors):
        return await _entry(request, entry, given, read, 422)
    change, form = read
    made = await proposed(request, book, change, form.why, form.document, value=next(iter(words.text_names(entry)), "value"))
    return await _entry(request, entry, given, made, 409) if isinstance(made, FormErrors) else back_to(f"/law/drafts/{made}")


def known_entry(book: str, section: str, key: str) -> InForce:
    """The entry of an address; raises NotFoundException."""
    found = queries.shown(book, section, key, local_today(clock.now()))
    if found is None:
        raise NotFoundException
    return found


async def _entry(request: Web, entry: InForce, given: Fields, errors: FormErrors, status: int = 200) -> Template:
    may_change = may(request.user, LawPermission.CHANGE) and entry.editable and entry.section != "exception"
    typed: Any = "\n".join(entry.entry["values"]) if "values" in entry.entry else entry.entry.get("value", "")
    said = str(entry.entry.get("source", ""))
    begun = {"value": str(typed), "source": "" if said.startswith(NO_ACT) else said, "status": entry.status}
    begun |= {"valid_from": entry.valid_from.isoformat()} if entry.valid_from.year > 1 else {}
    texts = texts_of(entry.section, entry.entry)
    begun |= {f"{part}-{language}": said[language] for part, said in texts.items() for language in LANGUAGES}
    versions = await queries.versions_of(entry.book, entry.section, entry.name)
    return page(
        request, "law_changes/entry.html", status=status, entry=entry, words=words, text_words=text_words, may_change=may_change,
        may_title=may(request.user, LawPermission.CHANGE), names=words.field_names(), versions=versions,
        stands=standings(versions, local_today(clock.now())), given=given or begun, errors=errors,
        choices=choices(str(entry.entry.get("unit", ""))), texts=texts, texts_of=texts_of, text_names=words.text_names(entry),
        language_names=i18n.NAMES,
    )  # fmt: skip


route_handlers = [law_page, entry_page, change_entry]
