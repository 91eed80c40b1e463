"""A case's timeline in words, as whoever contributed an entry's kind says it."""

from services.reintegration.timeline.queries import TimelineEntryRow
from shared.registry import registry


def event(entry: TimelineEntryRow) -> str:
    """What happened."""
    words = registry("reintegration").timeline_words.get(entry.kind)
    return words(entry.details) if words else entry.kind.replace("_", " ")
