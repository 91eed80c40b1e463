"""Copies of a case in words."""

from services.reintegration.case_export.contents import Part
from shared.values import Details
from shared.web.i18n import gettext

RECIPIENTS = ("person", "officer", "court", "lawyer", "provider", "inspection")


def part(code: Part) -> str:
    """A part of a case."""
    return {
        Part.NEEDS: gettext("Needs"),
        Part.TASKS: gettext("Tasks"),
        Part.PLANS: gettext("Plans"),
        Part.REFERRALS: gettext("Referrals"),
        Part.CONSENTS: gettext("Consents"),
        Part.CONTACTS: gettext("Contacts"),
        Part.PAPERS: gettext("Checklist of papers"),
        Part.TIMELINE: gettext("History"),
    }[code]


def recipient(code: str) -> str:
    """For whom a copy is."""
    return {
        "person": gettext("The person themselves"),
        "officer": gettext("The officer of the probation service"),
        "court": gettext("A court"),
        "lawyer": gettext("The person's lawyer"),
        "provider": gettext("A provider"),
        "inspection": gettext("A body that may inspect"),
    }[code]


def _copied(details: Details) -> str:
    return gettext("A copy of the case was made. For: %(whom)s", whom=recipient(str(details.get("for", "person"))))


TIMELINE = {"case_copied": _copied}
