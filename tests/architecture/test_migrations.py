"""Migrations of different rooms do not get into each other's way."""

from collections import Counter

from infra.doctor import _migrations
from infra.paths import ROOT


def test_no_two_migrations_have_the_same_file_name() -> None:
    """Piccolo imports a migration by its bare file name: of two with one name, the first would run twice."""
    names = Counter(file.name for tree in ("services", "shared") for file in (ROOT / tree).rglob("migrations/*.py"))
    assert [name for name, count in names.items() if count > 1 and name != "__init__.py"] == []


def test_no_two_migrations_of_a_room_have_the_same_number() -> None:
    """Of two with one number, the second would count as done."""
    for numbers in _migrations().values():
        assert numbers
        assert len(numbers) == len(set(numbers))
