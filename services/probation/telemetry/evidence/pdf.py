"""An evidence pack as a document: the words of words.py, typeset with Typst in its own fonts, which have the Kazakh letters."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst

from services.probation.telemetry.evidence.actions import Pack
from services.probation.telemetry.evidence.map_svg import draw_map
from services.probation.telemetry.evidence.words import document, use_language, zone_name
from shared.messages.base import Language
from shared.values import JsonObject

TEMPLATE = Path(__file__).parent / "typeset" / "pack.typ"


def pdf(pack: Pack, language: Language) -> bytes:
    """The pack as PDF in one language. Takes about a second: run it outside the event loop."""
    picture = draw_map(pack.body["fixes"], _features(pack.body, language))
    with TemporaryDirectory(prefix="oralu-pack-") as folder:
        place = Path(folder)
        (place / "pack.typ").write_text(TEMPLATE.read_text())
        (place / "data.json").write_text(json.dumps(document(pack.signed, language, picture=picture is not None), ensure_ascii=False))
        if picture is not None:
            (place / "map.svg").write_text(picture)
        made: Any = typst.compile(place / "pack.typ", root=place, ignore_system_fonts=True)
    return bytes(made)


def _features(body: JsonObject, language: Language) -> list[JsonObject]:
    """The zones that the picture shows, by their names in that language; protected places are left out."""
    if not body["orders"]:
        return []
    features = (body["orders"][-1]["body"].get("zones") or {}).get("features", [])
    with use_language(language):
        return [
            {**each, "properties": {**each["properties"], "name": zone_name(each["properties"])}}
            for each in features
            if each["properties"].get("kind") != "proximity"
        ]
