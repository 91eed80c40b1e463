"""Reads about alerts and incidents, scoped by who asks: the officer's own, the senior officer's office, the deputy's escalated ones."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from services.probation.cases import queries as cases_queries
from services.probation.cases.rows import Case
from services.probation.database import DB
from services.probation.telemetry.alerts.actions import HISTORY
from services.probation.telemetry.alerts.rows import (
    Alert,
    AlertId,
    DecidingReport,
    HistoryStep,
    HistoryVersion,
    IncidentAlert,
    OfficerDeputy,
    TrackedFix,
    Violation,
)
from services.probation.telemetry.orders.domain.order_rules import TOO_NEAR
from services.probation.telemetry.provenance.queries import Conflict, believed, conflicts
from shared.actors import Actor
from shared.db.rows import fetch_row, fetch_rows, fetch_values

AROUND = timedelta(minutes=30)
READING = timedelta(seconds=5)
"""Reports that are stored while an evaluation reads may be in it, though they were received after the moment that it is of."""
# The times of an alert's reports stand in its row; which of several reports of one time they were follows from what had been received, and
# contradicted, when the alert last changed.
DECIDING = f"""SELECT DISTINCT p.device_id, p.fix_time, p.seq, p.source FROM probation.alert a
    CROSS JOIN LATERAL (SELECT coalesce(max(e.at), a.raised_at) AS at FROM probation.alert_event e
        WHERE e.alert = a.id AND e.kind IN ('opened', 'amended', 'closed')) AS last
    CROSS JOIN LATERAL unnest(a.fix_times) AS t(at)
    JOIN probation.position p ON p.device_id = a.device_id AND p.fix_time = to_timestamp(t.at)
        AND p.received_at <= last.at + $2 AND {believed("p", "last.at")}
    WHERE a.id = ANY($1::uuid[]) ORDER BY 1, 2, 3, 4"""  # noqa: S608  # constants of ours
FROZEN = """SELECT EXISTS (SELECT FROM probation.alert a JOIN probation.position_conflict c ON c.device_id = a.device_id
    WHERE a.id = $1 AND (extract(epoch FROM c.fix_time)::float8 = ANY(a.fix_times)
        OR extract(epoch FROM c.other_fix_time)::float8 = ANY(a.fix_times))) AS frozen"""


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
    if whose is None and found.deputy in {by.id, *by.covers} and found.incident_status is not None:
        whose = await cases_queries.case_of_anyone(found.person)
        whose = None if whose and whose.restricted else whose
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
    decided = await deciding([about.id])
    rows = await fetch_rows(
        DB,
        TrackedFix,
        """SELECT fix_time, latitude, longitude, accuracy_m, mechanism, source,
            (fix_time, seq, source) IN (SELECT * FROM unnest($4::timestamptz[], $7::bigint[], $8::integer[])) AS decided
        FROM probation.position p JOIN probation.device_assignment a ON a.id = $6
        WHERE p.device_id = $1 AND a.device_id = $1 AND fix_time >= a.since AND (a.until IS NULL OR fix_time < a.until)
            AND fix_time >= $2::timestamptz - $9::interval AND fix_time <= $3::timestamptz + $9::interval
        ORDER BY decided DESC, abs(extract(epoch FROM fix_time - $2::timestamptz)), seq, source LIMIT $5""",
        *(about.device_id, about.opened_at, _last(about)),
        *([each.fix_time for each in decided], limit, about.assignment),
        *([each.seq for each in decided], [each.source for each in decided], AROUND),
    )
    return sorted(rows, key=lambda row: row.fix_time)


async def deciding(alerts: Sequence[UUID]) -> list[DecidingReport]:
    """The reports that these alerts are based on, each once; those that are no longer kept are left out."""
    return await fetch_rows(DB, DecidingReport, DECIDING, list(alerts), READING)


async def is_frozen(alert_id: UUID) -> bool:
    """Whether another source contradicts a report that the alert is based on: then evaluation neither changes nor withdraws it."""
    return bool((await fetch_values(DB, FROZEN, alert_id))[0])


async def conflicts_around(about: Alert, most: int) -> list[Conflict]:
    """The conflicts around an alert. None if their places would show where a protected place is."""
    if about.reason == TOO_NEAR:
        return []
    return await conflicts(about.person, about.opened_at - AROUND, _last(about) + AROUND, most)


def _last(about: Alert) -> datetime:
    return max(about.detected_at, about.closed_at or about.detected_at)


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
