"""Lists of the law about proceedings, in words."""

from services.probation.breaches import words
from services.probation.breaches.at_kiosk import words as at_kiosk


def of_list(listed: str, value: str) -> str | None:
    """A value of a list of the law; None for any list that is not about proceedings."""
    if listed == "breach.hearing.shown":
        return at_kiosk.shown(value)
    known = {"breach.hearing.kinds": words.means, "breach.hearing.talk": words.means, "breach.search.measures": words.measure}.get(listed)
    return known(value) if known else None
