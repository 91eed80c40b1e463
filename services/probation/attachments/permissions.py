"""Permissions for attachments."""

from shared.access.permissions import Permission
from shared.actors import Role


class AttachmentPermission(Permission):
    """Who reads attachments, and who adds and withdraws them."""

    READ = (
        "attachments.read",
        "See and download attachments of a case",
        Role.OFFICER,
        Role.SENIOR_OFFICER,
        Role.AUDITOR,
        Role.PROSECUTOR,
        Role.OMBUDSMAN,
    )
    WRITE = "attachments.write", "Add attachments and withdraw them", Role.OFFICER, Role.SENIOR_OFFICER
