"""The coordinator's work in words."""

from services.reintegration.directory_work.domain import Work
from shared.web.i18n import gettext


def title(what: Work) -> str:
    """What a list holds."""
    return {
        "confirm": gettext("To be confirmed, the oldest first"),
        "unanswered": gettext("Asked several times, no answer: call them"),
        "never": gettext("Never confirmed"),
        "no_contact": gettext("Without a phone or e-mail"),
        "no_schedule": gettext("Services without opening hours"),
        "no_area": gettext("Services of no area: nobody finds them by place"),
        "no_kind": gettext("Services whose kind fits no need"),
    }[what]
