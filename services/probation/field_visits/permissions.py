"""Permissions for field visits."""

from shared.access.permissions import Permission
from shared.actors import Role


class FieldVisitPermission(Permission):
    """Who writes акты of visits."""

    READ = "field_visits.read", "See and print the акт of a visit", Role.OFFICER, Role.SENIOR_OFFICER, Role.AUDITOR
    WRITE = "field_visits.write", "Write and correct the акт of a visit", Role.OFFICER, Role.SENIOR_OFFICER
