"""The recorded pages as files: each page, normalised, and the lines of pages.txt."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from tests.recording.browser import Answer
from tests.recording.normal import fingerprint, normalise
from tests.recording.pages import NOWHERE, Pages, Shown

ENDINGS = {"text/html": "html", "application/json": "json", "text/csv": "csv", "application/geo+json": "geojson", "text/javascript": "js"}
WITH_CONTENT = (200, 202, 409, 422)
"""For other answers only the status and the target are recorded."""


def write(pages: Pages, folder: Path) -> str:
    """Every page below `folder`, and the text of pages.txt."""
    lines: dict[tuple[str, str, str], dict[str, list[str]]] = {}
    for shown in sorted(pages.shown, key=lambda each: (each.place, each.method, each.visitor, each.language)):
        path = _named(shown.place.path, pages.names)
        content = _content(shown.answer, pages.names) if shown.answer.status in WITH_CONTENT or path == NOWHERE else ""
        if content:
            _write(folder / shown.place.service / shown.visitor / shown.language, shown, path, content)
        by_visitor = lines.setdefault((shown.place.service, path, shown.method), {})
        recorded = f"{shown.language} {fingerprint(content.encode())}" if content else _refusal(shown.answer, pages.names)
        by_visitor.setdefault(shown.visitor, []).append(f"{shown.answer.status} {recorded}".strip())
    return _index(lines, pages.not_reached)


def _write(folder: Path, shown: Shown, path: str, content: str) -> None:
    ending = ENDINGS.get(shown.answer.media_type, "txt")
    name = path.strip("/") or "index"
    file = folder / f"{name}{'' if shown.method == 'GET' else '.POST'}.{ending}"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content)


def _refusal(answer: Answer, names: Mapping[str, str]) -> str:
    return f"to {_named(answer.target, names)}" if answer.target else ""


def _named(text: str, names: Mapping[str, str]) -> str:
    return normalise(text, names).strip()


def _content(answer: Answer, names: Mapping[str, str]) -> str:
    if answer.media_type == "application/zip":
        with zipfile.ZipFile(io.BytesIO(answer.content)) as file:
            return "".join(f"{_named(name, names)}\n" for name in sorted(file.namelist()))
    if answer.media_type in ENDINGS or answer.media_type.startswith("text/"):
        return normalise(answer.text, names)
    return f"{answer.media_type}, {len(answer.content)} bytes, {fingerprint(answer.content)}\n"


def _index(lines: Mapping[tuple[str, str, str], Mapping[str, list[str]]], not_reached: list[str]) -> str:
    """One line for each address and each group of visitors who got the same."""
    text = ["# service method address | visitors | status, then language and SHA-256 of each page", ""]
    for (service, path, method), by_visitor in sorted(lines.items()):
        groups: dict[str, list[str]] = {}
        for visitor, found in by_visitor.items():
            groups.setdefault(_short(found), []).append(visitor)
        for told, together in sorted(groups.items(), key=lambda group: group[1]):
            text.append(f"{service} {method} {path} | {' '.join(together)} | {told}")
    return "\n".join([*text, "", "# routes that were not reached", *sorted(not_reached), ""])


def _short(found: list[str]) -> str:
    """`200 en … kk … ru …` if every language has the same status."""
    statuses = {each.split()[0] for each in found}
    if len(statuses) > 1:
        return ", ".join(found)
    return " ".join([statuses.pop(), *(each.partition(" ")[2] for each in found)]).strip()
