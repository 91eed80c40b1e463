"""Permissions for pre-trial reports about people who are not on the register."""

from shared.access.permissions import Permission
from shared.actors import Role


class PreTrialPermission(Permission):
    """Who reads and writes them, and who sees their sensitive sections."""

    READ = "pre_trial.read", "See requests for a pre-trial report, and print the reports", Role.OFFICER, Role.SENIOR_OFFICER, Role.AUDITOR
    SENSITIVE = (
        *("pre_trial.sensitive", "Read the sensitive sections of a pre-trial report, such as health and family"),
        *(Role.OFFICER, Role.SENIOR_OFFICER),
    )
    WRITE = (
        *("pre_trial.write", "Open a request for a pre-trial report, write, sign and hand over the report, link it to a registration"),
        *(Role.OFFICER, Role.SENIOR_OFFICER),
    )
