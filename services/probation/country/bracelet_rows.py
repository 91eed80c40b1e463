"""The rows that bracelets of the synthetic country would have written: devices, orders, incidents with their steps, a day of positions."""

import json
import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from services.probation.country import phrases
from services.probation.country.bracelets import VENDORS, Incident, Monitoring, Violation, due_of, time_for
from services.probation.country.rows import BY, ProbationRows
from services.probation.law import rules as law
from services.probation.telemetry.alerts.domain.lifecycle import Status
from services.probation.telemetry.orders.domain.order import RULE_VERSION
from services.probation.telemetry.vendors.domain import Authentication, Protocol, Source
from services.probation.telemetry.vendors.sources import number_of
from shared.actors import Actor
from shared.audit import Details
from shared.db.engine import Connection
from shared.db.rows import fetch_rows
from shared.demo.country import CASES_AN_OFFICER, Person, law_day, staff
from shared.demo.life import Life
from shared.demo.rows import Rows, packed

POSITIONS_FOR, POSITION_EVERY = timedelta(hours=24), timedelta(minutes=15)
METRES_A_DEGREE = 111_320.0
VENDOR = "INSERT INTO probation.vendor (code, name, made_at, made_by) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING"
OPEN = {Status.RAISED, Status.ACKNOWLEDGED, Status.CONTACTED}


@dataclass(frozen=True, slots=True)
class DeviceNumber:
    """A device, and our own number for it."""

    id: str
    number: int


class TelemetryRows:
    """Rows of telemetry, collected for COPY beside probation's own, which hold its queue items, timeline and records."""

    def __init__(self, probation: ProbationRows) -> None:
        self.probation = probation
        self.device, self.assignment, self.order = (Rows(f"probation.{n}") for n in ("device", "device_assignment", "monitoring_order"))
        self.incident, self.alert, self.event = (Rows(f"probation.{name}") for name in ("incident", "alert", "alert_event"))
        self.violation, self.deputy, self.position = (Rows(f"probation.{name}") for name in ("violation", "deputy", "position"))

    @property
    def tables(self) -> list[Rows]:
        """In the order in which they are copied: an assignment needs the number of its device."""
        return [
            *(self.device, self.assignment, self.order, self.incident, self.alert, self.event, self.violation, self.deputy),
            self.position,
        ]

    async def complete(self, connection: Connection, rows: Rows, at: datetime) -> None:
        """Before `rows` of one table are copied: give them what only the database knows, and enter what they refer to."""
        if rows is self.device and rows.records:
            await enter_vendors(connection, at)
        if rows is self.assignment and rows.records:
            await number_devices(connection, rows)
        if rows is self.position and rows.records:
            await source_positions(connection, rows)

    def open_officer(self, person: Person) -> None:
        """Who deputises for the officer whose first case this person is: the first officer of the office, or for that one the second."""
        team = staff(person.seed, person.office.number)
        place = person.place // CASES_AN_OFFICER
        if place == 0:
            return  # nobody is there yet to stand in
        pairs = [(team.officers[place], team.officers[0])] + [(team.officers[0], team.officers[1])] * (place == 1)
        for officer, other in pairs:
            at = self.probation.midnight - timedelta(days=200)
            self.deputy.add(
                officer=officer.id, office=officer.office, deputy=other.id, deputy_name=other.name, set_at=at, set_by=team.senior.id
            )
            self.probation.audit.add(at, team.senior, "deputy_set", officer.id, {"deputy": str(other.id)})

    def take(self, life: Life, found: Monitoring) -> None:
        """The rows of a person who wears a bracelet, or wore one until the registration was closed."""
        _OfDevice(self, life, found).write()


class _OfDevice:
    """One device's rows."""

    def __init__(self, rows: TelemetryRows, life: Life, found: Monitoring) -> None:
        self.rows, self.life, self.found = rows, life, found
        self.probation, self.person, self.officer = rows.probation, life.person, life.person.officer
        self.rng = life.person.rng("bracelet rows")

    def write(self) -> None:
        found, id_ = self.found, self.person.id
        self.rows.device.add(
            id=found.device, vendor=found.vendor, protocol=Protocol.HTTP, authentication=Authentication.REQUEST_SIGNATURE,
            model=found.model, sim=found.sim, registered_at=found.since, registered_by=self.officer.id,
        )  # fmt: skip
        bound = {"vendor": found.vendor, "protocol": Protocol.HTTP, "authentication": Authentication.REQUEST_SIGNATURE}
        said = {"device": found.device, **bound, "model": found.model, "sim": found.sim}
        self.probation.audit.add(found.since, self.officer, "device_registered", None, said)
        self.rows.assignment.add(
            id=found.assignment, device_id=found.device, device_number=None, person=id_, since=found.since, until=found.until,
            activated_by=self.officer.id,
        )  # fmt: skip
        self._tell("bracelet_assigned", {"device": found.device}, found.since)
        for order in found.orders:
            self.rows.order.add(
                id=order.id, person=id_, version=order.version, body=json.dumps(order.body), valid_from=order.valid_from,
                made_by=self.officer.id, made_by_name=self.officer.name, reason=order.reason,
            )  # fmt: skip
            self._tell("monitoring_order_made", {"version": order.version}, order.valid_from)
        if found.until is not None:
            self._tell("bracelet_removed", {"device": found.device}, found.until)
        for incident in found.incidents:
            self._incident(incident)
        if found.until is None:
            self._positions()

    def _incident(self, one: Incident) -> None:
        status = one.status if one.status in OPEN else None
        due, late = due_of(one), self._late(one)
        deputy = self._deputy() if late else None
        self.rows.incident.add(
            id=one.id, person=self.person.id, opened_at=one.opened_at, last_at=one.over_at, raised_at=one.raised_at, priority=one.priority,
            status=status, due_at=due, quiet_until=None, escalation=2 if late else 0, deputy=deputy.id if deputy else None,
        )  # fmt: skip
        decided = one.decided_at is not None
        taken_by, found_by = (self.officer if step else None for step in (one.taken_at, decided))
        self.rows.alert.add(
            id=one.id, person=self.person.id, device_id=self.found.device, assignment=self.found.assignment,
            order_version=one.order_version, rule_version=RULE_VERSION, rule=one.rule, state=one.state, reason=one.reason,
            zone="home" if one.rule == "curfew" else None, opened_at=one.opened_at, closed_at=one.over_at, detected_at=one.opened_at,
            raised_at=one.raised_at, fix_count=1, fix_times=[one.opened_at.timestamp()], status=one.status,
            outcome_reason=self._words(one) if decided else None, outcome_by=found_by.id if found_by else None,
            outcome_by_name=found_by.name if found_by else None, outcome_at=one.decided_at, incident=one.id, priority=one.priority,
            fix_at=one.opened_at, received_at=one.opened_at + (one.raised_at - one.opened_at) / 2, acknowledged_at=one.taken_at,
            acknowledged_by=taken_by.id if taken_by else None, acknowledged_by_name=taken_by.name if taken_by else None,
            contacted_at=one.contacted_at, zone_version=1 if one.rule == "curfew" else None,
        )  # fmt: skip
        self._history(one, due if late else None, deputy)
        self._queue_item(one)
        if one.violation is not None and one.decided_at is not None:
            self._violation(one, one.violation, one.decided_at)

    def _history(self, one: Incident, late_since: datetime | None, deputy: Actor | None) -> None:
        """What became of the alert, oldest first."""
        self._event(one, "opened", one.reason, one.raised_at, None)
        details = {"rule": one.rule, "state": one.state, "reason": one.reason, "alert": str(one.id)}
        self.probation.tell(self.rng, self.person.id, "alert_raised", packed(details), one.raised_at, BY)
        if late_since is not None:
            asked = ([("deputy", late_since)] if deputy else []) + [("senior_officer", late_since + timedelta(minutes=10))]
            for whom, at in asked:
                self._event(one, "escalated", "raised", at, None, whom)
                escalated: Details = {"to": whom, "status": "raised", "priority": one.priority}
                self.probation.audit.add(at, BY, "alert_escalated", one.id, escalated)
        steps: list[tuple[datetime, str, str, Actor | None, str | None]] = []
        if one.over_at is not None:
            steps.append((one.over_at, "closed", one.reason, None, None))
        if one.taken_at is not None:
            steps.append((one.taken_at, "acknowledged", "", self.officer, None))
            self.probation.audit.add(
                one.taken_at, self.officer, "alert_handled", one.id, {"status": "acknowledged", "alerts": 1, "how": None}
            )
        if one.contacted_at is not None:
            words = phrases.of(phrases.CONTACTED, self.officer.language)[one.how == "not_reached"]
            steps.append((one.contacted_at, "contacted", words, self.officer, one.how))
            handled: Details = {"status": "contacted", "alerts": 1, "how": one.how}
            self.probation.audit.add(one.contacted_at, self.officer, "alert_handled", one.id, handled)
            self._tell_only("alert_contacted", {"how": one.how, "alert": str(one.id)}, one.contacted_at)
        if one.decided_at is not None:
            steps.append((one.decided_at, str(one.finding), self._words(one), self.officer, None))
            found: Details = {"outcome": str(one.finding), "rule": one.rule, "alert": str(one.id)}
            self.probation.audit.add(one.decided_at, self.officer, "alert_decided", one.id, found)
            self._tell_only("alert_decided", found, one.decided_at)
        if one.violation is not None and one.violation.decided_at is not None:
            steps.append((one.violation.decided_at, one.violation.state, self._grounds(one.violation), self.officer, None))
        for at, kind, reason, by, detail in sorted(steps, key=lambda step: step[0]):
            self._event(one, kind, reason, at, by, detail)

    def _event(self, one: Incident, kind: str, reason: str, at: datetime, by: Actor | None, detail: str | None = None) -> None:
        self.rows.event.add(
            alert=one.id, kind=kind, reason=reason, late=False, at=at, by_name=by.name if by else BY.name, by_id=by.id if by else None,
            detail=detail,
        )  # fmt: skip

    def _late(self, one: Incident) -> bool:
        """Whether it was escalated because nobody took it in time."""
        due = due_of(one)
        return one.status is Status.RAISED and due is not None and due < self.probation.midnight

    def _queue_item(self, one: Incident) -> None:
        closed: tuple[datetime, Actor, str] | None = None
        if one.over_alone and one.over_at is not None:
            closed = (one.over_at, BY, "over")
        elif one.decided_at is not None:
            closed = (one.decided_at, self.officer, str(one.finding))
        due = due_of(one) or one.raised_at + time_for(Status.RAISED, one.priority, law_day(one.raised_at.date()))
        self.probation.open_item(
            one.item,
            "alert",
            self.person.id,
            one.id,
            f"bracelet_{one.reason}",
            (one.raised_at, BY),
            closed,
            priority=one.priority,
            due_at=due,
            escalation=2 if self._late(one) else 0,
        )

    def _violation(self, one: Incident, violation: Violation, drafted_at: datetime) -> None:
        names = {"rule": one.rule, "reason": one.reason, "zone": "home", "order_version": one.order_version, "rule_version": RULE_VERSION}
        times = {"opened_at": one.opened_at, "closed_at": one.over_at, "detected_at": one.opened_at}
        facts = {**names, "device_id": self.found.device, "fix_count": 1, **{k: v.isoformat() if v else None for k, v in times.items()}}
        decided = violation.decided_at is not None
        grounds = self._grounds(violation) if decided else None
        self.rows.violation.add(
            id=violation.id, person=self.person.id, incident=one.id, alerts=[one.id],
            facts=json.dumps({"alerts": [facts], "finding": self._words(one)}), drafted_at=drafted_at, drafted_by=self.officer.id,
            drafted_by_name=self.officer.name, state=violation.state, reason=grounds, decided_at=violation.decided_at,
            decided_by=self.officer.id if decided else None, decided_by_name=self.officer.name if decided else None,
        )  # fmt: skip
        due = drafted_at + timedelta(days=law.number("alert.decision", law_day(drafted_at.date())))
        closed = (violation.decided_at, self.officer, violation.state) if violation.decided_at is not None else None
        opened = (drafted_at, self.officer)
        self.probation.open_item(violation.item, "violation", self.person.id, violation.id, "violation_drafted", opened, closed, due_at=due)
        if violation.decided_at is not None:
            told: Details = {"outcome": violation.state, "violation": str(violation.id), "alert": str(one.id)}
            self.probation.audit.add(violation.decided_at, self.officer, "violation_decided", violation.id, told)
            self._tell_only("violation_decided", told, violation.decided_at)

    def _positions(self) -> None:
        """The positions of yesterday: at home by night and in town by day."""
        ends, steps = self.probation.midnight, int(POSITIONS_FOR / POSITION_EVERY)
        latitude, longitude = self.found.home
        across = METRES_A_DEGREE * math.cos(math.radians(latitude))
        reach, turn, battery = 300 + self.rng.random() * 4000, self.rng.random() * math.tau, 95.0
        for number in range(steps):
            at = max(ends - POSITIONS_FOR + POSITION_EVERY * number, self.found.since + POSITION_EVERY * number)
            if at >= ends:
                return
            hour = number * 24 / steps
            far = reach * max(0.0, math.sin((hour - 8) / 12 * math.pi)) if 8 < hour < 20 else 0.0
            north, east = far * math.cos(turn) + self.rng.gauss(0, 8), far * math.sin(turn) + self.rng.gauss(0, 8)
            battery = battery - 0.5 if hour != 0 else 95.0
            self.rows.position.add(
                device_id=self.found.device, fix_time=at, seq=number, received_at=at + timedelta(seconds=4),
                latitude=(north_of := round(latitude + north / METRES_A_DEGREE, 6)),
                longitude=(east_of := round(longitude + east / across, 6)), accuracy_m=12.0,
                mechanism="GPS", speed_mps=0.0 if far == 0 else 1.2, battery=round(battery, 1), flags=[],
                raw=json.dumps({"fix_time": at.timestamp(), "latitude": north_of, "longitude": east_of}).encode(),
                source=self.found.vendor,
            )  # fmt: skip

    def _deputy(self) -> Actor | None:
        team = staff(self.person.seed, self.person.office.number).officers
        return team[0] if self.officer.id != team[0].id else None

    def _words(self, one: Incident) -> str:
        return phrases.of(phrases.FOUND[str(one.finding)], self.officer.language)[0]

    def _grounds(self, violation: Violation) -> str:
        return phrases.of(phrases.FOLLOWED[violation.state], self.officer.language)[0]

    def _tell(self, kind: str, details: Details, at: datetime) -> None:
        """Write it into the audit log and the timeline."""
        self.probation.audit.add(at, self.officer, kind, self.person.id, details)
        self._tell_only(kind, details, at)

    def _tell_only(self, kind: str, details: Details, at: datetime) -> None:
        self.probation.tell(self.rng, self.person.id, kind, packed(details), at, self.officer)


async def number_devices(connection: Connection, assignments: Rows) -> None:
    """Give the assignments the numbers of their devices, which are in the table now."""
    at, device = assignments.columns.index("device_number"), assignments.columns.index("device_id")
    statement = "SELECT id, number FROM probation.device WHERE id = ANY($1)"
    rows = await fetch_rows(connection, DeviceNumber, statement, [row[device] for row in assignments.records])
    numbers = {row.id: row.number for row in rows}
    assignments.records = [(*row[:at], numbers[row[device]], *row[at + 1 :]) for row in assignments.records]


async def enter_vendors(connection: Connection, at: datetime) -> None:
    """The vendors of the country's bracelets, where they are missing."""
    await connection.executemany(VENDOR, [(code, name, at, BY.id) for code, name in VENDORS.items()])


async def source_positions(connection: Connection, positions: Rows) -> None:
    """Give the positions the number of their source in the place of its vendor: each vendor has a key that signs."""
    at = positions.columns.index("source")
    numbers = {}
    for code in VENDORS:
        source = Source(Protocol.HTTP, code, f"{code}-key", Authentication.REQUEST_SIGNATURE, "gateway")
        numbers[code] = await number_of(connection, source)
    positions.records = [(*row[:at], numbers[row[at]], *row[at + 1 :]) for row in positions.records]
