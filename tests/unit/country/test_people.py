"""People of the country: consistent names, valid and unique numbers, check-ins as the law requires."""

import hashlib
import json
import re
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from random import Random
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.probation.cases.domain import card, phone
from services.probation.cases.domain.categories import REGIONS, Category, lawful_frequency
from services.probation.cases.domain.frequency import Frequency
from services.probation.check_ins.domain.schedule import next_due
from services.probation.country.cases import card_code, cases, number_and_birth
from services.probation.country.lives import Numbering, life, lives
from services.probation.country.visits import due_days
from services.probation.register.domain import birth_problem
from services.probation.register.iin import parse_iin
from services.reintegration.country.desk import desks
from services.reintegration.country.directory import needs_of, offer_for
from services.reintegration.referrals.domain import FINAL
from shared.audit import FIRST, Record, linked
from shared.demo.country import (
    DOCUMENTED,
    MOST_PEOPLE,
    PEOPLE_AN_OFFICE,
    SERIALS,
    new_id,
    office,
    office_of,
    person,
    staff,
)
from shared.demo.names import in_latin, in_russian, invent
from shared.demo.rows import Rows, UnknownColumn
from shared.identity.demo import demo_id
from shared.identity.tables import Kiosk
from shared.messages.base import NEEDS

TODAY, ZONE = date(2026, 11, 28), ZoneInfo("Asia/Almaty")
MIDNIGHT = datetime(2026, 11, 28, tzinfo=ZONE).astimezone(UTC)
NUMBERS = st.integers(DOCUMENTED + 1, MOST_PEOPLE)


@given(st.integers(0, 10_000), st.sampled_from(["male", "female"]))
def test_a_name_has_the_endings_of_its_sex_and_only_ascii_letters_in_latin(seed: int, sex: str) -> None:
    names = invent("male" if sex == "male" else "female", Random(seed))
    for name in (names.kk, names.ru):
        if name.patronymic:
            assert name.patronymic.endswith(("ұлы", "ич") if sex == "male" else ("қызы", "на"))
        assert not (sex == "male" and name.family.endswith(("ова", "ева")))
    assert not re.search("[әғқңөұүһі]", f"{names.ru.family}{names.ru.given}{names.ru.patronymic}".lower())
    assert f"{names.latin.family}{names.latin.given}".isascii()


def test_spellings_follow_the_alphabets() -> None:
    assert in_russian("Қуаныш Өмірбекұлы") == "Куаныш Омирбекулы"
    assert in_latin("Шыңғыс Жүнісов") == "Shynggys Zhunisov"
    assert in_latin("Щербаков Юрий") == "Shcherbakov Yuriy"


@settings(deadline=None)
@given(NUMBERS)
def test_a_person_is_the_same_whenever_asked_for(number: int) -> None:
    one = person(1, number, TODAY)
    assert one == person(1, number, TODAY)
    assert one.id != person(2, number, TODAY).id
    assert phone.parse_phone(one.phone) == one.phone
    assert one.officer.office == one.office.code
    assert "ымышленная" in one.address or "Ойдан" in one.address


@settings(deadline=None)
@given(NUMBERS)
def test_an_iin_is_valid_and_says_the_day_of_birth(number: int) -> None:
    one = person(1, number, TODAY)
    iin, born = number_and_birth(one)
    assert parse_iin(iin).born_on == born
    assert birth_problem(born, TODAY) is None
    assert int(iin[6]) % 2 == (one.sex == "male")


@pytest.mark.parametrize("numbers", [range(3, 3_003), range(7, MOST_PEOPLE, SERIALS), range(8_999, MOST_PEOPLE, SERIALS)])
def test_nobody_shares_an_iin_a_card_or_a_phone(numbers: range) -> None:
    """People who could collide most easily have the same serial: every SERIALS-th person."""
    found = [person(1, number, TODAY) for number in numbers if number > DOCUMENTED]
    for known in (
        [number_and_birth(one)[0] for one in found],
        [card_code(one, place) for one in found for place in (0, 1)],
        [one.phone for one in found],
        [one.id for one in found],
    ):
        assert len(set(known)) == len(known)


@settings(deadline=None)
@given(NUMBERS, st.integers(0, 1))
def test_a_card_can_be_typed_at_a_kiosk(number: int, place: int) -> None:
    assert card.is_code(card_code(person(1, number, TODAY), place))


def test_random_ids_are_of_version_4() -> None:
    made = UUID(bytes=new_id(Random(1)).bytes)
    assert (made.version, made.variant) == (4, "specified in RFC 4122")


def test_offices_have_a_region_and_ten_officers_and_the_demo_accounts_work_in_the_first() -> None:
    codes = [office(number).code for number in range(100)]
    assert len(set(codes)) == 100
    assert {code[:2] for code in codes} == set(REGIONS)
    assert all(re.fullmatch(r"\d{2}(-\d{2})?", code) for code in codes)
    assert sum(code.startswith("75") for code in codes) == 1
    assert staff(1, 0).officers[0].id == demo_id("officer")
    assert (staff(1, 0).senior.id, staff(1, 0).social_worker.id) == (demo_id("senior"), demo_id("social"))
    assert len({one.id for number in range(5) for one in staff(1, number).officers}) == 50
    assert office_of(PEOPLE_AN_OFFICE).number == 0
    assert office_of(PEOPLE_AN_OFFICE + 1).number == 1


@settings(deadline=None, max_examples=30)
@given(st.dates(date(2023, 1, 1), date(2026, 6, 1)), st.sampled_from(list(Frequency)), st.integers(10, 300))
def test_due_days_are_those_of_the_law(first: date, frequency: Frequency, days: int) -> None:
    until, expected, after = first + timedelta(days=days), [], date.min
    while (day := next_due(first, frequency, after, until)) is not None:
        expected.append(day)
        after = day
    assert list(due_days(first, frequency, until)) == expected


@settings(deadline=None, max_examples=60)
@given(st.integers(DOCUMENTED + 1, 20_000))
def test_the_dates_of_a_case_stand_in_the_order_of_the_law(number: int) -> None:
    one = person(1, number, TODAY)
    for case in cases(one, MIDNIGHT, ZONE):
        assert case.decided_on <= case.in_force_on <= case.registered_on < case.term_ends_on
        assert case.registered_on <= case.first_check_in_on <= case.term_ends_on
        least = lawful_frequency(Category(case.category), one.settlement, case.registered_on)
        assert least is None or not case.frequency.rarer_than(least)
        assert case.opened_at < (case.closed_at or MIDNIGHT) <= MIDNIGHT


def test_check_ins_follow_one_another_and_nothing_is_later_than_midnight() -> None:
    for each in lives(1, DOCUMENTED, 400, MIDNIGHT, ZONE, Numbering()):
        for registration in each.registrations:
            waiting = [one for one in registration.check_ins if one.state == "created"]
            assert len(waiting) <= (registration.closed_at is None)
            for before, after in pairwise(registration.check_ins):
                assert before.due_on < after.due_on
                assert before.state not in {"created", "cancelled"} or before.visit is not None
            for one in registration.check_ins:
                moments = [one.created_at, *(review.at for review in one.reviews), *([one.recorded_at] if one.recorded_at else [])]
                assert max(moments) <= MIDNIGHT
                assert one.recorded_at is None or one.opens_at <= one.recorded_at
                assert (one.doubt is None) == (one.visit is None or (one.visit.reason is None and not one.missed))


def test_about_ninety_three_of_a_hundred_check_ins_are_handed_in() -> None:
    found = [one for each in lives(1, DOCUMENTED, 1_000, MIDNIGHT, ZONE, Numbering()) for one in each.check_ins]
    over = [one for one in found if one.closes_at <= MIDNIGHT and one.state != "cancelled"]
    assert 0.92 < sum(not one.missed for one in over) / len(over) < 0.94


def test_case_numbers_count_within_office_and_year() -> None:
    numbering = Numbering({"75-2026": 2})
    found = [each.current.case_number for each in lives(1, DOCUMENTED, 300, MIDNIGHT, ZONE, numbering)]
    assert len(set(found)) == len(found)
    assert "75-2026-00003" in found
    assert life(person(1, 1_500, TODAY), MIDNIGHT, ZONE, Numbering()).current.case_number.startswith("71-20")


def test_one_referral_at_a_time_goes_to_an_offer_also_after_a_second_registration() -> None:
    back = 0
    for each in lives(1, 20_000, 22_000, MIDNIGHT, ZONE, Numbering()):
        found = [one for desk in desks(each, MIDNIGHT, ZONE) for one in desk.referrals if one.entered(*FINAL) is None]
        assert len({one.offer.id for one in found}) == len(found)
        back += len(each.registrations) > 1
    assert back > 50


def test_every_need_has_an_offer_near_every_office() -> None:
    for number in (0, 1, 40):
        for place in (0, 199, 200, 999):
            assert all(offer_for(need, 1, number, place).by.provider for need in NEEDS)
        assert {*needs_of(number, 2), *needs_of(number, 3)} == set(NEEDS)


def test_a_row_names_the_columns_of_its_table() -> None:
    rows = Rows(Kiosk)
    rows.add(id=uuid4(), name="one")
    with pytest.raises(UnknownColumn, match="not name, id but id, name"):
        rows.add(name="two", id=uuid4())
    with pytest.raises(UnknownColumn, match="has no colour"):
        Rows(Kiosk).add(id=uuid4(), colour="red")


def test_linked_records_have_the_hash_of_their_fields_as_json() -> None:
    at, by, about = datetime(2026, 11, 28, 3, 4, 5, 60, ZONE), uuid4(), uuid4()
    records = [Record(at, by, "officer", 'did "this"', about, '{"words":"ұ\\n"}'), Record(at, by, "system", "did that", None, "{}")]
    previous = FIRST
    for number, row in enumerate(linked(records, 0, FIRST), 1):
        sequence, moment, by_id, role, action, what, details, before, digest = row
        stamp = moment.astimezone(UTC).isoformat(timespec="microseconds")
        fields = [sequence, stamp, str(by_id), role, action, str(what) if what else None, details, before]
        assert (sequence, before) == (number, previous)
        assert digest == hashlib.sha256(json.dumps(fields, ensure_ascii=False).encode()).hexdigest()
        previous = digest
