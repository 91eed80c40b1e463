"""Files in words."""

from services.reintegration.person_files.domain import LARGEST_MB, MOST_PAGES, FileState
from shared.files.kinds import MediaType
from shared.files.reading import ScanState
from shared.files.words import file_problem
from shared.registry import Words
from shared.web.i18n import format_number, gettext

FILE_NAME = "document"
"""How the name of every file that is given out begins: it says nothing about the person."""


def subject(kind: str) -> str:
    """What a file is about."""
    return {
        "step": gettext("a step of the plan"),
        "consent": gettext("a signed consent"),
        "plan_answer": gettext("the signature under the plan"),
    }.get(kind, kind)


def media(kind: MediaType) -> str:
    """A type of file."""
    return gettext("PDF") if kind == "application/pdf" else gettext("Photograph")


def size(given: int) -> str:
    """Bytes, as people say them."""
    megabytes = given / (1024 * 1024)
    if megabytes >= 1:
        return gettext("%(number)s MB", number=format_number(round(megabytes, 1)))
    return gettext("%(number)s KB", number=format_number(max(1, round(given / 1024))))


def scan_state(code: str) -> tuple[str, str]:
    """(words, colour) of the virus check."""
    return {
        ScanState.CLEAN: (gettext("No virus found"), "govuk-tag--green"),
        ScanState.WAITING: (gettext("Being checked for viruses"), "govuk-tag--yellow"),
        ScanState.REFUSED: (gettext("Virus found: the file was destroyed"), "govuk-tag--red"),
        ScanState.NOT_SCANNED: (gettext("Not checked for viruses"), "govuk-tag--grey"),
    }[ScanState(code)]


def state(code: FileState) -> str:
    """Where a file is in its life."""
    return {
        FileState.KEPT: gettext("Kept"),
        FileState.REPLACED: gettext("Replaced by another file"),
        FileState.REMOVED: gettext("Removed"),
        FileState.DESTROYED: gettext("Destroyed"),
    }[code]


def problem(code: str) -> str:
    """What is wrong with a file, and what to do."""
    own = {
        "missing": gettext("Choose a file, or photograph the paper"),
        "several": gettext("Choose one file: either a file or a photograph"),
        "full": gettext("There are as many files as there may be: replace or remove one"),
        "too_many_pages": gettext("The file has more than %(most)s pages: divide it", most=MOST_PAGES),
        "unreadable": gettext("The file is damaged or has a password: scan the paper again"),
        "why": gettext("Write down your reason"),
    }
    return own[code] if code in own else file_problem(code, LARGEST_MB)


TIMELINE: dict[str, Words] = {
    "file_stored": lambda d: gettext("A file was added to %(what)s", what=subject(d["subject"])),
    "file_replaced": lambda d: gettext("A file of %(what)s was replaced by another", what=subject(d["subject"])),
    "file_removed": lambda d: gettext("A file of %(what)s was removed", what=subject(d["subject"])),
    "file_restored": lambda d: gettext("A removed file of %(what)s is back", what=subject(d["subject"])),
    "file_refused": lambda d: gettext("A file of %(what)s was destroyed because a virus was found in it", what=subject(d["subject"])),
}
