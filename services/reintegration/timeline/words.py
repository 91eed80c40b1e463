"""A case's timeline, in the words of the capability that contributed each kind of entry."""

from services.reintegration.timeline.queries import TimelineEntryRow
from shared.registry import registry


def event(entry: TimelineEntryRow) -> str:
    """What happened."""
    words = registry("reintegration").timeline_words.get(entry.kind)
    return words(entry.details) if words else entry.kind.replace("_", " ")
