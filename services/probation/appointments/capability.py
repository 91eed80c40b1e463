"""Appointments: planned, recorded, moved, cancelled; the officer's diary."""

from collections.abc import Mapping
from pathlib import Path

from services.probation.appointments import panels, words
from services.probation.appointments.actions import ITEM
from services.probation.appointments.following import (
    AFTER_TERM,
    TERM_OVER,
    cancel_future,
    follow_case,
    follow_term,
    pass_on,
    restore_future,
)
from services.probation.appointments.pages import case, change, diary, outcome
from services.probation.appointments.permissions import AppointmentPermission
from services.probation.appointments.queries import failed_appointments
from services.probation.database import DB
from shared.access.owners import owners_by
from shared.registry import (
    Capability,
    CaseClosed,
    CaseMoved,
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


async def _closed(closed: CaseClosed) -> Mapping[str, int] | None:
    if closed.heir is not None:
        await pass_on(closed.registration, closed.heir, now=closed.at)
        return None
    return {"appointments": await cancel_future(closed.registration, by=closed.by, now=closed.at)}


async def _reopened(reopened: CaseReopened) -> None:
    await restore_future(reopened.registration, by=reopened.by, now=reopened.at)


async def _term_changed(term: TermChanged) -> None:
    await follow_term(term.person, term.registration, term.ends_on, by=term.by, now=term.at)


async def _term_over(term: TermOver) -> None:
    await cancel_future(term.registration, why=TERM_OVER, by=term.by, now=term.at)


async def _moved(moved: CaseMoved) -> None:
    await follow_case(moved.person)


CAPABILITY = Capability(
    "appointments",
    permissions=AppointmentPermission,
    routes=[*case.route_handlers, *outcome.route_handlers, *change.route_handlers, *diary.route_handlers],
    templates=Path(__file__).parent / "templates",
    queue_kinds=[
        QueueKind(ITEM, 3, lambda: gettext("Appointment to decide"), lambda subject, _: f"/appointments/{subject}", by_decision=True),
        QueueKind(AFTER_TERM, 3, lambda: gettext("Appointments cancelled"), lambda _, person: f"/people/{person}/appointments"),
    ],
    queue_reasons=[words.reason],
    timeline_words=words.TIMELINE,
    case_tabs=[
        CaseTab(
            12,
            lambda: gettext("Appointments"),
            lambda person: f"/people/{person}/appointments",
            AppointmentPermission.READ,
            group="check_ins",
        ),
    ],
    case_panels=[Panel(15, "appointments/case.html", panels.of_case, place="side")],
    home_panels=[Panel(12, "appointments/today.html", panels.today), Panel(15, "appointments/home.html", panels.to_log)],
    on_case_closed=_closed,
    on_case_moved=_moved,
    on_case_reopened=_reopened,
    on_term_changed=_term_changed,
    on_term_over=_term_over,
    fact_sources=[
        FactSource(
            {"failed_appointment": words.failed_fact, "failed_at_appointment": words.failed_fact},
            failed_appointments,
        )
    ],
    owners={"appointment": owners_by(DB, "SELECT person FROM probation.appointment WHERE id = $1")},
    person_rows=[PersonRows("probation.appointment", lambda: gettext("Appointments"), of_registration=True)],
)
