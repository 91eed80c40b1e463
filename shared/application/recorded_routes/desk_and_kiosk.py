"""The routes of the desk, of taking pictures and of comparing faces that show people."""

from collections.abc import Mapping

from shared.application.recorded_routes.recorded import Recorded
from shared.web.i18n import gettext_noop

CASE = "/cases/{person}"
ASSESSMENT = "/assessments/{assessment}"
ENROLMENT = "/enrolments/{person}"
SESSION = "/review/{session}"

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
    "/plans/{plan}/goals": _PLAN,
    "/plans/{plan}/goals/new": _PLAN,
    f"{CASE}/plan": _PLAN,
    f"{CASE}/plan/agreement": _PLAN,
    f"{CASE}/plan/versions": _PLAN,
    f"{CASE}/plan/versions.json": Recorded(gettext_noop("Plan of support"), reason="export"),
    f"{CASE}/plan/compare": _PLAN,
    f"{CASE}/plan/review": _PLAN,
    f"{CASE}/plan/review-pause": _PLAN,
    f"{CASE}/plan/review-resume": _PLAN,
    f"{CASE}/plan/notes": _PLAN,
    f"{CASE}/plan/own": _PLAN,
    f"{CASE}/plan/own.pdf": _PLAN,
    "/goals/{goal}": _PLAN,
    "/goals/{goal}/{act}": _PLAN,
    "/steps/{step}": _PLAN,
    "/steps/{step}/{act}": _PLAN,
    "/desk/plan-reviews": Recorded(gettext_noop("Plans to be reviewed")),
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
    "/referrals/{referral}/withdraw": _REFERRAL,
    "/provider": Recorded(gettext_noop("Provider’s list of referrals")),
    "/provider/rows": Recorded(gettext_noop("Provider’s list of referrals"), refreshes="/provider"),
    "/provider/offers/{offer}/capacity": Recorded(gettext_noop("Provider’s list of referrals")),
    "/provider/referrals/{referral}": _REFERRAL,
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
