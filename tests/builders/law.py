"""Two administrators who change the law's data."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import cast
from uuid import UUID, uuid4

from services.probation.law_changes.actions.answering import accept
from services.probation.law_changes.actions.proposing import propose, propose_cancellation
from services.probation.law_changes.domain.changes import Change, Section, changed_rule, changed_texts
from services.probation.law_changes.domain.texts import LANGUAGES, texts_of
from services.probation.law_changes.queries import InForce, shown
from shared.actors import Role
from tests.builders.actors import actor
from tests.builders.moments import NOW, TODAY

ONE = actor("admin", Role.ADMINISTRATOR, name="Demo Administrator", office=None)
OTHER = replace(ONE, id=uuid4(), name="Other Administrator")
WHY, ORDER = "The code was amended by a new law", "Law No. 1 of 1 November 2026"
FORM = {"source": "УИК 174", "status": "verified", "document": ORDER, "why": WHY}
"""What every form of a change asks for beside the value and its day."""
LATER = TODAY + timedelta(days=40)


def entry(book: str, section: str, name: str) -> InForce:
    """An entry as it rules at TODAY."""
    found = shown(book, section, name, TODAY)
    assert found is not None
    return found


def changed(book: str, code: str, value: int | str, on: date = LATER) -> Change:
    """A rule with another value from a day on."""
    return changed_rule(entry(book, "rule", code).entry, value, valid_from=on, source="УИК 174, new wording", status="unverified")


def reworded(book: str, section: str, name: str, on: date = LATER, mark: str = "!") -> Change:
    """An entry whose texts end in `mark` from a day on, in every language."""
    before = entry(book, section, name).entry
    texts = {part: {language: said[language] + mark for language in LANGUAGES} for part, said in texts_of(section, before).items()}
    return changed_texts(cast("Section", section), before, texts, valid_from=on, source="УИК 66", status="unverified")


async def proposed(book: str, change: Change) -> UUID:
    """The first administrator's draft."""
    return await propose(book, change, WHY, ORDER, by=ONE, now=NOW)


async def accepted(book: str, change: Change, now: datetime = NOW) -> UUID:
    """A change that the other one accepted."""
    number = await proposed(book, change)
    await accept(number, by=OTHER, now=now)
    return number


async def cancelled(book: str, version: UUID) -> None:
    """A change that both took back."""
    await accept(await propose_cancellation(book, version, WHY, ORDER, by=ONE, now=NOW), by=OTHER, now=NOW)
