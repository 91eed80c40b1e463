"""The routes of the desk, of taking pictures and of comparing faces that show people."""

from collections.abc import Mapping

from shared.application.recorded_routes.recorded import Recorded
from shared.web.i18n import gettext_noop

CASE = "/cases/{person}"
ASSESSMENT = "/assessments/{assessment}"
HELP_REQUEST = "/help-requests/{help_request}"
ENROLMENT = "/enrolments/{person}"
SESSION = "/review/{session}"

_COMPARISON = Recorded(gettext_noop("Picture of a check-in"), reason="comparison")
_REFERENCE = Recorded(gettext_noop("Reference picture of the face"), reason="reference_check")
_ENROLMENT = Recorded(gettext_noop("Taking reference pictures"))
_GOING_ON = Recorded(gettext_noop("Whether help goes on"))
_CONSENT = Recorded(gettext_noop("Consents on the desk"))
_WORKER = Recorded(gettext_noop("Who has a case of the desk"))
_PART = Recorded(gettext_noop("Who takes part in a case of the desk"))
_NEEDS = Recorded(gettext_noop("Needs of a person"))
_SENSITIVE_NEEDS = Recorded(gettext_noop("Sensitive answers about needs"))
_PLAN = Recorded(gettext_noop("Plan of support"))
_PAPERS = Recorded(gettext_noop("Checklist of papers"))
_COPY = Recorded(gettext_noop("Copy of a case of social support"))
_SAME_PERSON = Recorded(gettext_noop("Cases of one person on the desk"))
_HELP_REQUEST = Recorded(gettext_noop("Request for help"))
_WORK = Recorded(gettext_noop("Looking for work"))
_COURSE = Recorded(gettext_noop("Course and attendance"))
_CONTACTS = Recorded(gettext_noop("Contacts and appointments"))
_STAGES = Recorded(gettext_noop("Stages of a case"))
_TASK = Recorded(gettext_noop("Task of the desk"))
_REFERRAL = Recorded(gettext_noop("Referral to a provider"))

DESK_AND_KIOSK: Mapping[str, Recorded] = {
    "/desk": Recorded(gettext_noop("Desk")),
    "/desk/rows": Recorded(gettext_noop("Desk"), refreshes="/desk"),
    "/cases": Recorded(gettext_noop("List of cases on the desk")),
    "/cases/export": Recorded(gettext_noop("Export of the list of cases")),
    "/cases/new": Recorded(gettext_noop("Opening a case on the desk")),
    "/help-requests": _HELP_REQUEST,
    HELP_REQUEST: _HELP_REQUEST,
    f"{HELP_REQUEST}/accept": _HELP_REQUEST,
    f"{HELP_REQUEST}/join": _HELP_REQUEST,
    f"{HELP_REQUEST}/decline": _HELP_REQUEST,
    f"{HELP_REQUEST}/take-up": _HELP_REQUEST,
    CASE: Recorded(gettext_noop("Case on the desk")),
    f"{CASE}/same-person": _SAME_PERSON,
    f"{CASE}/same-person/{{other}}": _SAME_PERSON,
    f"{CASE}/same-person/{{other}}/undo": _SAME_PERSON,
    f"{CASE}/together": _SAME_PERSON,
    f"{CASE}/brought-by": Recorded(gettext_noop("Case on the desk")),
    f"{CASE}/copy": _COPY,
    f"{CASE}/copy/data": _COPY,
    f"{CASE}/consents": _CONSENT,
    f"{CASE}/consents/new": _CONSENT,
    f"{CASE}/consents/paper": _CONSENT,
    "/consents/{consent}/withdraw": _CONSENT,
    "/consent-notices/{consent_notice}": _CONSENT,
    "/provider/consents": _CONSENT,
    "/provider/consents/{consent_notice}": _CONSENT,
    f"{CASE}/take": _WORKER,
    f"{CASE}/worker": _WORKER,
    f"{CASE}/give-back": _WORKER,
    "/desk/handovers": _WORKER,
    "/desk/handovers/{handover}": _WORKER,
    "/desk/handovers/{handover}/withdraw": _WORKER,
    "/desk/mine": Recorded(gettext_noop("List of cases on the desk")),
    "/desk/without-worker": Recorded(gettext_noop("List of cases on the desk")),
    "/desk/team/{account}": _WORKER,
    "/desk/team/{account}/capacity": _WORKER,
    f"{CASE}/parts": _PART,
    "/desk/parts": _PART,
    "/desk/parts/new": Recorded(gettext_noop("Opening a case on the desk")),
    "/desk/parts/{part}": _PART,
    "/desk/parts/{part}/notes": _PART,
    "/desk/parts/{part}/hand-over": _PART,
    "/desk/parts/{part}/end": _PART,
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
    f"{CASE}/plan/review/pause": _PLAN,
    f"{CASE}/plan/review/resume": _PLAN,
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
    f"{CASE}/stages": _STAGES,
    f"{CASE}/stages/tasks/{{stage_task}}": _STAGES,
    f"{CASE}/stages/tasks/{{stage_task}}/undo": _STAGES,
    f"{CASE}/stages/release-day": _STAGES,
    f"{CASE}/stages/standing": _STAGES,
    f"{CASE}/stages/sheet": _STAGES,
    "/desk/board": Recorded(gettext_noop("Board by stage")),
    f"{CASE}/work": _WORK,
    f"{CASE}/work/cv": _WORK,
    f"{CASE}/work/cv/pdf": _WORK,
    f"{CASE}/work/vacancies": _WORK,
    f"{CASE}/work/jobs/new": _WORK,
    f"{CASE}/work/courses": _COURSE,
    "/job-applications/{application}": _WORK,
    "/job-applications/{application}/send": _WORK,
    "/employments/{employment}": _WORK,
    "/employments/{employment}/change": _WORK,
    "/employments/{employment}/end": _WORK,
    "/employments/{employment}/undo": _WORK,
    "/employments/{employment}/proofs/{proof_step}": _WORK,
    "/provider/applicants": _WORK,
    "/provider/applicants/{application}/cv": _WORK,
    "/course-places/{course_place}": _COURSE,
    "/courses/{course_group}": _COURSE,
    "/courses/{course_group}/state": _COURSE,
    "/courses/{course_group}/sessions": _COURSE,
    "/courses/{course_group}/sessions/{course_session}": _COURSE,
    "/provider/courses/{course_group}": _COURSE,
    "/provider/courses/{course_group}/state": _COURSE,
    "/provider/courses/{course_group}/sessions": _COURSE,
    "/provider/courses/{course_group}/sessions/{course_session}": _COURSE,
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
