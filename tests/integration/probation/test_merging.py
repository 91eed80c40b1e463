"""Two records of one person become one, and two again where that was wrong: what goes over, what is refused, what is told."""

import json
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from services.probation.amendments.queries import facts
from services.probation.cases.actions import change_person
from services.probation.cases.domain.because import Because
from services.probation.cases.queries import case, registrations
from services.probation.check_ins.actions import record_check_in
from services.probation.check_ins.tables import CheckIn
from services.probation.closing.actions import close_registration
from services.probation.database import BY
from services.probation.duplicates.actions import raise_suspicion
from services.probation.duplicates.tables import DuplicateSuspicion
from services.probation.history.queries import changes
from services.probation.merging.actions import answer
from services.probation.queue.tables import QueueItem
from services.probation.register.actions import register_person
from services.probation.register.same_person import SameAnswer
from services.probation.restriction.actions import set_restriction
from services.probation.search.queries import find
from services.probation.support.jobs import residence_changed
from services.probation.timeline.notes import add_note
from services.probation.timeline.queries import timeline
from shared.db.acting import SYSTEM as EVERYTHING
from shared.db.acting import acting
from shared.messages.reintegration import ResidenceChanged
from shared.registry import registry
from shared.settings import OraluSettings
from tests.builders.actors import COLLEAGUE_OFFICER, OFFICER, SENIOR, SYSTEM
from tests.builders.appointments import planned
from tests.builders.attachments import attached
from tests.builders.check_ins import messages, the_check_in, waiting
from tests.builders.hand_ins import verified
from tests.builders.merges import LATER, merged, proposed, rows, twice, unmerged
from tests.builders.moments import NOW, TODAY
from tests.builders.people import IIN, person
from tests.builders.registrations import registered, registration

pytestmark = pytest.mark.usefixtures("engines")
GROWS = {
    "audit",
    "outbox",
    "outbox_sequence",
    "inbox",
    "dead_letter",
    "person_merge",
    "merged_row",
    "timeline_entry",
    "field_change",
    "duplicate_suspicion",
}
"""What both a merge and its undoing add to."""
STAYS = {
    "person_link": "the link itself",
    "person_name": "further spellings: found through earlier_name",
    "person_word": "made of the names",
    "earlier_name": "made of the names",
    "check_in_schedule": "a schedule is the surviving record's",
    "own_questions": "own questions are the surviving record's",
    "term_event": "of a registration",
    "legal_basis_document": "a consent stays with the record that it was signed for",
    "match_check": "when a record was compared",
    "stated_purpose": "what a reader said",
    "emergency_access": "what a reader did",
    "transfer": "an open one hinders a merge",
    "reassigned_case": "of a decision about a whole caseload",
    "notification_choice": "of the surviving record's addresses",
    "import_row": "of a file",
    "device_assignment": "a bracelet's history stays: its record is the surviving one",
    "monitoring_order": "as the bracelet's history",
    "protected_place": "as the bracelet's history",
    "incident": "as the bracelet's history",
    "alert": "as the bracelet's history",
    "violation": "as the bracelet's history",
    "risk_calculation": "as it was computed: of the surviving record it is computed anew",
    "risk_set_aside": "a calculation that failed: of the surviving record it is tried anew",
    "risk_current": "of the surviving record it is computed anew",
}
"""Tables whose rows do not go over, and why."""
TABLES = """SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'person' AND NOT a.attisdropped
    WHERE c.relnamespace = 'probation'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1"""


async def snapshot() -> dict[str, list[str]]:
    """Every row about a person, except what only grows, and items that ask to look through a merge."""
    found: dict[str, list[str]] = {}
    for table in ["person", *await rows(TABLES)]:
        if table not in GROWS:
            all_of = f"SELECT to_jsonb(t) - 'version' - 'wrapped_key' FROM probation.{table} t"
            read = [json.loads(row) for row in await rows(all_of)]
            found[table] = sorted(json.dumps(row, sort_keys=True) for row in read if not str(row.get("kind")).startswith("merge"))
    return found


async def full_records() -> tuple[UUID, UUID]:
    """Two records, each with a check-in, an appointment, an attachment and a note; the second one has an ИИН."""
    one, two = await twice()
    because = Because("correction", "The card was seen", TODAY)
    await change_person(two, because=because, by=OFFICER, now=NOW, iin=IIN)
    for each, hours in ((one, 3), (two, 5)):
        await planned(each, NOW + timedelta(hours=hours))
        await attached(each)
        await add_note(each, "A note", by=OFFICER, now=NOW)
    return one, two


async def test_every_table_about_people_goes_over_or_says_why_not() -> None:
    declared = {each.table.removeprefix("probation.") for one in registry("probation").capabilities for each in one.person_rows}
    named = declared | set(STAYS) | GROWS | {"registration"}
    assert set(await rows(TABLES)) - named == set()


async def test_the_surviving_record_shows_both_and_the_old_names_find_it() -> None:
    one, two = await full_records()
    await merged(one, two, "phone", "iin")
    found, led = await case(OFFICER, one), await case(OFFICER, two)
    assert found is not None
    assert led is not None
    assert (found.phone, found.iin, led.person) == ("+77010000002", IIN, one)
    assert len(await registrations(OFFICER, one)) == 2
    kinds = [entry.kind for entry in await timeline(one)]
    assert [kinds.count(kind) for kind in ("registered", "note", "persons_merged", "merge_proposed")] == [2, 2, 1, 1]
    assert {"phone", "iin"} <= {row.field for row in await changes(one)}
    assert {hit.person for hit in await find("Ayguly Ahmetova")} == {one}
    counted = "SELECT count(*) FROM probation.{} WHERE person = $1"
    assert [(await rows(counted.format(table), one))[0] for table in ("appointment", "attachment")] == [2, 2]


async def test_undoing_gives_back_exactly_what_belonged_to_each() -> None:
    one, two = await full_records()
    before = await snapshot()
    merge = await merged(one, two, "phone", "birth_date", "family_name", "iin")
    assert await snapshot() != before
    await unmerged(merge)
    after = await snapshot()
    assert {table: (before[table], after[table]) for table in before if after[table] != before[table]} == {}
    assert {hit.person for hit in await find("Ayguly Ahmetova")} == {one, two}


async def test_one_check_in_a_day_is_left_and_the_other_comes_back() -> None:
    one, two = await twice()
    mine, theirs = await the_check_in(one), await the_check_in(two)
    merge = await merged(one, two)
    states = {row["id"]: (row["state"], row["person"]) for row in await CheckIn.select(CheckIn.id, CheckIn.state, CheckIn.person)}
    assert states[mine["id"]] == ("created", one)
    assert states[theirs["id"]] == ("cancelled", one)
    assert [each["check_in"] for each in await messages("probation.check_in_withdrawn.v1")] == [str(theirs["id"])]
    await unmerged(merge)
    row = await the_check_in(two)
    assert (row["id"], row["state"]) == (theirs["id"], "created")
    assert [each["check_in"] for each in await messages("probation.check_in_due.v1")].count(str(theirs["id"])) >= 2


async def test_a_check_in_by_the_old_card_counts_for_the_person() -> None:
    one, two = await twice()
    await record_check_in(verified(two, (await the_check_in(two))["id"]), by=BY, now=NOW)
    await merged(one, two)
    row = await CheckIn.select().where(CheckIn.recorded_at.is_not_null()).first()
    assert row is not None
    seen = await case(OFFICER, row["person"])
    assert seen is not None
    assert seen.person == one


async def test_a_restricted_record_is_restricted_as_a_whole_until_it_is_two_again() -> None:
    one, two = await twice()
    await set_restriction(two, True, "A threat was reported", by=SENIOR, now=NOW)
    merge = await merged(one, two)
    restricted = "SELECT bool_and(restricted) FROM probation.registration WHERE person = $1"
    assert await rows(restricted, one) == [True]
    await unmerged(merge)
    assert await rows(restricted, one) == [False]
    assert await rows(restricted, two) == [True]


async def test_the_question_about_the_pair_is_answered_and_after_undoing_not_asked_again() -> None:
    one, two = await twice()
    await raise_suspicion(two, one, suspected_at=NOW, by=SYSTEM, now=NOW)
    merge = await merged(one, two)
    assert [row["decision"] for row in await DuplicateSuspicion.select(DuplicateSuspicion.decision)] == ["same"]
    await unmerged(merge)
    assert await rows("SELECT decision FROM probation.duplicate_suspicion ORDER BY suspected_at DESC LIMIT 1") == ["different"]
    assert await raise_suspicion(two, one, suspected_at=LATER, by=SYSTEM, now=LATER) is None


async def test_each_officer_is_asked_to_look_through_it() -> None:
    one, _ = await twice()
    other = await registered(person(None, family_name="Seitova", birth_date=date(1990, 5, 5), phone="+77010000009"), by=COLLEAGUE_OFFICER)
    merge = await proposed(one, other.person, by=SENIOR)
    second = replace(SENIOR, id=COLLEAGUE_OFFICER.id)
    await answer(merge, "confirm", "", by=second, now=NOW)
    items = await QueueItem.select(QueueItem.officer).where(QueueItem.kind == "merged_review", QueueItem.closed_at.is_null())
    assert {row["officer"] for row in items} == {OFFICER.id, COLLEAGUE_OFFICER.id}
    assert await case(COLLEAGUE_OFFICER, one) is not None


async def test_what_came_since_stays_unless_it_is_named_or_belongs_to_a_registration() -> None:
    one, two = await twice()
    (theirs,) = await rows("SELECT id FROM probation.registration WHERE person = $1", two)
    merge = await merged(one, two)
    under_theirs = await planned(one, NOW + timedelta(days=1), registration=theirs, now=LATER)
    paper = await attached(one)
    await unmerged(merge, now=LATER + timedelta(hours=1))
    assert await rows("SELECT person FROM probation.appointment WHERE id = $1", under_theirs) == [two]
    assert await rows("SELECT person FROM probation.attachment WHERE id = $1", paper) == [one]
    before, later = await planned(one, NOW + timedelta(days=2)), LATER + timedelta(hours=2)
    again = await merged(one, two, now=later)
    since = await planned(one, NOW + timedelta(days=3), now=later)
    moves = {"probation.appointment": [since, before], "probation.attachment": [paper]}
    await unmerged(again, moves, now=later + timedelta(hours=1))
    assert await rows("SELECT person FROM probation.appointment WHERE id = $1", since) == [two]
    kept = "SELECT person FROM probation.{} WHERE id = $1"
    for table, row in (("attachment", paper), ("appointment", before)):
        assert await rows(kept.format(table), row) == [one], "it was there before the merge"


async def test_a_registration_that_closed_since_goes_back_closed() -> None:
    one, two = await twice()
    (theirs,) = await rows("SELECT id FROM probation.registration WHERE person = $1", two)
    merge = await merged(one, two)
    await close_registration(one, reason="term_ended", by=OFFICER, now=LATER, registration=theirs)
    await unmerged(merge, now=LATER + timedelta(hours=1))
    back = await case(OFFICER, two)
    assert back is not None
    assert (back.person, back.is_open) == (two, False)
    stays = await case(OFFICER, one)
    assert stays is not None
    assert stays.is_open


async def test_the_other_services_are_told() -> None:
    one, two = await twice()
    merge = await merged(one, two)
    await unmerged(merge)
    for receiver in ("biometrics", "reintegration"):
        for word in ("merged", "unmerged"):
            (told,) = await messages(f"probation.persons_{word}_for_{receiver}.v1")
            assert (told["person"], told["other"]) == (str(one), str(two))


async def test_what_another_service_says_of_the_merged_record_is_said_of_the_surviving_one() -> None:
    one, two = await twice()
    await merged(one, two)
    with acting(EVERYTHING):
        await residence_changed(ResidenceChanged(person=two, changed_at=NOW))
    assert ("residence", "residence") in await waiting()
    assert await rows("SELECT person FROM probation.queue_item WHERE kind = 'residence'") == [one]


async def test_who_registers_by_the_merged_records_iin_reaches_the_surviving_one() -> None:
    one = await registered(person(None, family_name="Akhmetova"))
    two = await registered(person(IIN, family_name="Seitova", birth_date=date(1999, 12, 31), phone="+77010000002"))
    await merged(one.person, two.person)
    for each in await registrations(OFFICER, one.person):
        await close_registration(one.person, reason="term_ended", by=OFFICER, now=NOW, registration=each.id)
    again = await register_person(person(IIN), registration(basis=None), by=OFFICER, now=LATER, answer=SameAnswer())
    assert again.person == one.person


async def test_a_field_that_an_officer_changed_after_the_merge_stays_when_it_is_undone() -> None:
    one, two = await twice()
    merge = await merged(one, two, "phone")
    await change_person(one, because=Because("change", "A new number", TODAY), by=OFFICER, now=LATER, phone="+77010000044")
    await unmerged(merge, now=LATER + timedelta(hours=1))
    found = await case(OFFICER, one)
    assert found is not None
    assert found.phone == "+77010000044"


async def test_the_facts_of_the_merged_record_are_kept_as_they_were(engines: OraluSettings) -> None:
    one, two = await twice()
    (theirs,) = await rows("SELECT id FROM probation.registration WHERE person = $1", two)
    with acting(EVERYTHING):
        before = await facts(two, theirs)
    merge = await merged(one, two, "phone")
    assert await rows("SELECT phone FROM probation.person WHERE id = $1", two) == [before["phone"]]
    await unmerged(merge)
    with acting(EVERYTHING):
        assert await facts(two, theirs) == before
