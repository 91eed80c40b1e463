"""Texts of the law's data in three languages: which parts an entry has, and what is wrong with new ones. Pure."""

import re
from collections.abc import Iterator, Mapping

from shared.law.sources import Entry
from shared.messages.base import Language

LANGUAGES: tuple[Language, ...] = ("kk", "ru", "en")
PARTS: Mapping[str, tuple[str, ...]] = {
    "condition_template": ("text",),
    "breach_consequence": ("first", "repeated"),
    "breach_step": ("text",),
    "norm": ("text",),
    "title": ("text",),
}
"""Sections whose texts are changed, with the names of their texts; everything else in such an entry stays as it is."""
PHRASE = "phrase-"
LONGEST = {"title": 200, "norm": 400}
LONG = 1000
NAMED = re.compile(r"\{(\w*)\}")
Texts = Mapping[str, Mapping[Language, str]]
"""By part: `text`, `first`, `repeated`, or `phrase-hours`, the words around an input of a duty."""


def texts_of(section: str, entry: Entry) -> dict[str, dict[Language, str]]:
    """The texts of an entry by part, in the order in which they are read."""
    found = {part: dict(entry[part]) for part in PARTS.get(section, ()) if part in entry}
    return found | {f"{PHRASE}{slot['kind']}": dict(slot["phrase"]) for slot in entry.get("slots", ()) if slot.get("phrase")}


def with_texts(section: str, entry: Entry, texts: Texts) -> dict[str, object]:
    """The entry with other texts."""
    changed: dict[str, object] = {
        name: dict(texts[name]) if name in PARTS[section] and name in texts else value for name, value in entry.items()
    }
    if "slots" in entry:
        changed["slots"] = [_with_phrase(slot, texts) for slot in entry["slots"]]
    return changed


def wrong_texts(section: str, before: Entry, texts: Texts) -> dict[tuple[str, Language], str]:
    """A code by part and language: `missing`, `long`, or `inputs` where other inputs are named than before.

    A duty's text names its inputs in braces; a text without one of them would leave out what the court has set.
    """
    return dict(_wrong(section, before, texts))


def inputs_named(text: str) -> list[str]:
    """The names in braces, in order of the alphabet, each as often as it stands there. A lone brace is one without a name."""
    return sorted([*NAMED.findall(text), *("" for each in NAMED.sub("", text) if each in "{}")])


def _wrong(section: str, before: Entry, texts: Texts) -> Iterator[tuple[tuple[str, Language], str]]:
    for part, held in texts_of(section, before).items():
        for language in LANGUAGES:
            text = texts.get(part, {}).get(language, "")
            if not text.strip():
                yield (part, language), "missing"
            elif len(text) > LONGEST.get(section, LONG):
                yield (part, language), "long"
            elif section == "condition_template" and inputs_named(text) != inputs_named(held[language]):
                yield (part, language), "inputs"


def _with_phrase(slot: Entry, texts: Texts) -> dict[str, object]:
    said = texts.get(f"{PHRASE}{slot['kind']}")
    return {**slot, "phrase": dict(said)} if slot.get("phrase") and said else dict(slot)
