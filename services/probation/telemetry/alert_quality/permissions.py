"""Permissions for the figures about alerts."""

from shared.access.permissions import Permission
from shared.actors import Role


class AlertQualityPermission(Permission):
    """Whose figures somebody sees."""

    EVERY_OFFICE = "alert_quality.every_office", "See the figures about alerts of every office", Role.ADMINISTRATOR
