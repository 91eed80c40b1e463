"""Permissions for emergency access."""

from shared.access.permissions import Permission
from shared.actors import Role


class EmergencyPermission(Permission):
    """Who may read a record beyond their own in an emergency, and who reviews that."""

    OPEN = "emergency.open", "Read a record of another caseload or office in an emergency", Role.OFFICER, Role.SENIOR_OFFICER
    REVIEW = "emergency.review", "Review an emergency access", Role.SENIOR_OFFICER
    EXPORT = "emergency.export", "Save the list of emergency accesses as a table", Role.SENIOR_OFFICER, Role.AUDITOR
