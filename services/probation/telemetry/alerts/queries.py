"""Reads about alerts and incidents, scoped by who asks: the officer's own, the senior officer's office, the deputy's escalated ones."""

from uuid import UUID

from services.probation.cases import queries as cases_queries
from services.probation.cases.rows import Case
from services.probation.database import DB
from services.probation.telemetry.alerts.actions import HISTORY
from services.probation.telemetry.alerts.rows import (
    Alert,
    AlertId,
    HistoryStep,
    HistoryVersion,
    IncidentAlert,
    OfficerDeputy,
    TrackedFix,
    Violation,
)
from services.probation.telemetry.orders.domain.order_rules import TOO_NEAR
from shared.actors import Actor
from shared.db.rows import fetch_row, fetch_rows

AROUND = "interval '30 minutes'"


async def alert(by: Actor, alert_id: UUID) -> tuple[Alert, Case] | None:
    """(alert, case) if the case is this reader's, or its incident was escalated to this reader as the deputy."""
    found = await fetch_row(
        DB,
        Alert,
        "SELECT a.*, i.deputy, i.due_at, i.quiet_until, i.escalation, i.status AS incident_status FROM probation.alert a"
        " LEFT JOIN probation.incident i ON i.id = a.incident WHERE a.id = $1",
        alert_id,
    )
    if found is None:
        return None
    whose = await cases_queries.case(by, found.person)
    if whose is None and found.deputy == by.id and found.incident_status is not None:
        whose = await cases_queries.case_of_anyone(found.person)
    return (found, whose) if whose else None


async def first_alert(by: Actor, incident: UUID) -> UUID | None:
    """The first alert of an incident to show, if this reader may see it."""
    found = await fetch_row(
        DB,
        AlertId,
        "SELECT id FROM probation.alert WHERE incident = $1 ORDER BY status IN ('raised', 'acknowledged', 'contacted') DESC, priority,"
        " raised_at LIMIT 1",
        incident,
    )
    return found.id if found and await alert(by, found.id) else None


async def incident_alerts(incident: UUID | None) -> list[IncidentAlert]:
    """The alerts of an incident by time. Call `alert` first: it checks who may read."""
    return await fetch_rows(
        DB,
        IncidentAlert,
        """SELECT id, rule, reason, status, opened_at, closed_at FROM probation.alert WHERE incident = $1
        ORDER BY opened_at, raised_at, id""",
        incident,
    )


async def incident_alert_ids(alert_id: UUID) -> set[UUID]:
    """The alerts of the same incident, this one too."""
    statement = "SELECT id FROM probation.alert WHERE incident = (SELECT incident FROM probation.alert WHERE id = $1)"
    return {row.id for row in await fetch_rows(DB, AlertId, statement, alert_id)}


async def history(incident: UUID | None) -> list[HistoryStep]:
    """The history of an incident, oldest first; one line if several alerts took the same step together."""
    return await fetch_rows(
        DB,
        HistoryStep,
        """SELECT e.kind, e.reason, e.detail, e.at, e.by_name, bool_or(e.late) AS late,
            array_agg(DISTINCT a.rule) AS rules
        FROM probation.alert_event e JOIN probation.alert a ON a.id = e.alert WHERE a.incident = $1
        GROUP BY e.kind, e.reason, e.detail, e.at, e.by_name ORDER BY e.at, min(e.id)""",
        incident,
    )


async def history_version(incident: UUID | None) -> int:
    """The incident's history as a number, for the form."""
    (found,) = await fetch_rows(DB, HistoryVersion, HISTORY, incident)
    return found.version


async def violation_of(incident: UUID | None) -> list[Violation]:
    """The drafted and decided violation records of an incident."""
    return await fetch_rows(
        DB,
        Violation,
        """SELECT id, state, reason, drafted_by_name, decided_at, decided_by_name, facts FROM probation.violation WHERE incident = $1
        ORDER BY drafted_at""",
        incident,
    )


async def alert_of_violation(by: Actor, violation: UUID) -> UUID | None:
    """The first alert of a violation record, if this reader may see it."""
    found = await fetch_row(DB, AlertId, "SELECT alerts[1] AS id FROM probation.violation WHERE id = $1", violation)
    return found.id if found and await alert(by, found.id) else None


async def track(about: Alert, limit: int = 240) -> list[TrackedFix]:
    """The positions around an alert while its person wore the device, those that decided it among them, by time.

    None if they would show where a protected place is.
    """
    if about.reason == TOO_NEAR:
        return []
    rows = await fetch_rows(
        DB,
        TrackedFix,
        f"""SELECT fix_time, latitude, longitude, accuracy_m, mechanism,
            extract(epoch FROM fix_time)::float8 = ANY($4::float8[]) AS decided
        FROM probation.position p JOIN probation.device_assignment a ON a.id = $6
        WHERE p.device_id = $1 AND a.device_id = $1 AND fix_time >= a.since AND (a.until IS NULL OR fix_time < a.until)
            AND fix_time >= $2::timestamptz - {AROUND} AND fix_time <= $3::timestamptz + {AROUND}
        ORDER BY decided DESC, abs(extract(epoch FROM fix_time - $2::timestamptz)) LIMIT $5""",  # noqa: S608  # a constant of this module
        *(about.device_id, about.opened_at, max(about.detected_at, about.closed_at or about.detected_at)),
        *(about.fix_times, limit, about.assignment),
    )
    return sorted(rows, key=lambda row: row.fix_time)


async def deputies(by: Actor) -> list[OfficerDeputy]:
    """The officers of the reader's office with their deputies."""
    return await fetch_rows(
        DB,
        OfficerDeputy,
        """SELECT DISTINCT ON (r.officer) r.officer, r.officer_name, d.deputy
        FROM probation.registration r LEFT JOIN probation.deputy d ON d.officer = r.officer
        WHERE r.office = $1 AND r.state = 'open' ORDER BY r.officer, r.created_at DESC""",
        by.office,
    )
