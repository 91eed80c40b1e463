"""Permissions for the legal basis of using the face."""

from shared.access.permissions import Permission
from shared.actors import Role


class LegalBasisPermission(Permission):
    """Who records the legal basis."""

    CHANGE = "legal_basis.change", "Record or withdraw the legal basis", Role.OFFICER, Role.SENIOR_OFFICER
    READ_COPY = (
        "legal_basis.read_copy",
        "Read a signed copy",
        Role.OFFICER,
        Role.SENIOR_OFFICER,
        Role.AUDITOR,
        Role.PROSECUTOR,
        Role.OMBUDSMAN,
    )
