"""Rules and lists read from a folder: which is in force, and what is refused."""

from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from shared.law.rules import NoSuchRule, Rule, RuleBook, rule_book

FIRST = """
[[rule]]
code = "answer"
value = 3
unit = "working_days"
valid_from = 2026-01-01
source = "invented"
status = "unverified"

[[list]]
code = "urgent"
values = ["housing"]
valid_from = 2026-01-01
source = "invented"
status = "unverified"
"""
LATER = """
[[rule]]
code = "answer"
value = 5
unit = "working_days"
valid_from = 2026-07-01
valid_until = 2026-12-31
source = "invented"
status = "verified"

[[rule]]
code = "quiet"
value = "22:00"
unit = "local_time"
source = "invented"
status = "unverified"

[[list]]
code = "urgent"
values = ["housing", "health"]
valid_from = 2026-07-01
source = "invented"
status = "unverified"
"""
BEFORE, SPRING, SUMMER, LAST, AFTER = date(2025, 12, 31), date(2026, 3, 1), date(2026, 7, 1), date(2026, 12, 31), date(2027, 1, 1)


@pytest.fixture
def book(tmp_path: Path) -> RuleBook:
    """Two files: rules in force from January, and rules in force from July."""
    (tmp_path / "first.toml").write_text(FIRST)
    (tmp_path / "later.toml").write_text(LATER)
    return rule_book(tmp_path)


def test_the_latest_rule_in_force_on_the_day_applies(book: RuleBook) -> None:
    assert [book.number("answer", day) for day in (SPRING, SUMMER, LAST, AFTER)] == [3, 5, 5, 3]


def test_the_latest_list_in_force_on_the_day_applies(book: RuleBook) -> None:
    assert book.values("urgent", SPRING) == ("housing",)
    assert book.values("urgent", AFTER) == ("housing", "health")


def test_a_rule_keeps_unit_source_and_status(book: RuleBook) -> None:
    found = book.rule("answer", SUMMER)
    assert (found.unit, found.source, found.status) == ("working_days", "invented", "verified")


def test_before_a_rule_is_in_force_there_is_none(book: RuleBook) -> None:
    with pytest.raises(NoSuchRule, match="answer on 2025-12-31"):
        book.number("answer", BEFORE)
    with pytest.raises(NoSuchRule, match="urgent on 2025-12-31"):
        book.values("urgent", BEFORE)


def test_a_text_is_not_a_number(book: RuleBook) -> None:
    with pytest.raises(TypeError, match="quiet"):
        book.number("quiet", SUMMER)


@pytest.mark.parametrize("without", ["value", "unit", "source", "status"])
def test_a_rule_without_value_unit_source_or_status_is_refused(without: str, tmp_path: Path) -> None:
    (tmp_path / "rules.toml").write_text("".join(line for line in FIRST.splitlines(keepends=True) if not line.startswith(without)))
    with pytest.raises(ValidationError, match=without):
        rule_book(tmp_path)


def test_a_unit_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    (tmp_path / "rules.toml").write_text(FIRST.replace("working_days", "fortnights"))
    with pytest.raises(ValidationError, match="unit"):
        rule_book(tmp_path)


def test_a_folder_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "rules.toml").write_text(FIRST)
    assert rule_book(tmp_path) is rule_book(tmp_path)
    assert [type(one) for one in rule_book(tmp_path).rules] == [Rule]
