"""Permissions of accounts."""

from shared.access.pages import PARTNERS
from shared.access.permissions import Permission
from shared.actors import Role


class AccountPermission(Permission):
    """What an account can be given."""

    HAVE_CASES = "accounts.have_cases", "Have cases, stand in for another officer", Role.OFFICER, Role.SENIOR_OFFICER
    LEAD = "accounts.lead", "Lead an office; can be passed on to who stands in", Role.SENIOR_OFFICER
    HELP = "accounts.help", "Have cases on the desk, stand in for another worker there", Role.SOCIAL_WORKER
    LEAD_STAFF = "accounts.lead_staff", "Lead the accounts of the own organisation, where the account is made a lead", Role.PROVIDER
    TAKE_PART = "accounts.take_part", "Be given a part in a case of the desk", *PARTNERS
