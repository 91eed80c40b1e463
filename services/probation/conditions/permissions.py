"""Permissions for conditions."""

from shared.access.permissions import Permission
from shared.actors import Role


class ConditionPermission(Permission):
    """Who reads and changes the duties of a case."""

    READ = "conditions.read", "See the conditions of a case and print the leaflet", Role.OFFICER, Role.SENIOR_OFFICER, Role.AUDITOR
    CHANGE = "conditions.change", "Add, amend and end conditions on a court's document", Role.OFFICER, Role.SENIOR_OFFICER
