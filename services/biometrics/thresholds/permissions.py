"""Permissions for the threshold of the face check."""

from shared.access.permissions import Permission
from shared.actors import Role


class ThresholdPermission(Permission):
    """Who sets the threshold."""

    DECIDE = "thresholds.decide", "Set the threshold", Role.ADMINISTRATOR
    EXPORT = "thresholds.export", "Download the exact figures of attempts", Role.AUDITOR
