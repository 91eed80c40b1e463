"""Kinds of help by name."""

from shared.web.i18n import gettext


def need(code: str) -> str:
    """A need by name. Raises KeyError."""
    return {
        "housing": gettext("Housing"),
        "work": gettext("Work"),
        "education": gettext("Education"),
        "documents": gettext("Documents"),
        "health": gettext("Health"),
        "mental_health": gettext("Mental health"),
        "alcohol": gettext("Alcohol dependence"),
        "drugs": gettext("Drug dependence"),
        "money": gettext("Financial help"),
        "family": gettext("Family"),
        "legal": gettext("Legal help"),
        "other": gettext("Something else"),
    }[code]
