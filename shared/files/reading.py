"""What the virus check said of a file, and what a reader may get of it."""

from enum import StrEnum


class ScanState(StrEnum):
    """Whether a file was checked for viruses."""

    WAITING = "waiting"
    CLEAN = "clean"
    REFUSED = "refused"
    NOT_SCANNED = "not_scanned"


class Reading(StrEnum):
    """What a reader may get of a file's content."""

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
