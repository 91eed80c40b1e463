"""What an attachment may be, and what may be done with one."""

from enum import StrEnum

LARGEST_MB = 20
LARGEST = LARGEST_MB * 1024 * 1024
MOST_FILES = 10
MOST_PAGES = 200
SHOWN_PAGES = 5
"""Of how many pages a picture is made."""
LARGEST_FORM = 3 * LARGEST + 256 * 1024
"""Of one upload, with all its files."""

KINDS = ("court_decision", "application", "certificate", "medical", "identity", "consent", "letter", "record", "photograph", "other")
"""Kinds of documents."""


class ScanState(StrEnum):
    """Whether a file was checked for viruses."""

    WAITING = "waiting"
    CLEAN = "clean"
    REFUSED = "refused"
    NOT_SCANNED = "not_scanned"


class PreviewState(StrEnum):
    """Whether there are pictures of the first pages."""

    WAITING = "waiting"
    MADE = "made"
    IMPOSSIBLE = "impossible"


class Reading(StrEnum):
    """What a reader may get of an attachment's content."""

    FREELY = "freely"
    AFTER_WARNING = "after_warning"
    NOT_YET = "not_yet"
    NEVER = "never"


def reading(scan_state: str, *, withdrawn: bool, destroyed: bool) -> Reading:
    """A file is given out once it is clean; where nothing scans, after a warning. What was withdrawn is not given out."""
    if withdrawn or destroyed:
        return Reading.NEVER
    return {
        ScanState.CLEAN: Reading.FREELY,
        ScanState.NOT_SCANNED: Reading.AFTER_WARNING,
        ScanState.WAITING: Reading.NOT_YET,
        ScanState.REFUSED: Reading.NEVER,
    }[ScanState(scan_state)]
