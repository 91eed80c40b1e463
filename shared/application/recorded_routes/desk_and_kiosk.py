"""The routes of the desk, of taking pictures and of comparing faces that show people."""

from collections.abc import Mapping

from shared.application.recorded_routes.recorded import Recorded
from shared.web.i18n import gettext_noop

CASE = "/cases/{person}"
ASSESSMENT = "/assessments/{assessment}"
ENROLMENT = "/enrolments/{person}"
SESSION = "/review/{session}"
REFERRAL = "/referrals/{referral}"

_COMPARISON = Recorded(gettext_noop("Picture of a check-in"), reason="comparison")
_REFERENCE = Recorded(gettext_noop("Reference picture of the face"), reason="reference_check")
_ENROLMENT = Recorded(gettext_noop("Taking reference pictures"))
_GOING_ON = Recorded(gettext_noop("Whether help goes on"))
_CONSENT = Recorded(gettext_noop("Consents on the desk"))
_NEEDS = Recorded(gettext_noop("Needs of a person"))
_SENSITIVE_NEEDS = Recorded(gettext_noop("Sensitive answers about needs"))
_PLAN = Recorded(gettext_noop("Plan of support"))
_PAPERS = Recorded(gettext_noop("Checklist of papers"))
_CONTACTS = Recorded(gettext_noop("Contacts and appointments"))
_TASK = Recorded(gettext_noop("Task of the desk"))
_LINK = Recorded(gettext_noop("Referral, read through a link"))
_REFERRAL = Recorded(gettext_noop("Referral to a provider"))

DESK_AND_KIOSK: Mapping[str, Recorded] = {
    "/desk": Recorded(gettext_noop("Desk")),
    "/desk/rows": Recorded(gettext_noop("Desk"), refreshes="/desk"),
    "/cases": Recorded(gettext_noop("List of cases on the desk")),
    "/cases/new": Recorded(gettext_noop("Opening a case on the desk")),
    CASE: Recorded(gettext_noop("Case on the desk")),
    f"{CASE}/consents": _CONSENT,
    f"{CASE}/consents/new": _CONSENT,
    f"{CASE}/consents/paper": _CONSENT,
    "/consents/{consent}/withdraw": _CONSENT,
    "/consent-notices/{consent_notice}": _CONSENT,
    "/provider/consents": _CONSENT,
    "/provider/consents/{consent_notice}": _CONSENT,
    f"{CASE}/close": _GOING_ON,
    f"{CASE}/reopen": _GOING_ON,
    f"{CASE}/notes": Recorded(gettext_noop("Case on the desk")),
    f"{CASE}/moved": Recorded(gettext_noop("Case on the desk")),
    f"{CASE}/referrals": Recorded(gettext_noop("Case on the desk"), refreshes=CASE),
    f"{CASE}/events": Recorded(gettext_noop("Case on the desk"), refreshes=CASE),
    f"{CASE}/needs": _NEEDS,
    f"{CASE}/needs/short": _NEEDS,
    "/needs/{need}": _NEEDS,
    ASSESSMENT: _NEEDS,
    f"{ASSESSMENT}/compare": _NEEDS,
    f"{ASSESSMENT}/print": _NEEDS,
    f"{ASSESSMENT}/sensitive": _SENSITIVE_NEEDS,
    f"{ASSESSMENT}/discard": _NEEDS,
    f"{ASSESSMENT}/{{pathway}}": _NEEDS,
    f"{ASSESSMENT}/{{pathway}}/draft": _NEEDS,
    f"{CASE}/plans": _PLAN,
    f"{CASE}/plans/new": _PLAN,
    "/plans/{plan}/steps": _PLAN,
    "/plans/{plan}/steps/new": _PLAN,
    "/tasks/{task}/take": _TASK,
    "/tasks/{task}/give-back": _TASK,
    "/tasks/{task}/done": _TASK,
    "/tasks/{task}/reopen": _TASK,
    f"{CASE}/tasks": _TASK,
    f"{CASE}/tasks/new": _TASK,
    f"{CASE}/contacts": _CONTACTS,
    f"{CASE}/contacts/new": _CONTACTS,
    f"{CASE}/appointments/new": _CONTACTS,
    "/desk-appointments/{appointment}": _CONTACTS,
    "/desk-appointments/{appointment}/move": _CONTACTS,
    "/desk-appointments/{appointment}/cancel": _CONTACTS,
    "/desk-appointments/{appointment}/letter": _CONTACTS,
    "/calendar": _CONTACTS,
    f"{CASE}/papers": _PAPERS,
    f"{CASE}/papers/{{paper}}": _PAPERS,
    f"{CASE}/papers-to-print": _PAPERS,
    f"{CASE}/providers": Recorded(gettext_noop("Choosing a provider")),
    f"{CASE}/refer/{{offer}}": _REFERRAL,
    "/referrals": Recorded(gettext_noop("List of referrals on the desk")),
    REFERRAL: _REFERRAL,
    f"{REFERRAL}/withdraw": _REFERRAL,
    f"{REFERRAL}/messages": _REFERRAL,
    f"{REFERRAL}/times": _REFERRAL,
    f"{REFERRAL}/times/{{proposal}}": _REFERRAL,
    f"{REFERRAL}/arrival": _REFERRAL,
    f"{REFERRAL}/phone-answer": _REFERRAL,
    f"{REFERRAL}/links": _REFERRAL,
    f"{REFERRAL}/links/{{link}}/revoke": _REFERRAL,
    "/answer/{secret}": _LINK,
    "/answer/{secret}/request": _LINK,
    "/provider/meetings": Recorded(gettext_noop("Provider’s meetings")),
    "/provider": Recorded(gettext_noop("Provider’s list of referrals")),
    "/provider/rows": Recorded(gettext_noop("Provider’s list of referrals"), refreshes="/provider"),
    "/provider/offers/{offer}/capacity": Recorded(gettext_noop("Provider’s list of referrals")),
    "/provider/referrals/{referral}": _REFERRAL,
    "/provider/referrals/{referral}/messages": _REFERRAL,
    "/provider/referrals/{referral}/times": _REFERRAL,
    "/provider/referrals/{referral}/times/{proposal}": _REFERRAL,
    "/provider/referrals/{referral}/arrival": _REFERRAL,
    ENROLMENT: _ENROLMENT,
    f"{ENROLMENT}/check": Recorded(gettext_noop("Taking reference pictures"), refreshes=ENROLMENT),
    f"{ENROLMENT}/preview": Recorded(gettext_noop("Taking reference pictures"), refreshes=ENROLMENT),
    f"{ENROLMENT}/confirm": _ENROLMENT,
    f"{ENROLMENT}/done": _ENROLMENT,
    f"{ENROLMENT}/references": Recorded(gettext_noop("Reference pictures in use")),
    f"{ENROLMENT}/second/remove": Recorded(gettext_noop("Reference pictures in use")),
    f"{ENROLMENT}/first.jpg": _REFERENCE,
    f"{ENROLMENT}/second.jpg": _REFERENCE,
    f"{SESSION}/probe.jpg": _COMPARISON,
    f"{SESSION}/reference.jpg": _COMPARISON,
    f"{SESSION}/frames/{{number}}": _COMPARISON,
    "/thresholds/attempts.csv": Recorded(gettext_noop("Export of the figures of face checks"), reason="export"),
}
"""By the route as the router names it: parameters without their types."""
