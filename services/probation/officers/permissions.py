"""Permissions for the officers of an office."""

from shared.access.permissions import Permission
from shared.actors import Role


class OfficerPermission(Permission):
    """Who divides the work of an office among its officers."""

    SEE = "officers.see", "See what each officer of the office carries", Role.SENIOR_OFFICER
    CAPACITY = "officers.capacity", "Set how many cases an officer can carry", Role.SENIOR_OFFICER
    REASSIGN = "officers.reassign", "Give a case, or a whole caseload, to another officer of the office", Role.SENIOR_OFFICER
