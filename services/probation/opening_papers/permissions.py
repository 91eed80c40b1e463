"""Permissions for the papers that open a case, and for their forms."""

from shared.access.permissions import Permission
from shared.actors import Role


class OpeningPaperPermission(Permission):
    """Who reads and writes the papers, who sees their sensitive sections, and who changes the forms."""

    READ = "opening_papers.read", "See which papers open a case, print them", Role.OFFICER, Role.SENIOR_OFFICER, Role.AUDITOR
    SENSITIVE = (
        *("opening_papers.sensitive", "Read the sensitive sections of these papers, such as health and family"),
        *(Role.OFFICER, Role.SENIOR_OFFICER),
    )
    WRITE = "opening_papers.write", "Write, finish and correct these papers, record the signature", Role.OFFICER, Role.SENIOR_OFFICER
    FORMS = (
        *("opening_papers.forms", "See the forms of these papers and their versions, print an empty form"),
        *(Role.OFFICER, Role.SENIOR_OFFICER, Role.AUDITOR, Role.PROSECUTOR, Role.OMBUDSMAN, Role.ADMINISTRATOR),
    )
    CHANGE_FORMS = (
        *("opening_papers.change_forms", "Propose a new version of a form, or accept what another administrator proposed"),
        Role.ADMINISTRATOR,
    )
