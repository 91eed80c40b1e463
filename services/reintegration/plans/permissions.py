"""Permissions for plans."""

from shared.access.permissions import Permission
from shared.actors import Role


class PlanPermission(Permission):
    """Who plans, and who reads the whole plan with its versions and notes."""

    READ = "plans.read", "Read the whole plan, its versions and what the person said", Role.SOCIAL_WORKER
    CHANGE = "plans.change", "Start a plan, add, finish and archive its steps", Role.SOCIAL_WORKER
