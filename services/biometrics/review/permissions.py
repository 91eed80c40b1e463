"""Permissions for the pictures of a check-in."""

from shared.access.permissions import Permission
from shared.actors import Role


class ReviewPermission(Permission):
    """Who compares pictures."""

    COMPARE = "review.compare", "See the pictures of a check-in beside the reference", Role.OFFICER, Role.SENIOR_OFFICER
