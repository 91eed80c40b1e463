"""A suspicion of double registration in words."""

from services.probation.cases import words as cases_words
from shared.registry import Words
from shared.values import Details
from shared.web.i18n import gettext


def decision(code: str | None) -> str:
    """What an officer found out about two people who may be the same."""
    return {
        "same": gettext("The same person is registered twice"),
        "different": gettext("Two different people"),
        "unclear": gettext("It cannot be said"),
        "left": gettext("One of them left the register before it was decided"),
        "corrected": gettext("The records were corrected and are not alike any more"),
    }.get(code or "", "")


def office(code: str) -> str:
    """An office by its region."""
    return gettext("office %(name)s", name=cases_words.office(code))


def reason(code: str) -> str | None:
    """Why a human should look."""
    return {
        "duplicate": gettext("The face looks like that of another person on the register"),
        "duplicate_records": gettext("The record looks like that of another person on the register"),
    }.get(code)


def _suspected(details: Details) -> str:
    if details.get("source") == "records":
        if details.get("office"):
            return gettext(
                "The record looks like that of a person under supervision elsewhere: %(office)s", office=office(details["office"])
            )
        return gettext("The record looks like that of another person on the register")
    if details.get("office"):
        return gettext("The face looks like that of a person under supervision elsewhere: %(office)s", office=office(details["office"]))
    return gettext("The face looks like that of another person on the register")


TIMELINE: dict[str, Words] = {
    "duplicate_suspected": _suspected,
    "duplicate_decided": lambda d: gettext("Possible double registration decided: %(decision)s", decision=decision(d["decision"])),
}
