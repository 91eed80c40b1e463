"""Reading scenarios of the law: their tables, days and moments, and whether a rule says what stands in them."""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from pytest_bdd import parsers

from shared.law.rules import Cited, RuleBook

STATES = {"проверено": "verified", "не проверено": "unverified", "наше": "internal"}
NAMES = re.compile(r"^  (?:Сценарий|Структура сценария): (.+)$", re.MULTILINE)


def day(text: str) -> date:
    """`10.03.2026`."""
    return datetime.strptime(text, "%d.%m.%Y").replace(tzinfo=UTC).date()


def step(text: str) -> parsers.cfparse:
    """A step whose `{name:day}` is a day."""
    return parsers.cfparse(text, extra_types={"day": day})


def rows(datatable: Sequence[Sequence[str]]) -> list[dict[str, str]]:
    """A table of a step by the names of its first line."""
    head, *lines = datatable
    return [dict(zip(head, line, strict=True)) for line in lines]


def check_rules(book: RuleBook, datatable: Sequence[Sequence[str]], on: date) -> None:
    """That every rule in the table has this value, unit, norm and state."""
    for row in rows(datatable):
        rule = book.rule(row["правило"], on)
        assert (str(rule.value), rule.unit) == (row["значение"], row["единица"]), rule.code
        _cited(rule, row)


def check_lists(book: RuleBook, datatable: Sequence[Sequence[str]], on: date) -> None:
    """The same for lists."""
    for row in rows(datatable):
        found = book.named_list(row["список"], on)
        assert ", ".join(found.values) == row["коды"], found.code
        _cited(found, row)


def unnamed(book: RuleBook, features: Iterable[Path]) -> set[str]:
    """Codes of rules and lists that stand in the first column of no table of the features."""
    said = "\n".join(path.read_text() for path in features)
    named = set(re.findall(r"^ *\| ([a-z_.0-9]+) +\|", said, re.MULTILINE))
    return ({rule.code for rule in book.rules} | {each.code for each in book.lists}) - named


def scenario_names(feature: Path) -> list[str]:
    """The names of a feature's scenarios; asserts that it is in Russian."""
    text = feature.read_text()
    assert text.startswith("# language: ru\nФункционал: "), feature
    return NAMES.findall(text)


def _cited(value: Cited, row: dict[str, str]) -> None:
    assert row["норма"] in value.source, value
    assert value.status == STATES[row["состояние"]], value
