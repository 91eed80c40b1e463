"""Permissions for a person's case."""

from shared.access.permissions import Permission
from shared.actors import Role


class CasePermission(Permission):
    """What may be done with a case."""

    READ = "case.read", "Open a case and its history", Role.OFFICER, Role.SENIOR_OFFICER, Role.AUDITOR, Role.PROSECUTOR, Role.OMBUDSMAN
    CHANGE = "case.change", "Change an open case", Role.OFFICER, Role.SENIOR_OFFICER
    STATE_PURPOSE = (
        "case.state_purpose",
        "Say why one looks at a record, where that is asked",
        Role.AUDITOR,
        Role.PROSECUTOR,
        Role.OMBUDSMAN,
    )
