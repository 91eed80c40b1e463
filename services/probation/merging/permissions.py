"""Permissions for merging two records of one person."""

from shared.access.permissions import Permission
from shared.actors import Role


class MergingPermission(Permission):
    """Who makes one record of two, and two of one again."""

    READ = "merging.read", "Read which records were merged, and why", Role.OFFICER, Role.SENIOR_OFFICER, Role.AUDITOR
    PROPOSE = "merging.propose", "Propose to merge two records, or to take a merge apart", Role.OFFICER, Role.SENIOR_OFFICER
    CONFIRM = "merging.confirm", "Confirm that, as the second officer", Role.SENIOR_OFFICER
