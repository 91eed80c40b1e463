"""What the law asks of a registration: each limit from both sides, and laws that hold for every date."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.probation.cases.domain.categories import Category, Citizenship, supervising_authority
from services.probation.cases.domain.frequency import Frequency
from services.probation.law import rules as law
from services.probation.law_checks.domain import FIELDS, NOTICES, Facts, Finding, lawful
from services.probation.law_checks.periods import age, months_later
from services.probation.law_checks.rows import _finding, as_json
from services.probation.law_checks.words import WORDS, message, months

ON = date(2026, 11, 20)
FACTS = Facts(
    category=Category.RESTRICTION_OF_LIBERTY, authority="probation", court_decision_on=date(2026, 11, 1), in_force_on=date(2026, 11, 16),
    registered_on=ON, term_ends_on=date(2028, 11, 20), settlement="urban", frequency=Frequency.MONTHLY, born_on=date(1990, 1, 1),
    sex="male", iin="900101300005", representative="",
)  # fmt: skip
DAYS = st.dates(date(2016, 1, 1), date(2050, 1, 1))


def codes(**changed: Any) -> list[str]:
    return [finding.code for finding in lawful(replace(FACTS, **changed), ON)]


def test_nothing_is_found_where_everything_is_as_the_law_asks() -> None:
    assert codes() == []


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({"in_force_on": date(2026, 11, 10)}, []),
        ({"in_force_on": date(2026, 11, 9)}, ["registered_late"]),
        ({"in_force_on": date(2026, 1, 1), "released_on": date(2026, 11, 13)}, []),
        ({"in_force_on": date(2026, 1, 1), "released_on": date(2026, 11, 12)}, ["registered_late_after_release"]),
    ],
)
def test_registration_has_a_deadline(changed: dict[str, object], found: list[str]) -> None:
    assert codes(**changed) == found


@pytest.mark.parametrize(
    ("ends", "found"),
    [
        (date(2027, 5, 15), []), (date(2027, 5, 14), ["term_too_short"]), (date(2033, 11, 20), []), (date(2033, 11, 21), ["term_too_long"]),
        (date(2036, 11, 20), ["term_too_long"]),
    ],
)  # fmt: skip
def test_restriction_lasts_from_six_months_to_seven_years(ends: date, found: list[str]) -> None:
    assert codes(term_ends_on=ends) == found


MINOR = {"category": Category.SUSPENDED_SENTENCE, "frequency": Frequency.TWICE_A_MONTH, "born_on": date(2010, 1, 1)}


@pytest.mark.parametrize(
    ("ends", "found"),
    [(date(2027, 5, 14), ["term_too_short"]), (date(2027, 11, 20), []), (date(2027, 11, 21), ["term_too_long"])],
)
def test_a_minor_has_another_term_under_a_suspended_sentence(ends: date, found: list[str]) -> None:
    assert codes(**MINOR, representative="Demo Mother", term_ends_on=ends) == found
    adult = MINOR | {"born_on": date(1990, 1, 1)}
    assert codes(**adult, term_ends_on=ends) == [], "an adult's term is the whole sentence"


@pytest.mark.parametrize(
    ("born", "representative", "found"),
    [
        (date(2008, 11, 20), "", []), (date(2008, 11, 21), "", ["representative_missing"]), (date(2008, 11, 21), "Demo Mother", []),
        (date(2010, 11, 1), "Demo Mother", []), (date(2010, 11, 2), "Demo Mother", ["young"]),
        (date(2012, 11, 1), "Demo Mother", ["young"]),
        (date(2012, 11, 2), "Demo Mother", ["too_young"]), (date(2099, 12, 31), "", []),
    ],
)  # fmt: skip
def test_an_age_has_its_own_rules(born: date, representative: str, found: list[str]) -> None:
    assert codes(born_on=born, representative=representative) == found


@pytest.mark.parametrize(
    ("kind", "hours", "found"),
    [
        ("misdemeanour", 19, ["hours_too_few"]), ("misdemeanour", 20, []), ("misdemeanour", 200, []),
        ("misdemeanour", 201, ["hours_too_many"]),
        ("crime", 199, ["hours_too_few"]), ("crime", 200, []), ("crime", 1200, []), ("crime", 1201, ["hours_too_many"]),
        (None, 20, []), (None, 1200, []), (None, 1201, ["hours_too_many"]), ("crime", None, []),
    ],
)  # fmt: skip
def test_hours_are_the_term_of_community_work(kind: str | None, hours: int | None, found: list[str]) -> None:
    assert codes(category=Category.COMMUNITY_WORK, offence_kind=kind, work_hours=hours) == found


def test_check_ins_may_be_more_frequent_than_the_law_asks_but_not_rarer() -> None:
    suspended = {"category": Category.SUSPENDED_SENTENCE}
    assert codes(**suspended, frequency=Frequency.MONTHLY) == ["check_in_too_rare"]
    assert codes(**suspended, frequency=Frequency.WEEKLY) == []
    assert codes(**suspended, frequency=Frequency.MONTHLY, settlement="rural") == []
    assert codes(frequency=Frequency.QUARTERLY) == [], "the days of a restriction are set one by one"


@pytest.mark.parametrize(
    ("sex", "born", "found"),
    [
        ("female", date(1968, 11, 21), []), ("female", date(1968, 11, 20), ["labour_exempt"]), ("male", date(1963, 11, 21), []),
        ("male", date(1963, 11, 20), ["labour_exempt"]), (None, date(1950, 1, 1), []), ("male", date(2009, 1, 1), ["labour_exempt"]),
    ],
)  # fmt: skip
def test_compulsory_labour_is_not_asked_of_everybody(sex: str | None, born: date, found: list[str]) -> None:
    changed = {"sex": sex, "born_on": born, "representative": "Demo Mother"}
    assert codes(conditions=frozenset({"compulsory_labour"}), **changed) == found
    assert codes(conditions=frozenset({"treatment"}), **changed) == []


@pytest.mark.parametrize(("iin", "found"), [("", ["iin_missing"]), ("900101012345", ["iin_without_century"]), (None, [])])
def test_a_missing_iin_is_told_and_needs_no_reason(iin: str | None, found: list[str]) -> None:
    assert codes(iin=iin) == found
    assert not any(finding.needs_reason for finding in lawful(replace(FACTS, iin=iin), ON))


@pytest.mark.parametrize(
    ("citizenship", "iin", "found"),
    [
        ("kz", "", ["iin_missing_citizen"]), ("kz", "900101012345", ["iin_without_century"]), ("kz", "900101300005", []),
        ("foreign", "", ["foreigner"]), ("foreign", "900101012345", ["foreigner"]), ("no_citizenship", "900101300005", ["foreigner"]),
    ],
)  # fmt: skip
def test_a_foreigner_is_told_by_what_is_said_not_by_the_number(citizenship: Citizenship, iin: str, found: list[str]) -> None:
    assert codes(citizenship=citizenship, iin=iin) == found
    assert not any(finding.needs_reason for finding in lawful(replace(FACTS, citizenship=citizenship, iin=iin), ON))


@pytest.mark.parametrize("category", Category)
def test_every_category_has_one_authority_and_the_other_one_is_told(category: Category) -> None:
    right = supervising_authority(category, ON)
    other = "police" if right == "probation" else "probation"
    assert "wrong_authority" not in codes(category=category, authority=right)
    assert "wrong_authority" in codes(category=category, authority=other)


ANY_FACTS = st.builds(
    Facts,
    category=st.sampled_from(Category) | st.none(),
    court_decision_on=DAYS | st.none(),
    in_force_on=DAYS | st.none(),
    released_on=DAYS | st.none(),
    registered_on=DAYS | st.none(),
    term_ends_on=DAYS | st.none(),
    work_hours=st.integers(1, 9999) | st.none(),
    settlement=st.sampled_from(["urban", "rural"]) | st.none(),
    frequency=st.sampled_from(Frequency) | st.none(),
    born_on=DAYS | st.none(),
    sex=st.sampled_from(["female", "male"]) | st.none(),
    representative=st.sampled_from(["", "Demo Mother"]),
)


@given(ANY_FACTS, DAYS)
def test_a_finding_always_names_its_value_and_can_be_said(facts: Facts, on: date) -> None:
    found = lawful(facts, on)
    assert len({each.code for each in found}) == len(found), "each is said once"
    for each in found:
        assert each.rule.source
        assert message(each)
        assert each.needs_reason == (each.code not in NOTICES)


@given(DAYS, st.integers(0, 40), st.integers(0, 40))
def test_who_comes_earlier_is_never_later(force: date, days: int, more: int) -> None:
    def late(registered: date) -> bool:
        return "registered_late" in codes(in_force_on=force, registered_on=registered, term_ends_on=None)

    first, second = force + timedelta(days=days), force + timedelta(days=days + more)
    assert late(second) or not late(first)


@given(DAYS, st.integers(1, 3000), st.integers(0, 3000))
def test_a_term_that_is_too_long_stays_so_when_it_is_longer(registered: date, days: int, more: int) -> None:
    def wrong(ends: date, code: str) -> bool:
        return code in codes(in_force_on=registered, registered_on=registered, term_ends_on=ends)

    ends = registered + timedelta(days=days)
    assert wrong(ends + timedelta(days=more), "term_too_long") or not wrong(ends, "term_too_long")
    assert not (wrong(ends, "term_too_long") and wrong(ends, "term_too_short"))


@given(DAYS, DAYS, st.integers(0, 400))
def test_years_and_months_by_the_calendar(born: date, on: date, number: int) -> None:
    assert age(born, on) == on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    later = months_later(on, number)
    assert (later.year - on.year) * 12 + later.month - on.month == number
    assert later.day == on.day or (later + timedelta(days=1)).day == 1
    assert months_later(date(9999, 12, 31), 1) == date.max


def test_every_finding_has_words_and_a_field() -> None:
    assert set(FIELDS) == set(WORDS)
    assert set(FIELDS) > NOTICES


def test_a_finding_is_kept_with_the_value_of_the_law_as_it_was() -> None:
    late = Finding("registered_late", law.rule("registration.after_entry_into_force", ON), date(2026, 11, 19))
    (kept,) = as_json([late])["found"]
    assert _finding(kept) == late


@pytest.mark.parametrize(("number", "text"), [(6, "6 months"), (12, "1 year"), (84, "7 years"), (1, "1 month")])
def test_months_are_said_in_years_where_they_are_whole(number: int, text: str) -> None:
    assert months(number) == text
