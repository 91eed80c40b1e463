"""A case's timeline in words, as whoever contributed an entry's kind says it."""

from services.reintegration.rows import Row
from shared.registry import registry


def event(entry: Row) -> str:
    """What happened."""
    words = registry("reintegration").timeline_words.get(entry["kind"])
    return words(entry["details"]) if words else str(entry["kind"]).replace("_", " ")
