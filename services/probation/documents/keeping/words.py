"""Erasures of documents in words."""

from shared.web.i18n import gettext


def field_names() -> dict[str, str]:
    """The fields of the forms by name."""
    return {
        "act": gettext("Number of the act of destruction"),
        "keep_until": gettext("Keep it until"),
        "why_kept": gettext("Why it is needed longer"),
    }


def problem(code: str) -> str:
    """What cannot be, and what to do."""
    return {
        "needed": gettext("The person is on the register again, or an appeal is open. Nothing was erased: the document is kept"),
        "later": gettext("Choose a day after today"),
    }[code]


def state(code: str) -> tuple[str, str]:
    """(words, colour) of what was decided."""
    return {
        "proposed": (gettext("Waits"), "yellow"),
        "erased": (gettext("Content erased"), "grey"),
        "kept": (gettext("Kept longer"), "blue"),
    }[code]
