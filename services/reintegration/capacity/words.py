"""Free places in words, and how old the figure is."""

from datetime import datetime

from services.reintegration.capacity.deadlines import stale_after
from services.reintegration.capacity.domain import Capacity, freshness, full
from services.reintegration.directory.queries import Places
from services.reintegration.words import today
from shared.web.i18n import format_date, gettext, ngettext


def places(offer: Places, now: datetime) -> dict[str, str]:
    """Free places of an offer: `text`, `tag` (a colour class) and `note` (how old the figure is)."""
    capacity = Capacity(offer.available, offer.maximum, offer.updated_at)
    stale = stale_after(today(now))
    fresh = freshness(capacity, now, stale)
    if fresh == "unknown":
        return {"text": gettext("Free places unknown"), "tag": "govuk-tag--grey", "note": gettext("Ask before you send somebody")}
    assert capacity.available is not None
    assert capacity.updated_at is not None
    text = ngettext("%(num)d free place", "%(num)d free places", capacity.available)
    said = gettext("as of %(day)s", day=format_date(today(capacity.updated_at)))
    if fresh == "stale":
        return {"text": text, "tag": "govuk-tag--yellow", "note": gettext("Old figure, %(said)s: ask first", said=said)}
    return {"text": text, "tag": "govuk-tag--red" if full(capacity, now, stale) else "govuk-tag--green", "note": said}
