"""The law's data on paper: what holds today and later, and the history of one entry."""

from litestar import get
from litestar.params import FromPath
from litestar.response import Template

from services.probation.law_changes import queries, text_words, words
from services.probation.law_changes.domain.texts import texts_of
from services.probation.law_changes.pages.exports import versions_of_entry
from services.probation.law_changes.pages.listed import ORDER, matching
from services.probation.law_changes.pages.values import known_entry
from services.probation.law_changes.permissions import LawPermission
from services.probation.local_time import local_today
from shared import clock
from shared.web import i18n
from shared.web.guards import requires
from shared.web.pages import page
from shared.web.request import Web


@get("/law/print", guards=[requires(LawPermission.READ)])
async def print_list(request: Web) -> Template:
    """What holds today and what will, of every book or of one, or in one state."""
    now, asked = clock.now(), request.query_params
    known = matching(queries.in_force(local_today(now)), state=asked.get("status", ""), book=asked.get("book", ""))
    known.sort(key=lambda one: (ORDER.get(one.section, len(ORDER)), words.title(one.section, one.key), one.name, one.valid_from))
    books = {book: [one for one in known if one.book == book] for book in queries.BOOKS}
    return page(request, "law_changes/print_list.html", books=books, words=words, today=local_today(now), made_at=now)


@get("/law/entries/{book:str}/{section:str}/{key:str}/print", guards=[requires(LawPermission.READ)])
async def print_entry(request: Web, book: FromPath[str], section: FromPath[str], key: FromPath[str]) -> Template:
    """Every version of one entry, with who decided it and why."""
    entry, rows = known_entry(book, section, key), await versions_of_entry(book, section, key)
    return page(
        request, "law_changes/print_entry.html", entry=entry, rows=rows, words=words, text_words=text_words, texts_of=texts_of,
        language_names=i18n.NAMES, made_at=clock.now(),
    )  # fmt: skip


route_handlers = [print_list, print_entry]
