"""Permissions for referrals."""

from shared.access.permissions import Permission
from shared.actors import Role


class ReferralPermission(Permission):
    """Who sends and answers referrals."""

    SEND = "referrals.send", "Refer a person, take a referral back", Role.SOCIAL_WORKER
    ANSWER = "referrals.answer", "Answer a referral to one's own organisation", Role.PROVIDER
