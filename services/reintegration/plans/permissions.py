"""Permissions for plans."""

from shared.access.permissions import Permission
from shared.actors import Role


class PlanPermission(Permission):
    """Who plans."""

    CHANGE = "plans.change", "Start a plan, add, finish and archive its steps", Role.SOCIAL_WORKER
