"""A paper put together from blocks, for what is longer than a form of outgoing documents: a timesheet, a questionnaire."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from shared.messages.base import Language
from shared.printing.code import code_svg
from shared.printing.speaking import speaking
from shared.values import JsonObject
from shared.web.i18n import format_date, gettext

LAYOUT = "sheet-v1"
"""The layout of what is made today."""
Person = Literal["reads", "may_refuse", "signs_nothing"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """`office`: the code of the office whose letterhead it has, or nothing. `number`: of the paper, empty where it has none.

    `code`: what its code says, without it it is a draft. `signatures`: who signs, and the name where it is known. `person`: whether the
    supervised person signs as well.
    """

    heading: str
    office: str
    at: datetime
    time_zone: str
    blocks: Sequence[JsonObject]
    signatures: Sequence[tuple[str, str]] = ()
    person: Person = "signs_nothing"
    number: str = ""
    code: str = ""
    footer: str = ""
    draft: bool = True
    dated: bool = True


def sheet(what: Sheet, letterhead: dict[str, str], language: Language, office: Callable[[str], str]) -> JsonObject:
    """Everything that the layout needs; the blocks are in that language already. `office`: the name for a code, in the language in use."""
    with speaking(language):
        return _sheet(what, letterhead, language, office)


def _sheet(what: Sheet, letterhead: dict[str, str], language: Language, office: Callable[[str], str]) -> JsonObject:
    number = f"№ {what.number}" if what.number and not what.draft else ""
    return {
        "language": language,
        "title": f"{what.heading} ({gettext('draft, not valid')})" if what.draft else f"{what.heading} {number}".strip(),
        "letterhead": [letterhead["authority"], *([office(what.office)] if what.office else [])],
        "requisites": letterhead["requisites"],
        "draft": gettext("DRAFT") if what.draft else None,
        "number": gettext("without a number") if what.draft else number,
        "date": format_date(what.at.astimezone(ZoneInfo(what.time_zone)).date()) if what.dated else "",
        "code": code_svg(what.code) if what.code and not what.draft else None,
        "code_words": gettext("Code with the number of the document"),
        "heading": what.heading,
        "blocks": list(what.blocks),
        "signatures": [list(each) for each in what.signatures],
        "by_person": _by_person(what.person),
        "footer": " · ".join(each for each in (number, what.footer) if each),
        "words_of_layout": {
            "page": gettext("Page %(page)s of %(pages)s", page="{page}", pages="{pages}"),
            "signature": gettext("signature"), "date": gettext("date"), "name": gettext("family name and initials"),
        },
    }  # fmt: skip


def _by_person(person: Person) -> JsonObject | None:
    if person == "signs_nothing":
        return None
    refused = gettext("Refused to sign; the officer and a witness confirm it") if person == "may_refuse" else ""
    return {"received": gettext("I have read this document and received a copy"), "refused": refused}
