"""The paper on which a person answers and signs: the text, the data, to whom, until when."""

from collections.abc import Iterator
from datetime import date, datetime

from services.reintegration.cases.domain import CaseRow
from services.reintegration.consents import words
from services.reintegration.consents.domain import NEEDED, OPTIONAL, Purpose
from services.reintegration.consents.texts import Text
from services.reintegration.printing import Paper, typeset_paper
from shared.messages.base import Language
from shared.printing import blocks
from shared.values import JsonObject
from shared.web.i18n import format_date, gettext

NAMED = (Purpose.REFERRAL, Purpose.WORK)
"""Consents that name who receives the data."""


def categories_of(purpose: Purpose) -> list[str]:
    """The data that can be chosen, in words."""
    return [words.category(code) for code in (*NEEDED[purpose], *OPTIONAL[purpose])]


async def pdf_of(case: CaseRow, text: Text, language: Language, until: date, at: datetime) -> bytes:
    """The paper in a language, with nothing ticked. `until`: the last day on which a consent that is given today may end."""

    def made() -> Paper:
        return Paper(words.purpose(text.purpose), list(_parts(case, text, language, until)), office=case.office, footer=_source(text))

    return await typeset_paper(made, language, at)


def _parts(case: CaseRow, text: Text, language: Language, until: date) -> Iterator[JsonObject]:
    yield blocks.pairs([(gettext("Person"), case.name), (gettext("Case number"), case.case_number)])
    yield blocks.text("\n".join(text.paragraphs(language)))
    yield blocks.by_hand(gettext("Which data"), boxes=categories_of(text.purpose))
    if text.purpose in NAMED:
        yield blocks.by_hand(gettext("To whom"), lines=1)
    latest = gettext("at the latest %(day)s", day=format_date(until))
    yield blocks.by_hand(gettext("Until, this day included"), note=latest, lines=1)
    yield blocks.by_hand(gettext("Answer"), boxes=(gettext("Yes, the person agrees"), gettext("No, the person does not agree")))
    yield blocks.by_hand(gettext("Number of the paper"), lines=1)
    yield blocks.by_hand(gettext("Day and signature"), lines=1)


def _source(text: Text) -> str:
    said = gettext("Text of %(day)s, source: %(source)s", day=format_date(text.valid_from), source=text.source)
    return said if text.status != "unverified" else f"{said}; {gettext('not yet confirmed by a lawyer')}"
