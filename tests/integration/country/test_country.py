"""A country of 300 people is what the services' actions would have written: references resolve, logs are valid, messages continue."""

import json
from datetime import date, timedelta
from importlib import import_module
from uuid import UUID, uuid4

import asyncpg
import pytest
from asyncpg import Connection

from infra.contributed import AUDITED
from infra.loading.country import Job, Writer
from infra.loading.demo import CannotLoad, load_country
from services.probation.country.lives import Numbering, lives
from services.probation.database import MESSAGING as PROBATION
from shared.audit import canonical, verify
from shared.crypto import Keyring, seal
from shared.db.engine import engine, transaction
from shared.demo.country import DOCUMENTED
from shared.messages.base import Envelope
from shared.messages.probation import CheckInReviewed
from shared.messages.reintegration import ResidenceChanged
from shared.messaging.inbox import receive
from shared.messaging.outbox import send
from shared.registry import registry
from shared.settings import OraluSettings
from tests.builders.moments import NOW, TODAY
from tests.support.country import PERSONS

# (what refers, to what): each a table's column; a NULL refers to nothing.
REFERENCES = (
    ("probation.registration.person", "probation.person.id"),
    ("probation.registration.officer", "identity.account.id"),
    ("probation.condition.registration", "probation.registration.id"),
    ("probation.check_in.registration", "probation.registration.id"),
    ("probation.check_in.person", "probation.person.id"),
    ("probation.check_in.session", "biometrics.session.id"),
    ("probation.check_in.kiosk", "identity.kiosk.id"),
    ("probation.check_in.reviewed_by", "identity.account.id"),
    ("probation.check_in.first_no_match_by", "identity.account.id"),
    ("probation.check_in_review.check_in", "probation.check_in.id"),
    ("probation.check_in_review.by_id", "identity.account.id"),
    ("probation.queue_item.person", "probation.person.id"),
    ("probation.queue_item.excluded_officer", "identity.account.id"),
    ("probation.timeline_entry.person", "probation.person.id"),
    ("probation.duplicate_suspicion.other", "probation.person.id"),
    ("probation.device_assignment.device_id", "probation.device.id"),
    ("probation.device_assignment.person", "probation.person.id"),
    ("probation.monitoring_order.person", "probation.person.id"),
    ("probation.alert.incident", "probation.incident.id"),
    ("probation.alert.assignment", "probation.device_assignment.id"),
    ("probation.violation.incident", "probation.incident.id"),
    ("probation.deputy.officer", "identity.account.id"),
    ("probation.deputy.deputy", "identity.account.id"),
    ("probation.position.device_id", "probation.device.id"),
    ("reintegration.case.person", "probation.person.id"),
    ("reintegration.case.registration", "probation.registration.id"),
    ("reintegration.task.person", "reintegration.case.person"),
    ("reintegration.task.taken_by", "identity.account.id"),
    ("reintegration.plan.task", "reintegration.task.id"),
    ("reintegration.plan.started_by", "identity.account.id"),
    ("reintegration.goal.plan", "reintegration.plan.id"),
    ("reintegration.step.goal", "reintegration.goal.id"),
    ("reintegration.referral.plan", "reintegration.plan.id"),
    ("reintegration.referral.offer", "reintegration.service_offer.id"),
    ("reintegration.referral.organisation", "reintegration.organisation.id"),
    ("reintegration.referral_event.referral", "reintegration.referral.id"),
    ("reintegration.service_offer.organisation", "reintegration.organisation.id"),
    ("reintegration.capacity.offer", "reintegration.service_offer.id"),
    ("reintegration.timeline_entry.person", "reintegration.case.person"),
    ("biometrics.subject.person", "probation.person.id"),
    ("biometrics.subject.registration", "probation.registration.id"),
    ("biometrics.card.person", "biometrics.subject.person"),
    ("biometrics.check_in_due.check_in", "probation.check_in.id"),
    ("biometrics.receipt.check_in", "probation.check_in.id"),
    ("biometrics.session.check_in", "probation.check_in.id"),
    ("biometrics.session.kiosk", "identity.kiosk.id"),
    ("biometrics.attempt.session", "biometrics.session.id"),
    ("biometrics.enrolment.person", "biometrics.subject.person"),
    ("identity.account.provider", "reintegration.organisation.id"),
)
UNREGISTERED = {"reintegration.case.person": 2, "reintegration.case.registration": 2}
"""Two people of the demo came to the desk by themselves, without a registration."""


async def test_everybody_is_on_the_register(look: Connection) -> None:
    assert await look.fetchval("SELECT count(*) FROM probation.person") == PERSONS
    officers = await look.fetch("SELECT officer, count(*) AS cases FROM probation.registration GROUP BY officer ORDER BY 2")
    assert [round(row["cases"], -1) for row in officers] == [100] * (PERSONS // 100)


async def test_every_reference_leads_somewhere(look: Connection) -> None:
    strays = {}
    for source, target in REFERENCES:
        (table, _, column), (other, _, key) = source.rpartition("."), target.rpartition(".")
        # The documented people reached the other services by messages, which are not delivered here.
        count = await look.fetchval(
            f"SELECT count(*) FROM {table} s WHERE s.{column} IS NOT NULL AND NOT EXISTS (SELECT FROM {other} t WHERE t.{key} = s.{column})"
        )
        if count:
            strays[source] = count
    assert strays == UNREGISTERED


async def test_every_audit_log_is_whole(country: OraluSettings, look: Connection) -> None:
    for service, module in AUDITED.items():
        await engine(service).start_connection_pool()
        try:
            report = await verify(import_module(module).Audit)
        finally:
            await engine(service).close_connection_pool()
        assert report.broken_at is None
        assert report.records > 0
        for row in await look.fetch(f"SELECT details FROM {service}.audit"):
            assert row["details"] == canonical(json.loads(row["details"]))


async def test_only_messages_about_the_documented_people_wait_to_be_sent(look: Connection) -> None:
    for service in ("probation", "reintegration", "biometrics"):
        people = await look.fetch(f"SELECT DISTINCT person FROM {service}.outbox WHERE acknowledged_at IS NULL")
        assert {await look.fetchval("SELECT family_name FROM probation.person WHERE id = $1", row["person"]) for row in people} <= {
            "Demo",
            "Sample",
        }


async def test_both_sides_have_counted_the_same_messages(look: Connection) -> None:
    """For people whom biometrics knows: the documented people's messages are not delivered yet."""
    known = {row["person"] for row in await look.fetch("SELECT person FROM biometrics.subject")}

    async def counted(table: str, other: str) -> dict[UUID, int]:
        rows = await look.fetch(f"SELECT key, last FROM {table} WHERE key LIKE $1 AND last > 0", f"{other}:%")
        counts = {UUID(row["key"].partition(":")[2]): row["last"] for row in rows}
        return {person: last for person, last in counts.items() if person in known}

    for sender, receiver in (
        ("probation", "biometrics"), ("probation", "reintegration"), ("biometrics", "probation"), ("reintegration", "probation"),
    ):  # fmt: skip
        sent = await counted(f"{sender}.outbox_sequence", receiver)
        assert sent == await counted(f"{receiver}.inbox_sequence", sender), f"{sender} to {receiver}"
        assert sent


async def test_the_next_message_about_a_person_is_taken(country: OraluSettings, look: Connection, engines: OraluSettings) -> None:
    person = await look.fetchval("SELECT person FROM reintegration.case c WHERE status = 'open' ORDER BY person LIMIT 1")
    last = await look.fetchval("SELECT last FROM reintegration.outbox_sequence WHERE key = $1", f"probation:{person}")
    envelope = Envelope(
        id=uuid4(), type=ResidenceChanged.type, sender="reintegration", receiver="probation", person=person, sequence=(last or 0) + 1,
        created_at=NOW, body=ResidenceChanged(person=person, changed_at=NOW).model_dump(mode="json"),
    )  # fmt: skip
    sealed = seal(Keyring.load(country), "reintegration", "probation", envelope.model_dump_json().encode())
    assert await receive(PROBATION, sealed, registry("probation").handlers) == "applied"
    before = await look.fetchval("SELECT last FROM biometrics.inbox_sequence WHERE key = $1", f"probation:{person}")
    async with transaction(PROBATION.db):
        check_in: UUID = await look.fetchval("SELECT id FROM probation.check_in WHERE person = $1 LIMIT 1", person)
        await send(PROBATION, CheckInReviewed(person=person, check_in=check_in, verdict="match", reviewed_at=NOW))
    sent = await look.fetchval("SELECT max(sequence) FROM probation.outbox WHERE person = $1 AND receiver = 'biometrics'", person)
    assert sent == before + 1


async def test_everybody_open_has_a_next_check_in_or_none_left(look: Connection) -> None:
    without = await look.fetchval(
        "SELECT count(*) FROM probation.registration r WHERE state = 'open' AND term_ends_on > $1"
        " AND NOT EXISTS (SELECT FROM probation.check_in c WHERE c.registration = r.id AND c.state = 'created')",
        TODAY + timedelta(days=100),
    )
    assert without == 0
    long_over = "SELECT count(*) FROM probation.check_in WHERE state = 'created' AND closes_at <= $1"
    assert await look.fetchval(long_over, NOW - timedelta(days=1)) == 0


async def test_no_active_step_is_overdue_by_months(look: Connection) -> None:
    forgotten = "SELECT count(*) FROM reintegration.step WHERE state = 'active' AND due_on < $1"
    assert await look.fetchval(forgotten, TODAY - timedelta(days=60)) == 0


async def test_nothing_lies_ahead(country: OraluSettings, look: Connection) -> None:
    soon = NOW + timedelta(seconds=1)
    for column in (
        "probation.timeline_entry.at", "probation.audit.at", "probation.queue_item.opened_at", "probation.queue_item.closed_at",
        "reintegration.timeline_entry.at", "reintegration.audit.at", "biometrics.audit.at", "probation.position.fix_time",
        "probation.alert.raised_at",
    ):  # fmt: skip
        table, _, name = column.rpartition(".")
        assert await look.fetchval(f"SELECT count(*) FROM {table} WHERE {name} > $1", soon) == 0, column


async def test_an_officer_has_a_handful_of_open_items_of_many_kinds(look: Connection) -> None:
    rows = await look.fetch(
        "SELECT q.kind, count(*) AS number FROM probation.queue_item q JOIN probation.registration r ON r.person = q.person AND r.state ="
        " 'open' WHERE q.closed_at IS NULL GROUP BY 1"
    )
    assert 3 * PERSONS / 100 <= sum(row["number"] for row in rows) <= 15 * PERSONS / 100
    assert len(rows) >= 4


async def test_loading_it_again_changes_nothing(country: OraluSettings, look: Connection) -> None:
    before = await look.fetchval("SELECT count(*) FROM probation.audit")
    again = await load_country(country, PERSONS)
    assert (again.persons, again.changed) == (PERSONS, False)
    assert await look.fetchval("SELECT count(*) FROM probation.audit") == before


async def test_a_larger_number_adds_the_people_who_are_missing(country: OraluSettings, look: Connection) -> None:
    known = {row["id"] for row in await look.fetch("SELECT id FROM probation.person")}
    more = await load_country(country, PERSONS + 120)
    assert more.persons == PERSONS + 120
    assert more.tables["probation.person"] == 120
    after = {row["id"] for row in await look.fetch("SELECT id FROM probation.person")}
    assert known < after
    assert await look.fetchval("SELECT count(*) - count(DISTINCT iin) FROM probation.person") == 0


async def test_what_was_interrupted_goes_on_where_it_stopped(database: OraluSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    copy, batches = Writer.copy, 0

    async def fails_at_the_second(self: Writer, connection: Connection) -> None:
        nonlocal batches
        batches += 1
        if batches == 2:
            raise ConnectionError("the server went away")
        await copy(self, connection)

    monkeypatch.setattr("infra.loading.country.BATCH", 20)
    monkeypatch.setattr(Writer, "copy", fails_at_the_second)
    with pytest.raises(ConnectionError):
        await load_country(database, 60)
    rest = await load_country(database, 60)
    assert (rest.persons, rest.tables["probation.person"]) == (60, 60 - 20 - DOCUMENTED)
    connection = await asyncpg.connect(database.database_url)
    assert await connection.fetchval("SELECT count(*) FROM probation.person") == 60
    assert await connection.fetchval("SELECT count(*) - count(DISTINCT person) FROM biometrics.subject") == 0
    await connection.close()


async def test_another_seed_is_refused(country: OraluSettings) -> None:
    with pytest.raises(CannotLoad, match="seed 1"):
        await load_country(country, PERSONS, seed=2)


async def test_it_is_refused_outside_a_demo(country: OraluSettings) -> None:
    with pytest.raises(CannotLoad, match="no demo system"):
        await load_country(country.model_copy(update={"demo": False}), PERSONS)


async def test_it_is_refused_beside_accounts_of_real_people(database: OraluSettings) -> None:
    connection = await asyncpg.connect(database.database_url)
    await connection.execute(
        "INSERT INTO identity.account (id, login, name, role, language, password_hash, demo, created_at)"
        " VALUES ($1, 'real', 'Somebody', 'officer', 'kk', 'x', false, $2)",
        *(uuid4(), NOW),
    )
    await connection.close()
    with pytest.raises(CannotLoad, match="1 accounts that are not of a demo"):
        await load_country(database, PERSONS)


async def test_the_same_seed_and_day_give_the_same_people(country: OraluSettings, look: Connection) -> None:
    """These do not follow from the seed: keys, the hash of the one secret, and the hashes of logs that begin with other records."""
    details = json.loads(await look.fetchval("SELECT details FROM identity.audit WHERE action = 'country_begun'"))
    job = Job(
        seed=1, after=0, until=60, day=date.fromisoformat(details["day"]), numbers=json.loads(details["numbers"]), secret_hash="",
        timezone=country.timezone,
    )  # fmt: skip
    made = list(lives(1, 0, 60, job.midnight, job.time_zone, Numbering(dict(job.numbers))))
    for life in made:
        stored = await look.fetch("SELECT id, state, receipt FROM probation.check_in WHERE person = $1 ORDER BY due_on, id", life.person.id)
        again = sorted(life.check_ins, key=lambda one: (one.due_on, one.id))
        assert [(row["id"], row["state"], row["receipt"]) for row in stored] == [(one.id, one.state, one.receipt) for one in again]
