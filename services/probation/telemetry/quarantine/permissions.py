"""Permissions for the quarantine."""

from shared.access.permissions import Permission
from shared.actors import Role


class QuarantinePermission(Permission):
    """Who sees frames that were kept apart."""

    READ = "quarantine.read", "See frames that were kept apart", Role.OFFICER, Role.SENIOR_OFFICER, Role.AUDITOR
    READ_REFUSED = (
        "quarantine.read_refused",
        "See senders that are registered for no vendor",
        *(Role.OFFICER, Role.SENIOR_OFFICER, Role.AUDITOR, Role.ADMINISTRATOR),
    )
