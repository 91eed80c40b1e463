"""Permissions for the list of people."""

from shared.access.permissions import Permission
from shared.actors import Role


class CaseloadPermission(Permission):
    """Who takes the list along."""

    EXPORT = "caseload.export", "Export the list of people", Role.OFFICER, Role.SENIOR_OFFICER, Role.AUDITOR
