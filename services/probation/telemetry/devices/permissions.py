"""Permissions for the register of devices."""

from shared.access.permissions import Permission
from shared.actors import Role


class DevicePermission(Permission):
    """Who manages devices."""

    READ = "devices.read", "See the devices", Role.OFFICER, Role.SENIOR_OFFICER, Role.AUDITOR
    CHANGE = "devices.change", "Change what is known about a device", Role.OFFICER, Role.SENIOR_OFFICER
