"""The paper says, in each language, how we know that a device sent what the pack holds."""

from typing import Any, get_args

import pytest

from services.probation.telemetry.evidence.paper.origin_words import meaning, origin
from services.probation.telemetry.evidence.words import use_language
from services.probation.telemetry.quarantine.words import reason
from services.probation.telemetry.vendors.domain import Authentication, Mismatch
from services.probation.telemetry.vendors.words import AUTHENTICATIONS
from shared.messages.base import Language
from shared.web import i18n
from shared.web.catalogues import ROOT

ZONE = "Asia/Almaty"
SIGNED = {
    "number": 1,
    "protocol": "http",
    "vendor": "Vendor X",
    "credential": "key-1",
    "authentication": "request_signature",
    "receiver": "g1",
}
KEY = {**SIGNED, "number": 2, "credential": "key-2", "authentication": "device_key", "protocol": "osmand"}
FORGED = {**SIGNED, "number": 3, "vendor": "Vendor Y", "credential": "key-3", "authentication": "mqtt_account", "protocol": "mqtt"}
REPORT = {"at": "2026-11-24T05:00:00.000Z", "latitude": 43.25, "longitude": 76.9, "source": 1}


@pytest.fixture(autouse=True)
def words_of_telemetry() -> None:
    i18n.add_catalogues([ROOT / "services" / "probation" / "telemetry" / "locales"])


def pack(**more: Any) -> dict[str, Any]:
    """Three fixes of one source, one of them deciding, and one of another; a conflict; four frames kept apart."""
    return {
        "since": "2026-11-24T00:00:00.000Z",
        "sources": [SIGNED, KEY, FORGED],
        "fixes": [{"source": number, "decided": decided} for number, decided in ((1, False), (1, True), (1, False), (2, False))],
        "without_provenance": 0,
        "conflicts": [{"distance_m": 912.4, "reports": [REPORT, {**REPORT, "latitude": None, "source": 2}]}],
        "kept_apart": [{"source": 3, "reason": "other_vendor", "frames": 4}],
        "kept_apart_since": "2026-11-24T00:00:00.000Z",
        **more,
    }


def said(language: Language = "en", **more: Any) -> list[dict[str, Any]]:
    """The blocks of the section in a language."""
    with use_language(language):
        return origin(pack(**more), ZONE)


def texts(blocks: list[dict[str, Any]]) -> str:
    """All words of some blocks."""
    return str(blocks)


def test_each_source_stands_with_the_number_of_its_reports_and_of_the_deciding_ones() -> None:
    sources, conflicts, apart = (block["rows"] for block in said() if block["kind"] == "table")
    assert sources == [
        ["signed request, Vendor X", "HTTP (JSON)", "key-1", "g1", "3", "1"],
        ["device key, Vendor X", "OsmAnd", "key-2", "g1", "1", "0"],
    ]
    assert conflicts == [
        ["24.11.2026 10:00:00; 43.25000, 76.90000; signed request, Vendor X", "24.11.2026 10:00:00; –; device key, Vendor X", "912 m"]
    ]
    assert apart == [["MQTT account, Vendor Y", "MQTT", "Sent by another vendor than that of the device", "4"]]


def test_what_a_way_of_authentication_means_is_said_once_for_each_way_that_reports_came_by() -> None:
    (sentences,) = (block["items"] for block in said() if block["kind"] == "list")
    assert [sentence.split(":")[0] for sentence in sentences] == ["Signed request", "Device key"]


def test_nothing_to_report_is_said_too() -> None:
    quiet = texts(said(conflicts=[], kept_apart=[], fixes=[]))
    assert "No two sources contradicted each other" in quiet
    assert "was kept apart in this time" in quiet
    assert "older ones are deleted" not in quiet
    assert "older ones are deleted" in texts(said(kept_apart_since="2026-11-24T06:00:00.000Z"))


def test_more_conflicts_than_the_paper_shows_are_counted() -> None:
    many = pack()["conflicts"] * 241
    assert "holds all 241 such cases" in texts(said(conflicts=many))
    assert "such cases" not in texts(said(conflicts=many[:240]))


def test_reports_without_provenance_are_counted() -> None:
    assert "7 reports of this time are not in this pack" in texts(said(without_provenance=7))
    assert "are not in this pack: they" not in texts(said())


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_every_sentence_of_the_section_is_translated(language: Language) -> None:
    more: dict[str, Any] = {"without_provenance": 7, "kept_apart_since": "2026-11-24T06:00:00.000Z"}
    english, other = said(**more), said(language, **more)
    for before, after in zip(english, other, strict=True):
        for name in ("text", "items", "head"):
            assert name not in before or before[name] != after[name]


@pytest.mark.parametrize("language", get_args(Language))
def test_every_way_and_every_reason_has_words_of_its_own(language: Language) -> None:
    with use_language(language):
        assert len({meaning(way) for way in Authentication}) == len(Authentication) == len({each() for each in AUTHENTICATIONS.values()})
        assert len({reason(code) for code in Mismatch}) == len(Mismatch)
