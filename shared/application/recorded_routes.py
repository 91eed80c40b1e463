"""Which routes show people, in words: what stands in the record of looks, for all three services, since one page shows it.

A test walks the routes: each stands here, or in the test's list of routes that show nobody.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from shared.web.i18n import gettext, gettext_noop


@dataclass(frozen=True, slots=True)
class Recorded:
    """A route whose answers are recorded.

    `refreshes` is the route of the page of which this is a live part: a person is recorded once for the page, not at every refresh.
    `reason` is the code that stands with a sensitive act.
    """

    words: str
    refreshes: str | None = None
    reason: str | None = None


PERSON = "/people/{person}"
CASE = "/cases/{person}"
ENROLMENT = "/enrolments/{person}"
ALERT = "/alerts/{alert}"
APPOINTMENT = "/appointments/{appointment}"
OUTGOING = "/outgoing/{document}"
SESSION = "/review/{session}"

_AMENDMENT = Recorded(gettext_noop("Amendment of what is known about a person"))
_COMPARISON = Recorded(gettext_noop("Picture of a check-in"), reason="comparison")
_REFERENCE = Recorded(gettext_noop("Reference picture of the face"), reason="reference_check")
_EVIDENCE = Recorded(gettext_noop("Evidence pack"), reason="evidence")
_OPENING_PAPER = Recorded(gettext_noop("Paper that opens the case"))
_LIST_EXPORT = Recorded(gettext_noop("Export of the list of people"), reason="export")
_ZONES = Recorded(gettext_noop("Zones and curfew"))
_BRACELET = Recorded(gettext_noop("Bracelet"))
_MONITORING = Recorded(gettext_noop("Electronic monitoring"))
_EQUIPMENT = Recorded(gettext_noop("Equipment of electronic monitoring"))
_IMPORT = Recorded(gettext_noop("Import of a register"))
_LAW_DRAFT = Recorded(gettext_noop("What a proposed change of the law would do"))
_TERM = Recorded(gettext_noop("Term"))
_DISTANCE = Recorded(gettext_noop("Protected place and distance"))
_ALERT = Recorded(gettext_noop("Alert"))
_ENROLMENT = Recorded(gettext_noop("Taking reference pictures"))
_PLAN = Recorded(gettext_noop("Plan of support"))
_NOTICE = Recorded(gettext_noop("Notice or permission of a person"))
_RISK = Recorded(gettext_noop("Relapse risk"))
_RELAPSE = Recorded(gettext_noop("Register of persons prone to relapse"))
_LESS = Recorded(gettext_noop("Less supervision"))
_VISIT = Recorded(gettext_noop("Record of a field visit"))
_CONDITION = Recorded(gettext_noop("Conditions"))
_BREACH = Recorded(gettext_noop("Proceeding of a case"))
_APPOINTMENT = Recorded(gettext_noop("Appointment"))
_WORK = Recorded(gettext_noop("Community work or compulsory labour of a person"))
_TIMESHEET = Recorded(gettext_noop("Timesheet of a person’s work"))
_CORRECTIVE = Recorded(gettext_noop("Corrective work of a person"))
_DOCUMENT = Recorded(gettext_noop("Document of a case"))
_OUTGOING = Recorded(gettext_noop("Outgoing document"))
_TASK = Recorded(gettext_noop("Task of the desk"))
_REFERRAL = Recorded(gettext_noop("Referral to a provider"))

RECORDED: Mapping[str, Recorded] = {
    "/": Recorded(gettext_noop("First page")),
    "/parts/home": Recorded(gettext_noop("First page"), refreshes="/"),
    "/queue": Recorded(gettext_noop("Queue")),
    "/queue/rows": Recorded(gettext_noop("Queue"), refreshes="/queue"),
    "/queue/{item}": Recorded(gettext_noop("Item of the queue")),
    "/queue/{item}/done": Recorded(gettext_noop("Item of the queue")),
    "/people": Recorded(gettext_noop("List of people")),
    "/people.csv": _LIST_EXPORT,
    "/people.xlsx": _LIST_EXPORT,
    "/people/new": Recorded(gettext_noop("Registration of a person")),
    PERSON: Recorded(gettext_noop("The person’s page")),
    f"{PERSON}/note": Recorded(gettext_noop("The person’s page")),
    f"{PERSON}/card": Recorded(gettext_noop("New check-in card")),
    f"{PERSON}/close": Recorded(gettext_noop("Taking off the register")),
    f"{PERSON}/term": _TERM,
    f"{PERSON}/term/change": _TERM,
    f"{PERSON}/close/answer": Recorded(gettext_noop("Taking off the register")),
    f"{PERSON}/close/finish": Recorded(gettext_noop("Taking off the register")),
    f"{PERSON}/reopen": Recorded(gettext_noop("Undoing a removal from the register")),
    f"{PERSON}/amend": _AMENDMENT,
    f"{PERSON}/amend/{{group}}": _AMENDMENT,
    f"{PERSON}/lists/{{kind}}/{{entry}}": _AMENDMENT,
    f"{PERSON}/move": _AMENDMENT,
    f"{PERSON}/history": Recorded(gettext_noop("What was known about a person before")),
    f"{PERSON}/history.csv": Recorded(gettext_noop("Export of what was known about a person before"), reason="export"),
    f"{PERSON}/history/{{change}}/undo": _AMENDMENT,
    f"{PERSON}/messages": Recorded(gettext_noop("Messages to a person")),
    f"{PERSON}/messages/{{notification}}/repeat": Recorded(gettext_noop("Messages to a person")),
    f"{PERSON}/purpose": Recorded(gettext_noop("Purpose of a look")),
    f"{PERSON}/decisions/new": Recorded(gettext_noop("Registration of a further decision")),
    "/law/drafts/{draft}": _LAW_DRAFT,
    "/law/drafts/{draft}/accept": _LAW_DRAFT,
    "/law/drafts/{draft}/refuse": _LAW_DRAFT,
    "/law/drafts/{draft}/withdraw": _LAW_DRAFT,
    "/law-checks": Recorded(gettext_noop("What was registered otherwise than the law asks")),
    "/law-checks/{override}": Recorded(gettext_noop("What was registered otherwise than the law asks")),
    "/law-checks/{override}/acknowledge": Recorded(gettext_noop("What was registered otherwise than the law asks")),
    f"{PERSON}/restriction": Recorded(gettext_noop("Restriction of the case")),
    f"{PERSON}/transfer": Recorded(gettext_noop("Transfer of the case")),
    f"{PERSON}/officer": Recorded(gettext_noop("Change of officer")),
    "/transfers": Recorded(gettext_noop("Transfers between offices")),
    "/transfers/{transfer}": Recorded(gettext_noop("Transfer of the case")),
    "/transfers/{transfer}/documents/{paper}": Recorded(gettext_noop("Download of a document"), reason="document"),
    "/transfers/{transfer}/agree": Recorded(gettext_noop("Transfer of the case")),
    "/transfers/{transfer}/accept": Recorded(gettext_noop("Transfer of the case")),
    "/transfers/{transfer}/refuse": Recorded(gettext_noop("Transfer of the case")),
    "/transfers/{transfer}/withdraw": Recorded(gettext_noop("Transfer of the case")),
    "/register-imports/{import_id}": _IMPORT,
    "/register-imports/{import_id}/confirm": _IMPORT,
    "/register-imports/{import_id}/discard": _IMPORT,
    "/register-imports/{import_id}/rows": _IMPORT,
    "/register-imports/{import_id}/rows/many": _IMPORT,
    "/register-imports/{import_id}/rows/{number}/join/{other}": _IMPORT,
    "/register-imports/{import_id}/undo": _IMPORT,
    "/register-imports/{import_id}/defects.csv": _IMPORT,
    "/emergency": Recorded(gettext_noop("Emergency access")),
    "/emergency/table.csv": Recorded(gettext_noop("Export of emergency accesses"), reason="export"),
    "/emergency/{access}": Recorded(gettext_noop("Emergency access")),
    "/emergency/{access}/review": Recorded(gettext_noop("Emergency access")),
    f"{PERSON}/biometrics": Recorded(gettext_noop("Legal basis of the face check")),
    f"{PERSON}/copies/{{number}}": Recorded(gettext_noop("Signed copy of the legal basis"), reason="legal_basis"),
    f"{PERSON}/access": Recorded(gettext_noop("Who looked at this person"), reason="audit"),
    f"{PERSON}/access/extract": Recorded(gettext_noop("Extract for the person"), reason="extract"),
    f"{PERSON}/access.csv": Recorded(gettext_noop("Export of who looked at this person"), reason="audit"),
    f"{PERSON}/zones": _ZONES,
    f"{PERSON}/zones/map": _ZONES,
    f"{PERSON}/zones/export": Recorded(gettext_noop("Export of the zones"), reason="export"),
    f"{PERSON}/grounds": _ZONES,
    f"{PERSON}/timetable": _ZONES,
    f"{PERSON}/timetable/{{what}}": _ZONES,
    f"{PERSON}/movements": Recorded(gettext_noop("Movements")),
    f"{PERSON}/bracelet": _BRACELET,
    f"{PERSON}/bracelet/remove": _BRACELET,
    f"{PERSON}/monitoring": _MONITORING,
    f"{PERSON}/monitoring/new": _MONITORING,
    f"{PERSON}/monitoring/leaflet": _MONITORING,
    f"{PERSON}/monitoring/install": _EQUIPMENT,
    f"{PERSON}/monitoring/return": _EQUIPMENT,
    f"{PERSON}/monitoring/report": _EQUIPMENT,
    f"{PERSON}/monitoring/export": Recorded(gettext_noop("Decisions on electronic monitoring as a table")),
    "/monitoring/{monitoring_decision}": _MONITORING,
    "/monitoring/{monitoring_decision}/decide": _MONITORING,
    "/monitoring/{monitoring_decision}/change": _MONITORING,
    "/monitoring/{monitoring_decision}/paper": _MONITORING,
    "/equipment-acts/{equipment_act}/paper": _EQUIPMENT,
    "/equipment-reports/{equipment_report}": _EQUIPMENT,
    "/equipment-reports/{equipment_report}/change": _EQUIPMENT,
    "/equipment-reports/{equipment_report}/paper": _EQUIPMENT,
    f"{PERSON}/distance": _DISTANCE,
    f"{PERSON}/distance/remove": _DISTANCE,
    f"{PERSON}/pack": _EVIDENCE,
    ALERT: _ALERT,
    f"{ALERT}/acknowledge": _ALERT,
    f"{ALERT}/contact": _ALERT,
    f"{ALERT}/pack": _EVIDENCE,
    "/incidents/{incident}": _ALERT,
    "/violations/{violation}": Recorded(gettext_noop("Record of a violation")),
    "/alert-quality": Recorded(gettext_noop("Alert quality")),
    "/alert-quality.csv": Recorded(gettext_noop("Export of alert quality"), reason="export"),
    "/devices": Recorded(gettext_noop("List of devices")),
    "/devices/{device}": Recorded(gettext_noop("Device")),
    "/quarantine": Recorded(gettext_noop("Reports kept apart")),
    "/check-ins/{check_in}": Recorded(gettext_noop("Check-in")),
    "/check-ins/{check_in}/verdict": Recorded(gettext_noop("Check-in")),
    "/check-ins/{check_in}/summons": Recorded(gettext_noop("Summons")),
    f"{PERSON}/visit": Recorded(gettext_noop("Visits that were logged")),
    f"{PERSON}/visit/undo": Recorded(gettext_noop("Visits that were logged")),
    f"{PERSON}/schedule": Recorded(gettext_noop("Schedule of check-ins")),
    f"{PERSON}/schedule/draw": Recorded(gettext_noop("Schedule of check-ins")),
    f"{PERSON}/call-in": Recorded(gettext_noop("Summons")),
    f"{PERSON}/absences": Recorded(gettext_noop("Absences")),
    f"{PERSON}/absences/withdraw": Recorded(gettext_noop("Absences")),
    f"{PERSON}/questions": Recorded(gettext_noop("Own questions")),
    f"{PERSON}/appointments": Recorded(gettext_noop("Appointments of a person")),
    f"{PERSON}/appointments/new": _APPOINTMENT,
    f"{PERSON}/appointments/visit": _APPOINTMENT,
    APPOINTMENT: _APPOINTMENT,
    f"{APPOINTMENT}/outcome": _APPOINTMENT,
    f"{APPOINTMENT}/correct": _APPOINTMENT,
    f"{APPOINTMENT}/decide": _APPOINTMENT,
    f"{APPOINTMENT}/reschedule": _APPOINTMENT,
    f"{APPOINTMENT}/cancel": _APPOINTMENT,
    f"{APPOINTMENT}/restore": _APPOINTMENT,
    f"{APPOINTMENT}/slip": _APPOINTMENT,
    f"{PERSON}/breaches": _BREACH,
    "/breaches": Recorded(gettext_noop("List of proceedings")),
    "/breaches.csv": Recorded(gettext_noop("Export of the list of proceedings"), reason="export"),
    "/breaches/{proceeding}": _BREACH,
    "/breaches/{proceeding}/print": _BREACH,
    "/breaches/{proceeding}/steps/{act}": _BREACH,
    f"{PERSON}/notices": _NOTICE,
    f"{PERSON}/notices/new": _NOTICE,
    f"{PERSON}/notices/export": Recorded(gettext_noop("Notices and permissions as a table")),
    f"{PERSON}/risk": _RISK,
    f"{PERSON}/risk/export": Recorded(gettext_noop("Calculations of the tier as a table"), reason="export"),
    f"{PERSON}/risk/facts": _RISK,
    f"{PERSON}/risk/tier": _RISK,
    f"{PERSON}/risk/decision": _RISK,
    f"{PERSON}/risk/talk": _RISK,
    f"{PERSON}/risk/objections": _RISK,
    f"{PERSON}/risk/answer": _RISK,
    f"{PERSON}/relapse": _RELAPSE,
    f"{PERSON}/relapse/change": _RELAPSE,
    "/relapse-register": _RELAPSE,
    "/relapse-register.csv": Recorded(gettext_noop("Export of the register of persons prone to relapse"), reason="export"),
    "/less-supervision": _LESS,
    f"{PERSON}/less-supervision": _LESS,
    "/notices/away": Recorded(gettext_noop("Supervised persons who are away")),
    "/notices/away.csv": Recorded(gettext_noop("Export of the supervised persons who are away"), reason="export"),
    "/notices/{notice}": _NOTICE,
    "/notices/{notice}/decide": _NOTICE,
    "/notices/{notice}/change": _NOTICE,
    "/notices/{notice}/slip": _NOTICE,
    f"{PERSON}/opening-papers": _OPENING_PAPER,
    "/opening-papers/{opening_paper}": _OPENING_PAPER,
    "/opening-papers/{opening_paper}/draft": Recorded(
        gettext_noop("Paper that opens the case"), refreshes="/opening-papers/{opening_paper}"
    ),
    "/opening-papers/{opening_paper}/correct": _OPENING_PAPER,
    "/opening-papers/{opening_paper}/newer": _OPENING_PAPER,
    "/opening-papers/{opening_paper}/sign": _OPENING_PAPER,
    "/opening-papers/{opening_paper}/unsign": _OPENING_PAPER,
    "/opening-papers/{opening_paper}/discard": _OPENING_PAPER,
    "/opening-papers/{opening_paper}/print": _OPENING_PAPER,
    "/opening-papers/{opening_paper}/export": Recorded(gettext_noop("Paper that opens the case, as a table")),
    f"{PERSON}/visits": _VISIT,
    f"{PERSON}/visits/new": _VISIT,
    "/visits/{visit}": _VISIT,
    "/visits/{visit}/correct": _VISIT,
    "/visits/{visit}/paper": _VISIT,
    "/work": Recorded(gettext_noop("Everybody with work to do")),
    f"{PERSON}/work": _WORK,
    f"{PERSON}/work/hours": _WORK,
    f"{PERSON}/work/order": _WORK,
    f"{PERSON}/work/timetable": _WORK,
    f"{PERSON}/work/slip": _WORK,
    f"{PERSON}/work/leaflet": _WORK,
    f"{PERSON}/work/sessions/{{work_session}}": _WORK,
    f"{PERSON}/work/sessions/{{work_session}}/cancel": _WORK,
    f"{PERSON}/work/months/{{month}}": _TIMESHEET,
    f"{PERSON}/work/months/{{month}}/export": Recorded(gettext_noop("Export of a timesheet"), reason="export"),
    f"{PERSON}/corrective": _CORRECTIVE,
    f"{PERSON}/corrective/new": _CORRECTIVE,
    f"{PERSON}/corrective/statement": _CORRECTIVE,
    f"{PERSON}/corrective/export": Recorded(gettext_noop("Export of withheld pay"), reason="export"),
    f"{PERSON}/documents": Recorded(gettext_noop("Documents of a person")),
    f"{PERSON}/documents/new": _DOCUMENT,
    f"{PERSON}/documents/{{attachment}}": _DOCUMENT,
    f"{PERSON}/documents/{{attachment}}/file": Recorded(gettext_noop("Download of a document"), reason="document"),
    f"{PERSON}/documents/{{attachment}}/preview": Recorded(
        gettext_noop("Pages of a document"), refreshes=f"{PERSON}/documents/{{attachment}}"
    ),
    f"{PERSON}/documents/{{attachment}}/title": _DOCUMENT,
    f"{PERSON}/documents/{{attachment}}/withdraw": _DOCUMENT,
    f"{PERSON}/documents/{{attachment}}/restore": _DOCUMENT,
    f"{PERSON}/outgoing": Recorded(gettext_noop("Outgoing documents of a person")),
    f"{PERSON}/outgoing/new": _OUTGOING,
    "/outgoing": Recorded(gettext_noop("Register of outgoing documents")),
    "/outgoing.csv": Recorded(gettext_noop("Export of the register of outgoing documents"), reason="export"),
    OUTGOING: _OUTGOING,
    f"{OUTGOING}/pdf": Recorded(gettext_noop("Paper of an outgoing document"), reason="document"),
    f"{OUTGOING}/edit": _OUTGOING,
    f"{OUTGOING}/decide": _OUTGOING,
    f"{OUTGOING}/signed": _OUTGOING,
    f"{OUTGOING}/serve": _OUTGOING,
    f"{OUTGOING}/withdraw": _OUTGOING,
    f"{OUTGOING}/signature": _OUTGOING,
    f"{PERSON}/conditions": _CONDITION,
    f"{PERSON}/conditions/new": _CONDITION,
    f"{PERSON}/conditions/leaflet": Recorded(gettext_noop("Leaflet about the conditions")),
    "/conditions/{condition}": _CONDITION,
    "/conditions/{condition}/change": _CONDITION,
    "/conditions/{condition}/end": _CONDITION,
    "/condition-templates": Recorded(gettext_noop("Conditions on an older version")),
    "/diary": Recorded(gettext_noop("Diary")),
    "/diary/new": Recorded(gettext_noop("Diary")),
    "/diary.csv": Recorded(gettext_noop("Export of the diary"), reason="export"),
    "/diary.ics": Recorded(gettext_noop("Export of the diary"), reason="export"),
    f"{PERSON}/merge": Recorded(gettext_noop("Search for a second record of the person")),
    f"{PERSON}/merge/{{other}}": Recorded(gettext_noop("Two records of a person, side by side")),
    "/merges/{merge}": Recorded(gettext_noop("Merge of two records")),
    "/merges/{merge}/undo": Recorded(gettext_noop("Merge of two records")),
    "/suspicions/{suspicion}": Recorded(gettext_noop("Suspicion that a person is registered twice")),
    "/desk": Recorded(gettext_noop("Desk")),
    "/desk/rows": Recorded(gettext_noop("Desk"), refreshes="/desk"),
    "/cases": Recorded(gettext_noop("List of cases on the desk")),
    CASE: Recorded(gettext_noop("Case on the desk")),
    f"{CASE}/notes": Recorded(gettext_noop("Case on the desk")),
    f"{CASE}/moved": Recorded(gettext_noop("Case on the desk")),
    f"{CASE}/referrals": Recorded(gettext_noop("Case on the desk"), refreshes=CASE),
    f"{CASE}/events": Recorded(gettext_noop("Case on the desk"), refreshes=CASE),
    f"{CASE}/plans": _PLAN,
    f"{CASE}/plans/new": _PLAN,
    "/plans/{plan}/steps": _PLAN,
    "/plans/{plan}/steps/new": _PLAN,
    "/steps/{step}/complete": _PLAN,
    "/steps/{step}/archive": _PLAN,
    "/steps/{step}/restore": _PLAN,
    "/tasks/{task}/take": _TASK,
    "/tasks/{task}/give-back": _TASK,
    "/tasks/{task}/done": _TASK,
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


def route_words(route: str) -> str:
    """A route in the reader's language; one that exists no more as it was called."""
    known = RECORDED.get(route)
    return gettext(known.words) if known else route


def reason_words(reason: str | None) -> str:
    """Why a sensitive act was done; what somebody typed as they typed it."""
    known = {
        "comparison": gettext("To compare faces at a check-in"),
        "reference_check": gettext("To look at the reference in use"),
        "legal_basis": gettext("To check the legal basis"),
        "evidence": gettext("For evidence"),
        "document": gettext("To read a document"),
        "export": gettext("To work with the data elsewhere"),
        "audit": gettext("To check who looked"),
        "extract": gettext("To inform the person"),
    }
    return known.get(reason or "", reason or "")
