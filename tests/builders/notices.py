"""Notices and requests as an action takes them and as the form sends them."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from services.probation.notices.actions import NewNotice
from services.probation.notices.domain.kinds import Kind
from services.probation.notices.domain.periods import Period
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY

FROM, UNTIL = NOW + timedelta(days=2), NOW + timedelta(days=6)


def a_journey(starts_at: datetime = FROM, ends_at: datetime = UNTIL, **changed: Any) -> NewNotice:
    """A journey to Astana of four days, to a wedding; check-ins move behind it."""
    given: dict[str, Any] = {
        "kind": Kind.TRAVEL, "region": "71", "place": "Demo Street 7", "reason": "A wedding", "document": "Request of 23.11.2026",
        "effect": "moved", "lifts_order": True, "token": fresh(),
    }  # fmt: skip
    return NewNotice(**{**given, "period": Period(starts_at, ends_at), **changed})


def a_change(*, registration: UUID | None = None) -> NewNotice:
    """A new home from today on."""
    return NewNotice(
        Kind.CHANGE_OF_HOME, Period(NOW, None), "", "Demo Street 9", "A cheaper flat", "Notice of 23.11.2026", "none", False, fresh(),
        registration,
    )  # fmt: skip


def notice_form(**changed: Any) -> dict[str, Any]:
    """The form of a journey without a mistake, with a token of its own."""
    return {
        "form_token": str(fresh()), "kind": "travel", "from_on": str(TODAY + timedelta(days=2)), "until_on": str(TODAY + timedelta(days=6)),
        "until_at": "18:00", "region": "71", "place": "Demo Street 7", "reason": "A wedding", "document": "Request of 23.11.2026",
        "effect": "moved", "lifts_order": "yes",
    } | changed  # fmt: skip
