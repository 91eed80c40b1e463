"""Every word exists in Kazakh, Russian and English."""

from pathlib import Path

import pytest

from shared.web import catalogues
from shared.web.catalogues import Room, problems, rooms, texts, update


@pytest.mark.parametrize("room", rooms(), ids=lambda room: room.folder.name)
def test_no_text_is_missing_unsure_or_left_over(room: Room) -> None:
    assert list(problems(room)) == []


def test_the_texts_of_the_pages_are_found() -> None:
    assert "Sign in" in {message.id for message in texts(rooms()[0])}


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Room:
    """A room that says one thing, and a Russian catalogue."""
    monkeypatch.setattr(catalogues, "ROOT", tmp_path)
    monkeypatch.setattr(catalogues, "LANGUAGES", ("ru",))
    (tmp_path / "pages.py").write_text('ngettext("%(num)d task of %(name)s", "%(num)d tasks of %(name)s", 2)')
    return Room(tmp_path)


def translated(room: Room, *forms: str, above: str = "") -> None:
    path = room.locales / "ru" / "LC_MESSAGES" / "messages.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = ["", above, 'msgid "%(num)d task of %(name)s"', 'msgid_plural "%(num)d tasks of %(name)s"']
    lines += [f'msgstr[{number}] "{form}"' for number, form in enumerate(forms)]
    path.write_text("\n".join(lines) + "\n")


@pytest.mark.parametrize(
    ("forms", "above", "problem"),
    [
        (["%(num)d a %(name)s", "%(num)d b %(name)s", "%(num)d c %(name)s"], "", None),
        (["%(num)d a %(name)s", "%(num)d b %(name)s", ""], "", "missing"),
        (["%(num)d a %(name)s", "%(num)d b %(name)s", "%(num)d c %(name)s"], "#, fuzzy", "fuzzy"),
        (["%(num)d a", "%(num)d b", "%(num)d c"], "", "other placeholders"),
        (["%(num)d a %(name)s", "%(num)d b %(nom)s", "%(num)d c %(name)s"], "", "other placeholders"),
        (["%(num)d a %(name)s", "%(num)d b %(name)s"], "", "missing"),
    ],
)
def test_what_is_wrong_with_a_translation_is_said(room: Room, forms: list[str], above: str, problem: str | None) -> None:
    translated(room, *forms, above=above)
    assert [line.split(": ")[0].split("] ")[1] for line in problems(room)] == ([problem] if problem else [])


def test_new_texts_are_added_empty_and_unused_ones_removed(room: Room) -> None:
    translated(room, "%(num)d a %(name)s", "%(num)d b %(name)s", "%(num)d c %(name)s")
    (room.folder / "pages.py").write_text('gettext("Sign in")')
    assert [line.split("] ")[1].split(":")[0] for line in problems(room)] == ["missing", "left over"]
    update(room)
    written = (room.locales / "ru" / "LC_MESSAGES" / "messages.po").read_text()
    assert written.count("msgid") == 2
    assert 'msgid "Sign in"\nmsgstr ""' in written
