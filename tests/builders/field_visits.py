"""Акты of visits as an action and as the form take them."""

from dataclasses import replace
from typing import Any

from services.probation.field_visits.domain.acts import Act
from tests.builders.ids import fresh
from tests.builders.moments import TODAY


def an_act(**changed: Any) -> Act:
    """A visit at home today, at which everything was in order."""
    act = Act(TODAY, "10:30", "Demo Street 1", "The person and a parent", "A clean room", {"notify_residence": "kept"}, "", "")
    return replace(act, **changed)


def act_form(**changed: Any) -> dict[str, Any]:
    """The form of that акт, without a mistake."""
    return {
        "form_token": str(fresh()), "kind": "home", "happened_on": str(TODAY), "at": "10:30", "place": "Demo Street 1",
        "present": "The person and a parent", "found": "A clean room", "condition-notify_residence": "kept",
        "condition-stay_home_at_hours": "not_checked",
    } | changed  # fmt: skip
