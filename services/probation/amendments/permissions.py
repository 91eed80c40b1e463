"""Permissions for amendments."""

from shared.access.permissions import Permission
from shared.actors import Role


class AmendmentPermission(Permission):
    """Who amends what is known about a person, and who reads what was known before."""

    AMEND = "amendments.amend", "Correct or change what is known about a person and the court decision", Role.OFFICER, Role.SENIOR_OFFICER
    HISTORY = (
        "amendments.history",
        "Read what was known about a person before",
        Role.OFFICER,
        Role.SENIOR_OFFICER,
        Role.AUDITOR,
        Role.PROSECUTOR,
        Role.OMBUDSMAN,
    )
