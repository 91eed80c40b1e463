"""Permissions for terms."""

from shared.access.permissions import Permission
from shared.actors import Role


class TermPermission(Permission):
    """Who enters what changes a term."""

    CHANGE = "terms.change", "Enter what changes a term: a suspension, an extension, an early end", Role.OFFICER, Role.SENIOR_OFFICER
