"""Permissions for notices and permissions of supervised persons."""

from shared.access.permissions import Permission
from shared.actors import Role


class NoticePermission(Permission):
    """Who records what a person tells, and who permits."""

    READ = "notices.read", "See notices and permissions of a person, print a slip", Role.OFFICER, Role.SENIOR_OFFICER, Role.AUDITOR
    RECORD = "notices.record", "Record a notice or a request, its return and its withdrawal", Role.OFFICER, Role.SENIOR_OFFICER
    DECIDE = "notices.decide", "Permit or refuse what a person asks for, extend it or end it early", Role.OFFICER, Role.SENIOR_OFFICER
