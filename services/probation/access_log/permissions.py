"""Permissions for the record of looks."""

from shared.access.permissions import Permission
from shared.actors import Role


class AccessLogPermission(Permission):
    """Who may look up who looked at a person."""

    SEE = "access_log.see", "See who looked at a person, and print the extract for the person", Role.AUDITOR, Role.SENIOR_OFFICER
