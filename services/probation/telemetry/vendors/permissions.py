"""Permissions for vendors and their credentials."""

from shared.access.permissions import Permission
from shared.actors import Role


class VendorPermission(Permission):
    """Who manages vendors."""

    MANAGE = "vendors.manage", "Manage vendors and their credentials", Role.ADMINISTRATOR
