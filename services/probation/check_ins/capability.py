"""Check-ins at a kiosk: scheduled, handed in, looked at by an officer, missed."""

from pathlib import Path
from typing import cast

from services.probation.check_ins import jobs, pages, panels, words
from services.probation.check_ins.absences import pages as absence_pages
from services.probation.check_ins.absences import words as absence_words
from services.probation.check_ins.by_hand import pages as visit_pages
from services.probation.check_ins.by_hand import words as visit_words
from services.probation.check_ins.joining.actions import SAME_DAY, VISITED_TWICE
from services.probation.check_ins.law.simulation import SIMULATIONS
from services.probation.check_ins.own_questions import pages as question_pages
from services.probation.check_ins.own_questions import words as question_words
from services.probation.check_ins.permissions import CheckInPermission
from services.probation.check_ins.queries import missed_check_ins, uncalibrated
from services.probation.check_ins.schedules import draws
from services.probation.check_ins.schedules import pages as schedule_pages
from services.probation.check_ins.schedules import words as schedule_words
from services.probation.check_ins.scheduling import cancel_check_ins, hand_over_check_ins, pass_on_check_ins, schedule_check_ins
from services.probation.check_ins.with_term.actions import end_with_term, follow_term, restore_check_ins
from services.probation.database import DB
from services.probation.settings import settings
from shared.access.owners import owners_by
from shared.messages.biometrics import CaptureDescribed, IdentityVerified
from shared.messaging.inbox import Handler
from shared.registry import (
    Capability,
    CaseClosed,
    CaseMoved,
    CaseOpened,
    CaseReopened,
    CaseTab,
    FactSource,
    Panel,
    PersonRows,
    QueueKind,
    TermChanged,
    TermOver,
)
from shared.web.i18n import gettext


async def _opened(case: CaseOpened) -> None:
    await schedule_check_ins(case.registration, by=case.by, now=case.at)


async def _moved(case: CaseMoved) -> None:
    await hand_over_check_ins(case.registrations, officer=case.officer, office=case.office)


async def _closed(case: CaseClosed) -> None:
    if case.heir is None:
        await cancel_check_ins(case.registration)
    else:
        await pass_on_check_ins(case.registration, case.heir, by=case.by, now=case.at)


async def _reopened(case: CaseReopened) -> None:
    await restore_check_ins(case.registration, closed_at=case.closed_at, now=case.at)
    await schedule_check_ins(case.registration, by=case.by, now=case.at)


async def _term_changed(term: TermChanged) -> None:
    await follow_term(term.registration, by=term.by, now=term.at)


async def _term_over(term: TermOver) -> None:
    await end_with_term(term.registration, by=term.by, now=term.at)


def _page(check_in: object, _: object) -> str:
    return f"/check-ins/{check_in}"


CAPABILITY = Capability(
    "check_ins",
    permissions=CheckInPermission,
    routes=[
        *pages.route_handlers,
        *visit_pages.route_handlers,
        *schedule_pages.route_handlers,
        *draws.route_handlers,
        *absence_pages.route_handlers,
        *question_pages.route_handlers,
    ],
    templates=Path(__file__).parent / "templates",
    handlers={
        IdentityVerified: cast("Handler", jobs.identity_verified),
        CaptureDescribed: cast("Handler", jobs.capture_described),
    },
    periodic=[(jobs.expire_overdue, lambda: settings().sweep_seconds), (jobs.create_next_due, lambda: settings().sweep_seconds * 6)],
    queue_kinds=[
        QueueKind(
            "second_opinion",
            2,
            lambda: gettext("Second officer's review"),
            _page,
            by_decision=True,
            also_for="q.office = $2",
            uncalibrated=uncalibrated,
        ),
        QueueKind("contact_wanted", 2, lambda: gettext("Asks for contact"), _page),
        QueueKind("check_in", 3, lambda: gettext("Check-in to look at"), _page, by_decision=True, uncalibrated=uncalibrated),
        QueueKind("missed", 3, lambda: gettext("Missed check-in"), _page, by_decision=True),
        QueueKind("wellbeing", 3, lambda: gettext("Reports difficulties"), _page),
    ],
    queue_reasons=[words.reason],
    timeline_words={
        **words.TIMELINE,
        **visit_words.TIMELINE,
        **schedule_words.TIMELINE,
        **absence_words.TIMELINE,
        **question_words.TIMELINE,
    },
    case_tabs=[
        CaseTab(1, lambda: gettext("Log a visit"), lambda person: f"/people/{person}/visit", CheckInPermission.LOG, group="check_ins"),
        CaseTab(
            2,
            lambda: gettext("Schedule of check-ins"),
            lambda person: f"/people/{person}/schedule",
            CheckInPermission.SCHEDULE,
            group="check_ins",
        ),
        CaseTab(3, lambda: gettext("Absences"), lambda person: f"/people/{person}/absences", CheckInPermission.EXCUSE, group="check_ins"),
    ],
    case_panels=[Panel(20, "check_ins/case.html", panels.of_case, place="side")],
    home_panels=[Panel(20, "check_ins/home.html", panels.due)],
    on_case_opened=_opened,
    on_case_moved=_moved,
    on_case_closed=_closed,
    on_case_reopened=_reopened,
    on_term_changed=_term_changed,
    on_term_over=_term_over,
    fact_sources=[FactSource({"missed_check_in": words.missed_fact}, missed_check_ins)],
    owners={
        "check_in": owners_by(DB, "SELECT person FROM probation.check_in WHERE id = $1"),
    },
    person_rows=[
        PersonRows(
            "probation.check_in", lambda: gettext("Check-ins"), stays=f"t.state <> 'cancelled' AND {SAME_DAY}", of_registration=True
        ),
        PersonRows("probation.visit", lambda: gettext("Logged visits"), "logged_at", stays=VISITED_TWICE),
        PersonRows("probation.planned_absence", lambda: gettext("Absences"), "recorded_at"),
    ],
    law_simulations=SIMULATIONS,
)
