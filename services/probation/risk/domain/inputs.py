"""What a step may read, where it stands, and what an officer may record from a document."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from services.probation.risk.domain.norms import Value
from services.probation.risk.domain.steps import Step
from shared.values import JsonObject


class Source(StrEnum):
    """Where an input stands in the register; each has a page on which it is corrected."""

    DOCUMENT = "document"
    BREACHES = "breaches"
    CHECK_INS = "check_ins"
    CONDITIONS = "conditions"
    WORK = "work"
    REGISTRATION = "registration"


SOURCES: Mapping[Step, Source] = {
    Step.VIOLENCE: Source.DOCUMENT,
    Step.BREACHES: Source.BREACHES,
    Step.EARLIER_CONVICTIONS: Source.DOCUMENT,
    Step.GRAVITY: Source.DOCUMENT,
    Step.FIRST_CONVICTION_AGE: Source.DOCUMENT,
    Step.MISSED: Source.CHECK_INS,
    Step.TREATMENT: Source.CONDITIONS,
    Step.WORK: Source.WORK,
    Step.HOUSING: Source.DOCUMENT,
    Step.QUIET: Source.REGISTRATION,
}
"""Never sex, nationality, citizenship, region, language, disability or a diagnosis: no step reads them, and no other source is known."""
NUMBERS: Mapping[Step, tuple[int, int]] = {Step.EARLIER_CONVICTIONS: (0, 50), Step.FIRST_CONVICTION_AGE: (14, 100)}
"""Facts that are numbers, with the lowest and the highest that can be right."""
CODES: Mapping[Step, tuple[str, ...]] = {
    Step.GRAVITY: ("minor", "medium", "grave", "very_grave"),
    Step.VIOLENCE: ("no", "yes"),
    Step.HOUSING: ("settled", "temporary", "none"),
}
"""Facts that are one of some answers."""
RECORDED = tuple(step for step in Step if SOURCES[step] is Source.DOCUMENT)


class NotAValue(ValueError):
    """This cannot be the value of this fact."""


def read_fact(step: Step, typed: str) -> str | None:
    """A fact as it is kept; None where it is taken back. Raises NotAValue."""
    text = typed.strip()
    if not text:
        return None
    if step in CODES and text in CODES[step]:
        return text
    if step in NUMBERS and text.isascii() and text.isdecimal() and len(text) <= 3:
        lowest, highest = NUMBERS[step]
        if lowest <= int(text) <= highest:
            return str(int(text))
    raise NotAValue(text)


def value_of(step: Step, kept: str | None) -> Value:
    """A fact as a step reads it."""
    return int(kept) if kept is not None and step in NUMBERS else kept


@dataclass(frozen=True, slots=True)
class Input:
    """One input with where it stands: `link` is the page that shows it, `since` its day, `document` what an officer read."""

    step: Step
    value: Value
    link: str
    since: date | None = None
    document: str = ""
    rows: tuple[tuple[str, str], ...] = ()
    """(address, day) of each row that was counted."""

    def stored(self) -> JsonObject:
        """As JSON keeps it."""
        return {
            "step": str(self.step), "value": self.value, "source": str(SOURCES[self.step]), "link": self.link,
            "since": self.since.isoformat() if self.since else None, "document": self.document, "rows": [list(row) for row in self.rows],
        }  # fmt: skip


def input_from(stored: JsonObject) -> Input:
    """An input as a calculation kept it."""
    since = stored["since"]
    rows = tuple((str(address), str(day)) for address, day in stored["rows"])
    return Input(
        Step(stored["step"]), stored["value"], stored["link"], date.fromisoformat(since) if since else None, stored["document"], rows
    )  # fmt: skip
