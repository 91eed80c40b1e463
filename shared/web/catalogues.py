"""Collect every text of the pages into the catalogues: `python -m shared.web.catalogues [--check] [ROOM ...]`.

Translations that are there stay; new texts are added empty, texts that nothing uses any more are removed. A test runs the
check: every text in every language, with the same placeholders.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from shared.web.i18n import LANGUAGES

ROOT = Path(__file__).resolve().parents[2]
METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2")]
KEYWORDS = {"gettext": None, "ngettext": (1, 2), "_": None, "gettext_noop": None}
Text = str | tuple[str, ...] | list[str]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")
DATED = re.compile(rb'"(POT-Creation-Date|PO-Revision-Date|Generated-By|Report-Msgid-Bugs-To|Last-Translator)[^\n]*\n')
"""Lines of a header that would change with every run."""


@dataclass(frozen=True)
class Room:
    """A folder with pages and the catalogues beside it. `without` are folders below it with catalogues of their own."""

    folder: Path
    without: tuple[str, ...] = ()

    @property
    def locales(self) -> Path:
        return self.folder / "locales"


def rooms() -> list[Room]:
    """Every room that speaks to people."""
    return [
        Room(ROOT / "shared"),
        Room(ROOT / "services" / "probation", without=("telemetry",)),
        Room(ROOT / "services" / "probation" / "telemetry"),
        Room(ROOT / "services" / "reintegration"),
        Room(ROOT / "services" / "biometrics"),
    ]


def texts(room: Room) -> Catalog:
    """What the room says, in English."""
    catalog = Catalog()
    options = {"jinja2": {"extensions": "jinja2.ext.i18n,jinja2.ext.do", "trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}}
    found = extract_from_dir(
        room.folder,
        METHODS,
        {pattern: options.get(method, {}) for pattern, method in METHODS},
        keywords=KEYWORDS,
        strip_comment_tags=True,
        directory_filter=lambda path: Path(path).name not in {*room.without, "node_modules", "dist", "locales", "__pycache__"},
    )
    for _file, _line, message, _comments, _context in found:
        catalog.add(message)
    return catalog


def stored(room: Room, language: str) -> Catalog:
    """The room's catalogue of a language, empty where there is none yet."""
    path = _path(room, language)
    if not path.exists():
        return Catalog(locale=language, fuzzy=False, project="Oralu", copyright_holder="Oralu", header_comment="# Words of the pages.")
    with path.open("rb") as file:
        return read_po(file, locale=language)


def update(room: Room) -> None:
    """Write the room's catalogues anew."""
    wanted = texts(room)
    for language in LANGUAGES if len(wanted) else ():
        catalog = stored(room, language)
        catalog.update(wanted, no_fuzzy_matching=True)
        for message in catalog if language == "en" else ():
            message.string = message.id
        out = BytesIO()
        write_po(out, catalog, sort_output=True, width=0, no_location=True, ignore_obsolete=True)
        path = _path(room, language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(DATED.sub(b"", out.getvalue()))


def problems(room: Room) -> Iterator[str]:
    """One line for each text that is missing, unsure, left over, or has other placeholders than the English one."""
    wanted = texts(room)
    for language in LANGUAGES:
        catalog = stored(room, language)
        catalog.update(wanted, no_fuzzy_matching=True)
        here = f"{room.folder.relative_to(ROOT)} [{language}]"
        for message in filter(lambda message: message.id, catalog):
            if not _filled(message.string):
                yield f"{here} missing: {message.id!r}"
            elif message.fuzzy:
                yield f"{here} fuzzy: {message.id!r}"
            elif any(message.check(catalog)) or not _placeholders(message.id) <= _placeholders(message.string):
                yield f"{here} other placeholders: {message.id!r}"
        yield from (f"{here} left over: {text!r}" for text in catalog.obsolete)


def _filled(translation: Text | None) -> bool:
    return all(translation) if isinstance(translation, tuple | list) else bool(translation)


def _placeholders(text: Text | None) -> set[str]:
    """Babel's own check lets a translation leave some out."""
    return set(PLACEHOLDER.findall(" ".join(text) if isinstance(text, tuple | list) else text or ""))


def _path(room: Room, language: str) -> Path:
    return room.locales / language / "LC_MESSAGES" / "messages.po"


if __name__ == "__main__":
    named = {word for word in sys.argv[1:] if not word.startswith("-")}
    chosen = [room for room in rooms() if not named or room.folder.name in named]
    if "--check" in sys.argv[1:]:
        sys.exit("\n".join(line for room in chosen for line in problems(room)) or 0)
    for each in chosen:
        update(each)
