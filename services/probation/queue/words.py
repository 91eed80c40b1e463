"""The queue in words: what an item is about and why a human should look, as whoever contributed its kind says it."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from services.probation.rows import Row
from services.probation.words import waited
from shared.registry import registry
from shared.web.i18n import gettext


def kind(code: str) -> str:
    """What a queue item is about."""
    known = registry("probation").queue_kinds.get(code)
    return known.title() if known else code


def reason(code: str | None) -> str:
    """Why a human should look."""
    for words in registry("probation").queue_reasons:
        if found := words(code or ""):
            return found
    return (code or "").replace("_", " ")


def item(row: Row, now: datetime, uncalibrated: Collection[UUID] = ()) -> Row:
    """A queue item ready to be shown. `uncalibrated`: subjects whose machine result nobody has calibrated."""
    late, escalated = row["due_at"] < now, gettext("escalated")
    known = registry("probation").queue_kinds.get(row["kind"])
    return row | {
        "title": f"{kind(row['kind'])} · {escalated}" if row.get("escalation") else kind(row["kind"]),
        "why": reason(row["reason"]),
        "waited": waited(row["opened_at"], now),
        "late": late,
        "urgent": row["priority"] <= 2,
        "uncalibrated": row["about"] in uncalibrated,
        "has_page": known is None or known.page is not None,
    }
