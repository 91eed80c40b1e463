"""Attachments in words."""

from services.probation.attachments.domain import KINDS, LARGEST_MB, MOST_FILES, MOST_PAGES
from shared.files.reading import ScanState
from shared.files.words import file_problem
from shared.registry import Words
from shared.values import Details
from shared.web.i18n import format_number, gettext, ngettext

Options = list[tuple[str, str]]


def kind(code: str) -> str:
    """A kind of document."""
    return {
        "court_decision": gettext("Court decision"),
        "application": gettext("Application of the person"),
        "certificate": gettext("Certificate of an office or employer"),
        "medical": gettext("Medical document"),
        "identity": gettext("Identity document"),
        "consent": gettext("Consent"),
        "letter": gettext("Letter or answer to an inquiry"),
        "record": gettext("Record (act) with signatures"),
        "photograph": gettext("Photograph"),
        "other": gettext("Another document"),
    }.get(code, code)


def kinds() -> Options:
    """Every kind, to choose from."""
    return [(code, kind(code)) for code in KINDS]


def subject(code: str) -> str:
    """What an attachment proves."""
    return {
        "person": gettext("The person"),
        "registration": gettext("The court decision and the registration"),
        "field_change": gettext("A change of what is known"),
        "term_event": gettext("An entry about the term"),
        "closing": gettext("The removal from the register"),
        "check_in": gettext("A check-in"),
        "absence": gettext("An absence known beforehand"),
        "transfer": gettext("A transfer"),
        "appointment": gettext("An appointment"),
        "field_visit": gettext("A field visit"),
        "notice": gettext("A notice or a permission"),
        "opening_paper": gettext("A paper that opens the case"),
        "document": gettext("An outgoing document"),
        "monitoring_decision": gettext("A decision on electronic monitoring"),
        "equipment_act": gettext("A record about handing a bracelet over or back"),
        "equipment_report": gettext("A report about a bracelet"),
        "breach": gettext("A proceeding"),
    }.get(code, code)


def scan_state(code: str) -> tuple[str, str]:
    """(words, colour) of the virus check."""
    return {
        ScanState.CLEAN: (gettext("No virus found"), "green"),
        ScanState.WAITING: (gettext("Being checked for viruses"), "yellow"),
        ScanState.REFUSED: (gettext("Virus found"), "red"),
        ScanState.NOT_SCANNED: (gettext("Not checked for viruses"), "grey"),
    }[ScanState(code)]


def size(given: int) -> str:
    """Bytes, as people say them."""
    megabytes = given / (1024 * 1024)
    if megabytes >= 1:
        return gettext("%(number)s MB", number=format_number(round(megabytes, 1)))
    return gettext("%(number)s KB", number=format_number(max(1, round(given / 1024))))


def pages(count: int) -> str:
    return ngettext("%(num)s page", "%(num)s pages", count)


def field_names() -> dict[str, str]:
    """The fields of the form by name."""
    return {
        "about": gettext("What it proves"),
        "kind": gettext("Kind of document"),
        "title": gettext("Title and number"),
        "dated_on": gettext("Date of the document"),
        "files": gettext("Files"),
        "why": gettext("Why it is withdrawn"),
        "title_why": gettext("Why the title is corrected"),
    }


def problem(code: str) -> str:
    """What is wrong with an upload, and what to do."""
    own = {
        "missing": gettext("Choose at least one file"),
        "too_many_files": gettext("Choose at most %(most)s files at once", most=MOST_FILES),
        "too_many_pages": gettext("The file has more than %(most)s pages: divide it", most=MOST_PAGES),
        "unreadable": gettext("The file is damaged or has a password: scan the paper again"),
        "known": gettext("This file is attached here already"),
        "ahead": gettext("This day has not come yet"),
        "about": gettext("Choose what the document proves"),
        "why": gettext("Write down your reason"),
        "too_long": gettext("Use at most 2000 characters"),
        "same_title": gettext("This is the title that it has: write the correct one"),
    }
    return own[code] if code in own else file_problem(code, LARGEST_MB)


def reason_destroyed() -> str:
    """What stands in place of a file that is gone."""
    return gettext("Destroyed: its digest and the record in the audit log prove it")


def _stored(details: Details) -> str:
    files = ngettext("%(num)s file", "%(num)s files", details["files"])
    return gettext(
        "Attached: %(kind)s, %(files)s (%(subject)s)", kind=kind(details["kind"]), files=files, subject=subject(details["subject"])
    )


TIMELINE: dict[str, Words] = {
    "attachments_stored": _stored,
    "attachment_withdrawn": lambda d: gettext("An attachment was withdrawn (%(kind)s): %(words)s", kind=kind(d["kind"]), words=d["words"]),
    "attachment_title_corrected": lambda d: gettext(
        "The title of an attachment was corrected (%(kind)s): %(words)s", kind=kind(d["kind"]), words=d["words"]
    ),
    "attachment_restored": lambda d: gettext("A withdrawn attachment is back (%(kind)s)", kind=kind(d["kind"])),
    "attachment_refused": lambda d: gettext(
        "A file was destroyed because a virus was found in it (%(kind)s): %(finding)s", kind=kind(d["kind"]), finding=d["finding"]
    ),
}
