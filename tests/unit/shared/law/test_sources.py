"""Files, rows and drafts: which of them rules, and that readers see a change."""

from datetime import date, datetime
from pathlib import Path
from uuid import UUID

import pytest

from shared.law.calendar import is_working_day
from shared.law.rules import RuleBook, rule_book
from shared.law.sources import Source, install, source_of, tried
from shared.law_versions import Version, as_source, key_of
from tests.builders.ids import fresh
from tests.builders.moments import NOW

DAY = date(2026, 7, 1)
RULE = {"code": "answer", "value": 3, "unit": "days", "valid_from": "2026-01-01", "source": "invented", "status": "unverified"}


def said(value: int, **changed: object) -> Source:
    return Source({"rule": ({**RULE, "value": value, **changed},)})


def version(value: int, *, seeded: bool, at: datetime = NOW, number: UUID | None = None, since: date = date(2026, 1, 1)) -> Version:
    entry = {**RULE, "value": value, "valid_from": since.isoformat()}
    return Version(number or fresh(), "book", "rule", "answer", since, 0, seeded, at, None, None, None, None, entry)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "rules.toml").write_text(
        '[[rule]]\ncode = "answer"\nvalue = 3\nunit = "days"\nvalid_from = 2026-01-01\nsource = "x"\nstatus = "verified"\n'
    )
    return tmp_path


def answer(folder: Path, on: date = DAY) -> int:
    return rule_book(folder).number("answer", on)


def test_rows_rule_over_files_and_a_draft_over_both_where_it_is_tried(folder: Path) -> None:
    assert answer(folder) == 3
    try:
        install(folder, said(4))
        assert answer(folder) == 4
        with tried(folder, said(5)):
            assert answer(folder) == 5
        assert answer(folder) == 4
    finally:
        install(folder, None)
    assert answer(folder) == 3


def test_a_book_is_made_once_for_each_source(folder: Path) -> None:
    first: RuleBook = rule_book(folder)
    assert rule_book(folder) is first
    with tried(folder, said(5)):
        assert rule_book(folder) is not first
    assert rule_book(folder) is first


def test_the_calendar_follows_what_rules() -> None:
    from shared.law.calendar import FOLDER

    day = date(2031, 4, 2)
    exception = {"day": day.isoformat(), "name": "Kurban Ait", "working": False, "feast": "kurban_ait", "source": "x", "status": "verified"}
    sections = source_of(FOLDER).sections
    assert is_working_day(day)
    with tried(FOLDER, Source({**sections, "exception": (*sections["exception"], exception)})):
        assert not is_working_day(day)
    assert is_working_day(day)


def test_what_people_decided_counts_before_what_a_later_release_says() -> None:
    later = NOW.replace(year=NOW.year + 1)
    source = as_source([version(3, seeded=True), version(4, seeded=False), version(9, seeded=True, at=later)])
    assert [entry["value"] for entry in source.sections["rule"]] == [4]


def test_of_two_decisions_for_one_day_the_later_counts_and_another_day_stays() -> None:
    source = as_source([
        version(4, seeded=False), version(5, seeded=False, at=NOW.replace(year=NOW.year + 1)), version(7, seeded=False, since=DAY),
    ])  # fmt: skip
    assert [entry["value"] for entry in source.sections["rule"]] == [5, 7]


def test_every_entry_of_the_files_has_a_name_of_its_own() -> None:
    from services.probation.law.rules import FOLDER as PROBATION
    from services.reintegration.law.rules import FOLDER as DESK
    from shared.law.calendar import FOLDER as SHARED

    for each in (PROBATION, DESK, SHARED):
        for section, entries in source_of(each).sections.items():
            named = [(key_of(entry), entry.get("valid_from")) for entry in entries]
            assert len(named) == len(set(named)), section
            assert all(key for key, _ in named), section
