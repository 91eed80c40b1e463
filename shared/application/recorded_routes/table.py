"""Every route that shows people, and what stands in the record of looks.

A test walks the routes: each stands here, or in the test's list of routes that show nobody.
"""

from collections.abc import Mapping

from shared.application.recorded_routes.bracelets import BRACELETS
from shared.application.recorded_routes.desk_and_kiosk import DESK_AND_KIOSK
from shared.application.recorded_routes.recorded import Recorded
from shared.application.recorded_routes.supervision import SUPERVISION
from shared.web.i18n import gettext

RECORDED: Mapping[str, Recorded] = {**SUPERVISION, **BRACELETS, **DESK_AND_KIOSK}


def route_words(route: str) -> str:
    """A route in the reader's language; one that exists no more as it was called."""
    known = RECORDED.get(route)
    return gettext(known.words) if known else route


def reason_words(reason: str | None) -> str:
    """Why a sensitive act was done; what somebody typed as they typed it."""
    known = {
        "comparison": gettext("To compare faces at a check-in"),
        "reference_check": gettext("To look at the reference in use"),
        "legal_basis": gettext("To check the legal basis"),
        "evidence": gettext("For evidence"),
        "document": gettext("To read a document"),
        "export": gettext("To work with the data elsewhere"),
        "audit": gettext("To check who looked"),
        "referral_link": gettext("With the link that the desk gave to the provider"),
        "extract": gettext("To inform the person"),
    }
    return known.get(reason or "", reason or "")
