"""Plans: steps as an action takes them, and the form that makes one."""

from datetime import timedelta

from services.reintegration.plans.actions import NewStep
from tests.builders.moments import TODAY

IN_TWO_DAYS = TODAY + timedelta(days=2)


def steps(*texts: str) -> list[NewStep]:
    """Steps that are due in two days."""
    return [NewStep(text, IN_TWO_DAYS) for text in texts or ("Visit the centre",)]


def plan_form(**changed: str) -> dict[str, str]:
    """A housing plan of one step, without a mistake."""
    return {"need": "housing", "goal": "A home of my own", "step_1": "Visit the centre", "due_1": str(IN_TWO_DAYS)} | changed
