"""Permissions for corrective work."""

from shared.access.permissions import Permission
from shared.actors import Role


class CorrectivePermission(Permission):
    """Who records what employers and persons tell."""

    READ = "corrective_work.read", "See corrective work, print and save the statement", Role.OFFICER, Role.SENIOR_OFFICER, Role.AUDITOR
    WRITE = "corrective_work.write", "Record employers, withheld pay and talks of corrective work", Role.OFFICER, Role.SENIOR_OFFICER
