"""Permissions for the people whose faces are compared."""

from shared.access.permissions import Permission
from shared.actors import Role


class SubjectPermission(Permission):
    """Who works with subjects."""

    SEE = "subjects.see", "Work with a person's face data, where they are in reach", Role.OFFICER, Role.SENIOR_OFFICER
