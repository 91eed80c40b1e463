"""What the desk prints for a person or about a case: its letterhead, the language of the paper, typeset as PDF/A."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from services.reintegration.settings import settings
from services.reintegration.words import region
from shared.messages.base import Language
from shared.printing.in_threads import typeset
from shared.printing.sheet import LAYOUT, Sheet, sheet
from shared.printing.speaking import speaking
from shared.values import JsonObject
from shared.web.i18n import gettext


@dataclass(frozen=True, slots=True)
class Paper:
    """What stands on a paper.

    `authority`: in the letterhead instead of the desk. `office`: the code of the office below it. `signatures`: who signs, and the name
    where it is known. `across`: words across each page.
    """

    heading: str
    blocks: Sequence[JsonObject]
    authority: str = ""
    office: str = ""
    requisites: str = ""
    signatures: Sequence[tuple[str, str]] = ()
    footer: str = ""
    across: str = ""


def spoken(asked: str, own: str, among: Sequence[Language] = ("kk", "ru", "en")) -> Language:
    """The language of a paper: the one that was asked for, otherwise the person's, otherwise Kazakh."""
    return next((each for wanted in (asked, own) for each in among if each == wanted), "kk")


async def typeset_paper(make: Callable[[], Paper], language: Language, at: datetime) -> bytes:
    """The PDF/A of a paper; `make` is called while words are in that language."""
    with speaking(language):
        paper = make()
        head = {"authority": paper.authority or gettext("Desk of social support"), "requisites": paper.requisites}
        what = sheet(
            Sheet(
                paper.heading, paper.office, at, settings().timezone, paper.blocks, signatures=paper.signatures, footer=paper.footer,
                draft=False,
            ), head, language, region,
        )  # fmt: skip
    return await typeset(what | {"draft": paper.across or None}, at, LAYOUT)
