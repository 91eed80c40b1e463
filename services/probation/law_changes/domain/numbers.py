"""Numbers of the versions of a duty's text. Pure."""

from collections.abc import Iterable
from dataclasses import replace

from services.probation.law_changes.domain.changes import Change
from shared.law.sources import Entry

NUMBERED = "condition_template"


def next_number(code: str, entries: Iterable[Entry]) -> int:
    """The number of the next version of a duty's text, above every one that there is."""
    return 1 + max((int(each["version"]) for each in entries if each.get("code") == code), default=0)


def numbered(change: Change, entries: Iterable[Entry]) -> Change:
    """The change of a duty's text with the next number; any other change, or one that only confirms, as it is.

    `entries`: every version of its section that was ever kept, the cancelled ones too.
    """
    if change.section != NUMBERED or change.confirms:
        return change
    return replace(change, entry={**change.entry, "version": next_number(str(change.entry["code"]), entries)})
