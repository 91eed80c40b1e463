"""A person's timeline in words, as whoever contributed an entry's kind says it."""

from services.probation.rows import Row
from services.probation.words import who
from shared.registry import registry
from shared.web.i18n import format_datetime


def entry(row: Row) -> Row:
    """A timeline entry ready to be shown."""
    words = registry("probation").timeline_words.get(row["kind"])
    text = words(row["details"]) if words else row["kind"].replace("_", " ")
    return {
        "text": text,
        "who": who(row["by_id"], row["by_name"]),
        "at": row["at"],
        "when": format_datetime(row["at"]),
        "kind": row["kind"],
    }
