"""Permissions for relapse risk and the register of persons prone to relapse."""

from shared.access.permissions import Permission
from shared.actors import Role


class RiskPermission(Permission):
    """Who sees the tier, says another one, and decides."""

    READ = "risk.read", "See the tier of relapse risk with everything that it rests on", Role.OFFICER, Role.SENIOR_OFFICER, Role.AUDITOR
    RECORD = "risk.record", "Record what the tier rests on, propose another tier, answer an objection", Role.OFFICER, Role.SENIOR_OFFICER
    CONFIRM = "risk.confirm", "Confirm a tier below the computed one as the second person", Role.SENIOR_OFFICER
    RELAPSE_READ = "relapse.read", "See the register of persons prone to relapse", Role.OFFICER, Role.SENIOR_OFFICER, Role.AUDITOR
    RELAPSE_PROPOSE = "relapse.propose", "Propose an entry, tell the person, review an entry", Role.OFFICER, Role.SENIOR_OFFICER
    RELAPSE_DECIDE = "relapse.decide", "Decide on an entry in the register of persons prone to relapse and on its end", Role.SENIOR_OFFICER
    LESS = "risk.less", "See who is almost eligible for less supervision, put somebody off with a reason", Role.SENIOR_OFFICER
    LESS_ANSWER = (
        "risk.less_answer",
        "Say whether a proposal for less supervision is prepared, or put off",
        Role.OFFICER,
        Role.SENIOR_OFFICER,
    )
    OPERATE = "risk.operate", "See calculations of tiers that fail, have them tried again", Role.ADMINISTRATOR
