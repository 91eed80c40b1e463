"""Our own figures of access: dated, with a unit, and marked as our own until the service sets others."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from shared.identity.words import rule_in_words
from shared.law import internal
from shared.law.internal import FOLDER, number, period, rule
from shared.law.rules import NoSuchRule, rule_book
from shared.web import i18n
from shared.web.pages import plain

ON = date(2026, 11, 24)
SET_LATER = """
[[rule]]
code = "emergency.lasts"
value = 30
unit = "minutes"
valid_from = 2026-01-01
source = "internal"
status = "internal"

[[rule]]
code = "emergency.lasts"
value = 2
unit = "hours"
valid_from = 2027-03-01
source = "Order 1 of the head of the service"
status = "verified"
"""


def test_the_figures_are_as_they_were_decided() -> None:
    periods = {code: period(code, ON) for code in ("cover.longest", "emergency.lasts", "purpose.holds", "alarm.kept", "access_record.kept")}
    assert periods == {
        "cover.longest": timedelta(days=92),
        "emergency.lasts": timedelta(minutes=30),
        "purpose.holds": timedelta(minutes=60),
        "alarm.kept": timedelta(days=90),
        "access_record.kept": timedelta(days=1827),
    }
    assert number("emergency.most_a_day", ON) == 5


def test_each_says_that_it_is_ours_and_from_when_and_why() -> None:
    for each in rule_book(FOLDER).rules:
        assert (each.status, each.valid_from) == ("internal", date(2026, 1, 1))
        assert each.source.startswith("internal: ")
        i18n.use("en")
        assert "our own rule since 1 January 2026" in rule_in_words(each)


def test_a_figure_that_the_service_sets_counts_from_its_day_and_is_no_longer_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "access.toml").write_text(SET_LATER)
    monkeypatch.setattr(internal, "FOLDER", tmp_path)
    assert period("emergency.lasts", date(2027, 2, 28)) == timedelta(minutes=30)
    assert period("emergency.lasts", date(2027, 3, 1)) == timedelta(hours=2)
    i18n.use("en")
    assert rule_in_words(rule("emergency.lasts", date(2027, 3, 1))) == "2 hours (since 1 March 2027)"
    with pytest.raises(NoSuchRule):
        number("emergency.lasts", date(2025, 12, 31))


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\t=1", "\r=1"])
def test_a_spreadsheet_takes_no_text_for_a_formula(text: str) -> None:
    assert plain(text) == f"'{text}"
    assert plain(f"a{text}") == f"a{text}"
