"""A case's origin and ground in words."""

from services.reintegration.cases.domain import CaseRow, CaseStatus, Ground
from shared.web.i18n import gettext


def origin(code: str) -> str:
    """Who brought the case."""
    return {
        "registration": gettext("Registration with the probation service"),
        "institution": gettext("An institution, before release"),
        "akimat": gettext("The akimat"),
        "organisation": gettext("A public association or another organisation"),
        "walk_in": gettext("The person came by themselves"),
        "link": gettext("The person asked through the page for help"),
    }[code]


def ground(case: CaseRow) -> str:
    """On what ground help is given now."""
    return gettext("Closed") if case.status == CaseStatus.CLOSED else ground_name(case.ground)


def ground_name(code: str) -> str:
    """A ground of help by name."""
    return {
        Ground.REGISTER: gettext("On the register"),
        Ground.CONSENT: gettext("Help with the person's consent"),
        Ground.CONSENT_AWAITED: gettext("Supervision ended: ask whether help goes on"),
    }[Ground(code)]


TIMELINE = {
    "case_opened": lambda _: gettext("The case was opened"),
    "case_transferred": lambda _: gettext("The case was transferred to another office"),
    "person_changed": lambda _: gettext("The probation service changed the name, the phone, the language or the region"),
    "cases_merged": lambda _: gettext("The probation service found that this person has two cases. Nothing was changed in either"),
    "cases_unmerged": lambda _: gettext("The probation service found that the two cases are of two people"),
}
