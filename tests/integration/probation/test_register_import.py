"""A register that is taken over: looked at first, registered row by row, decided where a human has to, taken back as a whole."""

from datetime import timedelta
from uuid import UUID

import pytest

from services.probation.amendments.queries import facts
from services.probation.cases.domain.because import FROM_A_FILE
from services.probation.cases.entries import entries
from services.probation.cases.tables import Person, Registration
from services.probation.database import DB
from services.probation.errors import AlreadyDecided, NotFound
from services.probation.history.queries import changes
from services.probation.register_import import carrying_out, undoing
from services.probation.register_import.actions import SameFile, confirm, decide_row, discard, take_in
from services.probation.register_import.carrying_out import carry_out
from services.probation.register_import.examining import examine
from services.probation.register_import.jobs import carry_out_imports
from services.probation.register_import.rows import Import, ImportRow, import_of, rows_of
from services.probation.register_import.undoing import undo
from services.probation.search.queries import find
from services.probation.timeline.actions import add_entry
from shared.access.acting import acting_for
from shared.db.acting import acting
from shared.db.rows import fetch_values
from shared.web.i18n import use
from tests.builders.actors import OFFICER, OFFICER_ELSEWHERE, SENIOR
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY, FixedClock, soon
from tests.builders.people import IIN, person
from tests.builders.register_files import Row, as_csv, people, row, table
from tests.builders.registrations import Register
from tests.builders.staff import SENIOR_ELSEWHERE

WHY = "It was the wrong file"


@pytest.fixture(autouse=True)
def english(fixed_clock: FixedClock) -> None:
    """Words are those of an English page."""
    use("en")


async def taken_in(*rows: Row, again: bool = False) -> UUID:
    number, content = fresh(), as_csv(table(rows))
    with acting(acting_for(SENIOR)):
        await take_in(number, "register.csv", await examine(content, number, by=SENIOR, now=NOW), by=SENIOR, now=NOW, again=again)
        await confirm(number, by=SENIOR, now=NOW)
    return number


async def imported(*rows: Row) -> UUID:
    number = await taken_in(*rows)
    while await carry_out(number, now=NOW):
        pass
    return number


async def found(number: UUID) -> Import:
    known = await import_of(SENIOR, number)
    assert known is not None
    return known


async def one_row(number: UUID) -> ImportRow:
    every = await rows_of(number, "waiting", "defect", "held", "made", "refused", "dropped", "undone", "left")
    assert len(every) == 1
    return every[0]


async def test_every_row_becomes_a_registration_of_its_officer(register: Register) -> None:
    number = await imported(*people(3))
    known = await found(number)
    assert (known.state, known.made, known.rows) == ("done", 3, 3)
    rows = await Registration.select(Registration.officer, Registration.office, Registration.state)
    assert [(each["officer"], each["office"], each["state"]) for each in rows] == [(OFFICER.id, "75", "open")] * 3
    assert not any(each.fields for each in await rows_of(number, "made")), "what a row said is kept no longer than needed"


async def test_looking_changes_nothing(register: Register) -> None:
    with acting(acting_for(SENIOR)):
        file = await examine(
            as_csv(table([*people(2), row(family_name="12345 !!! <b>x</b>", officer="nobody")])), fresh(), by=SENIOR, now=NOW
        )
    assert [each.result for each in file.rows] == ["waiting", "waiting", "defect"]
    assert set(file.rows[2].problems.messages) == {"family_name", "officer"}
    assert not await Person.exists()
    assert await fetch_values(DB, "SELECT count(*) FROM probation.register_import") == [0]


async def test_a_run_that_was_broken_off_goes_on_where_it_was(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    number, real, calls = await taken_in(*people(5)), carrying_out.write_outcome, []

    async def breaks(*given: object, **named: object) -> None:
        calls.append(given)
        if len(calls) == 3:
            raise ConnectionError
        await real(*given, **named)  # type: ignore[arg-type]  # passed on as it came

    monkeypatch.setattr(carrying_out, "write_outcome", breaks)
    with pytest.raises(ConnectionError):
        await carry_out(number, now=NOW)
    assert await Registration.count() == 2, "the row that was broken off left nothing"
    monkeypatch.undo()
    use("en")
    assert await carry_out(number, now=NOW) == 3
    assert (await found(number)).made == await Registration.count() == 5


async def test_the_same_file_is_refused_unless_it_is_meant(register: Register) -> None:
    number = await imported(*people(2))
    with pytest.raises(SameFile) as refusal:
        await taken_in(*people(2))
    assert refusal.value.number == number
    again = await taken_in(*people(2), again=True)
    await carry_out(again, now=NOW)
    assert ((await found(again)).refused, await Registration.count()) == (2, 2)


async def test_somebody_like_a_person_on_the_register_is_held_until_a_human_decides(register: Register) -> None:
    known = await register(person(None, family_name="Oydantegov", given_name="Adam", birth_date=TODAY.replace(1990, 2, 1)), by=OFFICER)
    number = await imported(row())
    held = await one_row(number)
    assert (held.result, held.alike[0]["person"]) == ("held", str(known.person))
    outcome = await decide_row(number, held.number, "register", "Another person: seen their documents", by=SENIOR, now=NOW)
    assert outcome.result == "made"
    assert await Person.count() == 2
    with pytest.raises(AlreadyDecided):
        await decide_row(number, held.number, "drop", "", by=SENIOR, now=NOW)


async def test_people_of_another_office_are_not_shown_as_alike(register: Register) -> None:
    alike = person(None, family_name="Ойдантегов", given_name="Адам", birth_date=TODAY.replace(1990, 2, 1), office="71")
    await register(alike, by=OFFICER_ELSEWHERE)
    assert (await one_row(await imported(row()))).result == "made"


async def test_what_the_law_asks_is_held_and_registered_with_a_reason(register: Register) -> None:
    late = row(
        court_decision_on=f"{TODAY - timedelta(days=60):%d.%m.%Y}",
        in_force_on=f"{TODAY - timedelta(days=50):%d.%m.%Y}",
        registered_on=f"{TODAY - timedelta(days=1):%d.%m.%Y}",
    )
    number = await imported(late)
    held = await one_row(number)
    assert (held.result, list(held.problems["messages"])) == ("held", ["registered_on"])
    assert (await decide_row(number, held.number, "register", "The papers came late", by=SENIOR, now=NOW)).result == "made"
    assert await fetch_values(DB, "SELECT reason FROM probation.law_override") == ["The papers came late"]


async def test_an_iin_that_is_on_the_register_is_refused(register: Register) -> None:
    await register(person(IIN), by=OFFICER)
    assert (await one_row(await imported(row(iin=IIN, birth_date="", sex="")))).result == "refused"


async def test_an_iin_of_another_office_is_refused_and_nothing_is_told(register: Register) -> None:
    await register(person(IIN, office="71"), by=OFFICER_ELSEWHERE)
    refused = await one_row(await imported(row(iin=IIN, birth_date="", sex="")))
    assert (refused.result, refused.person, refused.alike) == ("refused", None, [])


async def test_a_dropped_row_registers_nobody_and_is_forgotten(register: Register) -> None:
    await register(person(None, family_name="Ойдантегов", given_name="Адам", birth_date=TODAY.replace(1990, 2, 1)), by=OFFICER)
    number = await imported(row())
    await decide_row(number, 2, "drop", "The same person", by=SENIOR, now=NOW)
    dropped = await one_row(number)
    assert (dropped.result, dropped.fields, dropped.reason) == ("dropped", {}, "The same person")
    assert await Person.count() == 1


async def test_a_whole_import_is_taken_back_except_what_somebody_has_worked_with(register: Register) -> None:
    number = await imported(*people(3))
    worked_with = (await rows_of(number, "made"))[1]
    assert worked_with.person
    await add_entry(person=worked_with.person, kind="note", details={"text": "Came in person"}, at=soon(60), by=OFFICER)
    assert await undo(number, WHY, by=SENIOR, now=soon(120)) == (2, 1)
    known = await found(number)
    assert (known.state, known.undone, known.left_alone, known.undo_reason) == ("undone", 2, 1, WHY)
    states = await Registration.select(Registration.person, Registration.state)
    assert {each["person"] for each in states if each["state"] == "open"} == {worked_with.person}
    with pytest.raises(AlreadyDecided):
        await undo(number, WHY, by=SENIOR, now=soon(180))


async def test_after_it_was_taken_back_the_file_can_be_taken_over_again(register: Register) -> None:
    await undo(await imported(*people(2)), WHY, by=SENIOR, now=soon(60))
    again = await taken_in(*people(2))
    await carry_out(again, now=soon(120))
    assert (await found(again)).made == 2


async def test_a_file_that_is_not_taken_over_is_forgotten(register: Register) -> None:
    number = fresh()
    await take_in(number, "register.csv", await examine(as_csv(table([row()])), number, by=SENIOR, now=NOW), by=SENIOR, now=NOW)
    await discard(number, by=SENIOR, now=NOW)
    assert (await one_row(number)).fields == {}
    assert await carry_out(number, now=NOW) == 0
    with pytest.raises(AlreadyDecided):
        await confirm(number, by=SENIOR, now=NOW)


async def test_what_else_a_row_says_is_kept_with_its_reason(register: Register) -> None:
    number = await imported(
        row(
            region="", kato="751110000", family_name_kk="Ойдантегі", given_name_kk="Адам", family_name_latin="Oydantegi",
            given_name_latin="Adam", workplace="Демо зауыты", offence_article="УК 188", document_kind="Удостоверение личности",
            document_number="012345678", document_issuer="Демо", document_issued_on="05.11.2020",
        )
    )  # fmt: skip
    made = await one_row(number)
    assert made.person
    assert made.registration
    stands = await facts(made.person, made.registration)
    told = ("region", "kato", "family_name_kk", "given_name_kk", "family_name_latin", "workplace", "offence_article")
    assert [stands[name] for name in told] == ["75", "751110000", "Ойдантегі", "Адам", "Oydantegi", "Демо зауыты", "УК 188"]
    (document,) = await entries(made.person)
    assert (document.kind, document.details["document_number"]) == ("documents", "012345678")
    known = (await changes(made.person, "kato")).rows
    assert [(each.new, each.why, each.document) for each in known] == [("751110000", FROM_A_FILE, "register.csv, 2")]
    assert await find("Oydantegi Adam"), "a person is found by each spelling"


async def test_what_is_wrong_beyond_the_form_is_a_defect_too(register: Register) -> None:
    with acting(acting_for(SENIOR)):
        wrong = row(kato="711110000", family_name_latin="Әуезов", document_kind="Удостоверение личности", marital_status="жақсы")
        file = await examine(as_csv(table([wrong])), fresh(), by=SENIOR, now=NOW)
    messages = file.rows[0].problems.messages
    fields = {"kato", "family_name_latin", "document_number", "document_issuer", "document_issued_on", "marital_status"}
    assert set(messages) == fields
    assert "жақсы" in messages["marital_status"]


async def test_a_typing_error_in_the_birth_date_does_not_hide_somebody(register: Register) -> None:
    await register(person(None, family_name="Ойдантегов", given_name="Адам", birth_date=TODAY.replace(1990, 1, 2)), by=OFFICER)
    held = await one_row(await imported(row(birth_date="01.02.1990", phone="8 702 000 00 02")))
    assert (held.result, held.alike[0]["why"]) == ("held", ["name.same", "birth.swapped", "region.same"])


async def test_that_somebody_is_another_person_is_remembered(register: Register) -> None:
    known = await register(person(None, family_name="Oydantegov", given_name="Adam", birth_date=TODAY.replace(1990, 2, 1)), by=OFFICER)
    made = await decide_row(await imported(row()), 2, "register", "Another person: seen their documents", by=SENIOR, now=NOW)
    kept = "SELECT person FROM probation.duplicate_suspicion WHERE decision = 'different' AND other = $1"
    assert await fetch_values(DB, kept, known.person) == [made.person]


async def test_whoever_is_on_the_register_is_seen_before_anybody_is_registered(register: Register) -> None:
    await register(person(IIN), by=OFFICER)
    with acting(acting_for(SENIOR)):
        file = await examine(as_csv(table([row(iin=IIN, birth_date="", sex="")])), fresh(), by=SENIOR, now=NOW)
    assert [each.result for each in file.rows] == ["refused"]


async def test_taking_back_that_was_broken_off_goes_on(register: Register) -> None:
    number = await imported(*people(3))
    await undoing.begin(number, WHY, by=SENIOR, now=soon(60))
    assert await undoing.go_on(number, size=1, now=soon(60)) == [True]
    await carry_out_imports({})
    assert ((await found(number)).undone, await Registration.count().where(Registration.state == "open")) == (3, 0)


async def test_another_office_neither_sees_nor_decides_an_import(register: Register) -> None:
    number = await imported(*people(1))
    assert await import_of(SENIOR_ELSEWHERE, number) is None
    with pytest.raises(NotFound):
        await undo(number, WHY, by=SENIOR_ELSEWHERE, now=NOW)
    with acting(acting_for(SENIOR_ELSEWHERE)):
        assert await fetch_values(DB, "SELECT count(*) FROM probation.import_row") == [0]
