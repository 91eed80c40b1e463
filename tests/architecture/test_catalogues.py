"""Every word exists in Kazakh, Russian and English, and reads well in each."""

import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from shared.messages.base import Language
from shared.web import catalogues
from shared.web.catalogues import ROOT, Room, problems, rooms, stored, texts, update
from shared.web.i18n import LANGUAGES

SERVICES = ("probation", "reintegration", "biometrics")
NEEDS_A_SUFFIX = re.compile(r"%\(\w+\)s (бастап|дейін|кейін|бұрын|бері)\b")
SPOKEN = re.compile(r"""(?:aria-label|aria-description|title|alt|placeholder)="[^"{<]*[A-Za-z]{2}[^"]*\"""")
ENGLISH_ERROR = re.compile(r'"?errorMessage"?[:=] *\{(?![^}]*visuallyHiddenText)')
RUSSIAN_LAW = re.compile(r"\b(УИК|УК|УПК|ГК|КоАП|ст\. ?\d)")


@pytest.mark.parametrize("room", rooms(), ids=lambda room: room.folder.name)
def test_no_text_is_missing_unsure_or_left_over(room: Room) -> None:
    assert list(problems(room)) == []


def test_the_texts_of_the_pages_are_found() -> None:
    assert "Sign in" in {message.id for message in texts(rooms()[0])}


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_of_two_catalogues_says_the_same_in_both(service: str, language: Language) -> None:
    """A service shows the first catalogue's words for both, so the other meaning would never be shown."""
    of_the_service = [room for room in rooms() if room.folder in (ROOT / "shared", *_folders(service))]
    assert len(of_the_service) >= 2
    differing = []
    for one, other in combinations(of_the_service, 2):
        here, there = (dict(_messages(room, language)) for room in (one, other))
        differing += [(text, here[text], there[text]) for text in here.keys() & there.keys() if here[text] != there[text]]
    assert not differing


def test_no_russian_message_ends_a_sentence_with_a_day() -> None:
    """A Russian day ends in "г.", which makes "2027 г..": put the day earlier in the sentence."""
    assert [text for room in rooms() for _, forms in _messages(room, "ru") for text in forms if "%(day)s." in text] == []


def test_no_kazakh_message_puts_a_value_where_it_needs_a_suffix() -> None:
    assert [text for room in rooms() for _, forms in _messages(room, "kk") for text in forms if NEEDS_A_SUFFIX.search(text)] == []


def test_kazakh_messages_call_the_laws_by_their_kazakh_names() -> None:
    assert [text for room in rooms() for _, forms in _messages(room, "kk") for text in forms if RUSSIAN_LAW.search(text)] == []


def test_what_a_screen_reader_says_is_translated_too() -> None:
    """Labels of templates come from the catalogues, and so does the word that GOV.UK components put before an error."""
    templates = {path: path.read_text() for room in rooms() for path in room.folder.glob("**/templates/**/*.html")}
    assert len(templates) > 60
    found = [(path.name, text) for path, page in templates.items() for text in (*SPOKEN.findall(page), *ENGLISH_ERROR.findall(page))]
    assert not found


def test_the_words_to_check_are_those_of_the_catalogues() -> None:
    listed = re.findall(r"^\| (shared|services/\S+) \| (.+?) \| (.+?) \|", (ROOT / "docs" / "words-to-check.md").read_text(), re.MULTILINE)
    assert len(listed) > 20
    known = {str(room.folder.relative_to(ROOT)): list(_messages(room, "kk")) for room in rooms()}
    for folder, english, kazakh in listed:
        shown = [forms[0] for text, forms in known[folder] if text == english or text.startswith(english.removesuffix("…"))]
        assert kazakh in shown, english


def _folders(service: str) -> Iterator[object]:
    below = ROOT / "services" / service
    yield from (room.folder for room in rooms() if room.folder.is_relative_to(below))


def _messages(room: Room, language: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each message by its English text (the singular), with its forms."""
    for message in stored(room, language):
        if message.id:
            text = message.id if isinstance(message.id, str) else message.id[0]
            yield text, (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


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
