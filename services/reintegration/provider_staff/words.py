"""Accounts of a provider's staff in words."""

from shared.identity.organisations.domain import WHY_OFF, WHY_ON, Code
from shared.web.errors import words as error_words
from shared.web.i18n import gettext


def why_off(code: str) -> str:
    """Why a lead switched an account off."""
    return {
        "left": gettext("No longer works here"),
        "away": gettext("Away for a long time"),
        "lost_access": gettext("The password or the telephone was lost"),
        "misuse": gettext("The account was misused"),
    }.get(code, gettext("Another reason"))


def why_on(code: str) -> str:
    """Why a lead switched it on again."""
    return {"back": gettext("Works here again"), "mistake": gettext("Was switched off by mistake")}.get(code, gettext("Another reason"))


def off_reasons() -> list[tuple[str, str]]:
    """(code, words), to choose from."""
    return [(code, why_off(code)) for code in WHY_OFF]


def on_reasons() -> list[tuple[str, str]]:
    """(code, words), to choose from."""
    return [(code, why_on(code)) for code in WHY_ON]


def labels() -> dict[str, str]:
    """The words by field."""
    return {"login": gettext("User name"), "name": gettext("Name as colleagues see it"), "language": gettext("Language of the pages")}


def refused(code: Code) -> tuple[int, str, str]:
    """The status, what happened, and what to do."""
    if code == "not_there":
        return (404, *error_words(404))
    if code == "not_lead":
        return (
            403,
            gettext("Only the lead of your organisation sees and changes its accounts"),
            gettext("Ask your lead. If your organisation has none, ask the administrator to name one."),
        )
    what, todo = {
        "self": (
            gettext("You cannot switch off your own account"),
            gettext("Ask another lead of your organisation, or the administrator."),
        ),
        "last_lead": (
            gettext("Your organisation would have no lead"),
            gettext("Name another lead first, or ask the administrator."),
        ),
        "of_administrator": (
            gettext("The administrator switched this account off"),
            gettext("Ask the administrator to switch it on again."),
        ),
        "of_lead": (gettext("This colleague leads your organisation"), gettext("The administrator makes a new password for a lead.")),
        "off": (gettext("This account is switched off"), gettext("Switch it on first.")),
        "no_reason": (gettext("The reason is missing"), gettext("Go back and choose a reason.")),
    }[code]
    return 409, what, f"{gettext('Nothing was changed.')} {todo}"
