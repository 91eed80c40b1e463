"""The law's rules as scenarios that a lawyer reads: services/probation/law/features, one file for each file of the law."""

import re
from itertools import chain
from pathlib import Path

import pytest

from services.probation.law.rules import FOLDER
from shared.law.rules import rule_book
from tests.unit.probation.law_features.run import FEATURES, RUN

BESIDE_THE_FILES = {"calendar"}
"""Features of what is not among the files of probation's law."""


def test_every_file_of_the_law_has_a_feature_that_is_run() -> None:
    found = {path.stem for path in FEATURES.glob("*.feature")}
    assert found - BESIDE_THE_FILES == {path.stem for path in FOLDER.glob("*.toml")}
    assert sorted(found) == sorted(chain.from_iterable(RUN.values()))


@pytest.mark.parametrize("path", sorted(FEATURES.glob("*.feature")), ids=lambda path: path.stem)
def test_a_feature_is_in_russian_and_its_scenarios_have_names_of_their_own(path: Path) -> None:
    text = path.read_text()
    assert text.startswith("# language: ru\nФункционал: ")
    names = re.findall(r"^  (?:Сценарий|Структура сценария): (.+)$", text, re.MULTILINE)
    assert len(names) == len(set(names)) > 0


def test_every_rule_and_list_of_the_law_stands_in_a_feature() -> None:
    said = " ".join(path.read_text() for path in FEATURES.glob("*.feature"))
    named = set(re.findall(r"[a-z_]+(?:\.[a-z0-9_]+)+", said))
    book = rule_book(FOLDER)
    codes = {rule.code for rule in book.rules} | {named_list.code for named_list in book.lists}
    assert codes - named == set()
