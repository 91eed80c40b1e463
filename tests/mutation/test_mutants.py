"""Which mutants there are does not hang on chance, and those that are listed as equivalent are there."""

import pytest

from infra.paths import ROOT
from tests.mutation.mutants import Mutant, Place, domain_files, mutant_at, places_in, shuffled
from tests.mutation.reach import function_at
from tests.mutation.report import Equivalent, equivalents

FILE = "services/biometrics/enrolment/domain.py"


def mutants(file: str, operator: str = "") -> list[Mutant]:
    return [mutant for place in places_in(file) if operator in place.operator and (mutant := mutant_at(place)) is not None]


def test_every_file_of_pure_rules_is_changed() -> None:
    files = domain_files()
    assert {FILE, "shared/law/calendar.py", "services/biometrics/liveness/domain/verdict.py"} <= set(files)
    assert not [file for file in files if file.startswith("tests/") or not ("/domain" in file or "/law/" in file)]


def test_what_runs_is_changed_and_annotations_are_not() -> None:
    changed = {mutant.becomes for mutant in mutants(FILE)}
    assert "return now - taken_at < timedelta(days=months * MONTH_DAYS)" in changed
    assert "return now + taken_at > timedelta(days=months * MONTH_DAYS)" in changed
    pipes = [mutant for mutant in mutants("services/biometrics/quality/domain/occlusion.py", "BitOr") if "->" in mutant.was]
    assert pipes == []


def test_a_seed_gives_one_sample_and_another_seed_another() -> None:
    places = list(places_in(FILE))
    assert shuffled(places, 1) == shuffled(places[::-1], 1)
    assert shuffled(places, 1) != shuffled(places, 2)
    assert sorted(shuffled(places, 1), key=repr) == sorted(places, key=repr)


def test_a_line_above_moves_no_other_mutant_of_the_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    before = [place.operator for place in shuffled(list(places_in(FILE)), 1)]
    lower = [Place(place.file, place.operator, place.occurrence + 3, place.line) for place in places_in(FILE)]
    assert [place.operator for place in shuffled(lower, 1)] == before


def test_the_function_of_a_line_is_found_and_those_that_remember_have_none() -> None:
    assert function_at(FILE, 11) == 9
    assert function_at(FILE, 5) is None
    calendar = "shared/law/calendar.py"
    lines = (ROOT / calendar).read_text().splitlines()
    assert function_at(calendar, lines.index("def _year(source: Source, year: int) -> Year:") + 2) is None


@pytest.mark.parametrize("listed", equivalents(), ids=lambda each: f"{each.file}: {each.becomes}")
def test_a_mutant_that_is_listed_as_equivalent_is_there_and_says_why(listed: Equivalent) -> None:
    assert any(listed.is_(mutant) for mutant in mutants(listed.file, listed.operator))
    assert len(listed.reason) > 20
