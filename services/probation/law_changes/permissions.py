"""Permissions for the law's data."""

from shared.access.permissions import Permission
from shared.actors import Role


class LawPermission(Permission):
    """Who reads the law's data, and who changes them."""

    READ = (
        *("law.read", "See the values of the law that the service applies, and what a change would do"),
        *(Role.OFFICER, Role.SENIOR_OFFICER, Role.AUDITOR, Role.PROSECUTOR, Role.OMBUDSMAN, Role.ADMINISTRATOR),
    )
    CHANGE = "law.change", "Propose a change of the law's values, or accept what another administrator proposed", Role.ADMINISTRATOR
