"""A person's timeline, in the words of the capability that contributed each kind of entry."""

from dataclasses import dataclass
from datetime import datetime

from services.probation.timeline.queries import TimelineEntryRow
from services.probation.words import who
from shared.registry import registry
from shared.web.i18n import format_datetime


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """An entry ready to be shown."""

    text: str
    who: str
    at: datetime
    when: str
    kind: str


def entry(row: TimelineEntryRow) -> ShownEntry:
    """A timeline entry ready to be shown."""
    words = registry("probation").timeline_words.get(row.kind)
    text = words(row.details) if words else row.kind.replace("_", " ")
    return ShownEntry(text, who(row.by_id, row.by_name), row.at, format_datetime(row.at), row.kind)
