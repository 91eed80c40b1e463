"""What belongs to a bracelet in words, and back."""

from services.probation.documents.domain.equipment import ITEMS
from shared.web.i18n import gettext


def item(code: str) -> str:
    """A part of the equipment; what is no code stays as it was written."""
    return {
        "bracelet": gettext("Bracelet"),
        "charger": gettext("Charger"),
        "strap": gettext("Strap"),
        "leaflet": gettext("Leaflet"),
    }.get(code, code)


def code_of(words: str) -> str:
    """The code of a part as it is called in the language of the page; other words stay."""
    return next((code for code in ITEMS if item(code) == words), words)
