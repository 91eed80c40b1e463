"""The officers of an office in words."""

from shared.registry import Words
from shared.web.i18n import gettext


def field_names() -> dict[str, str]:
    """The fields of the forms by name."""
    return {
        "cases": gettext("Cases at most"),
        "valid_from": gettext("From which day"),
        "why": gettext("Reason"),
        "officer": gettext("New officer"),
        "officers": gettext("Who takes the cases over"),
        "reason": gettext("Reason"),
    }


TIMELINE: dict[str, Words] = {
    "officer_changed": lambda d: gettext(
        "The case went from %(old)s to %(new)s: %(reason)s", old=d["from"], new=d["to"], reason=d["reason"]
    ),
    "officer_changed_back": lambda d: gettext("The case went back from %(old)s to %(new)s: that was undone", old=d["from"], new=d["to"]),
}
