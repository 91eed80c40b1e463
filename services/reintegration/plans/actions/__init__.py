"""What a worker does with a plan; each in one transaction, with the case locked first."""

from services.reintegration.plans.actions.starting import NewStep, add_step, start_plan
from services.reintegration.plans.actions.steps import archive_step, complete_step, restore_step

__all__ = ["NewStep", "add_step", "archive_step", "complete_step", "restore_step", "start_plan"]
