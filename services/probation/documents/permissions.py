"""Permissions for outgoing documents."""

from shared.access.permissions import Permission
from shared.actors import Role


class DocumentPermission(Permission):
    """Who reads, writes and decides documents, and who changes the texts of the forms."""

    READ = (
        "documents.read",
        "See outgoing documents of a case and print them",
        Role.OFFICER,
        Role.SENIOR_OFFICER,
        Role.AUDITOR,
        Role.PROSECUTOR,
        Role.OMBUDSMAN,
    )
    WRITE = (
        "documents.write",
        "Draft outgoing documents, decide on them, record their service",
        Role.OFFICER,
        Role.SENIOR_OFFICER,
    )
    REGISTER = "documents.register", "See the register of outgoing documents", Role.OFFICER, Role.SENIOR_OFFICER, Role.AUDITOR
    FORMS = "documents.forms", "Change the fixed texts of printed forms", Role.ADMINISTRATOR
    ERASE = (
        "documents.erase",
        "Decide whether the content of documents whose time of keeping is over is erased",
        Role.ADMINISTRATOR,
    )
