"""Permissions for the quarantine."""

from shared.access.permissions import Permission
from shared.actors import Role


class QuarantinePermission(Permission):
    """Who sees frames that were kept apart."""

    READ = "quarantine.read", "See frames that were kept apart", Role.OFFICER, Role.SENIOR_OFFICER, Role.AUDITOR
