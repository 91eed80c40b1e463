"""The paper of a pack says its trusted time, or that there is none and why, in three languages."""

from typing import get_args

import pytest

from services.probation.telemetry.evidence.words import document
from shared.messages.base import Language
from shared.values import JsonObject
from shared.web import i18n
from shared.web.catalogues import ROOT

PACK: JsonObject = {
    "id": "0b3a6a52-7a43-4a36-9d0f-6a3b9f1f3a10",
    **dict.fromkeys(("made_at", "since", "until"), "2026-11-29T09:30:00.000Z"),
    "made_by": "Officer",
    "timezone": "Asia/Almaty",
    "person": {"name": "Person", "case_number": "71-02/5"},
    **{name: [] for name in ("alerts", "days", "fixes", "orders", "devices", "history", "unknown", "sources", "conflicts", "kept_apart")},
    "without_provenance": 0,
    "kept_apart_since": "2026-11-29T09:30:00.000Z",
    "all_fixes": True,
    "silence_minutes": 30,
    "uncertainty": {"positions": 0, "without_position": 0, "mechanisms": {}},
}
SIGNATURE = {"sha256": "ab" * 32, "public_key": "cd" * 32, "value": "ef" * 64}
TITLE = {"kk": "Расталған уақыт", "ru": "Подтверждённое время", "en": "Trusted time"}
NONE = {"kk": "тәуелсіз қызмет растамайды", "ru": "Независимая служба не подтверждает", "en": "No independent authority confirms"}
WHY = {
    "not_set_up": ("қоспаған", "не подключила", "has not set up"),
    "no_answer": ("жауап бермеді", "не ответила", "did not answer"),
    "refused": ("бас тартты", "отказалась", "refused"),
    "not_verified": ("тексеру мүмкін болмады", "не удалось проверить", "could not be verified"),
}
LANGUAGES: tuple[Language, ...] = get_args(Language)


@pytest.fixture(autouse=True)
def words_of_telemetry() -> None:
    i18n.add_catalogues([ROOT / "services" / "probation" / "telemetry" / "locales"])


def said(language: Language, beside: JsonObject) -> str:
    """The text below the title of the trusted time."""
    blocks = document({"pack": PACK, "signature": SIGNATURE, **beside}, language, picture=False)["blocks"]
    (place,) = [place for place, block in enumerate(blocks) if block.get("text") == TITLE[language]]
    return str(blocks[place + 1]["text"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_time_and_who_confirms_it(language: Language) -> None:
    stamp = {"token": "MAA=", "at": "2026-11-29T09:30:15.000Z", "authority": "CN=Time,C=KZ"}
    text = said(language, {"trusted_time": stamp})
    assert "29.11.2026 14:30:15" in text, "in the time zone of the person"
    assert "CN=Time,C=KZ" in text
    assert NONE[language] not in text


@pytest.mark.parametrize("reason", WHY)
@pytest.mark.parametrize("language", LANGUAGES)
def test_that_there_is_none_and_why(language: Language, reason: str) -> None:
    text = said(language, {"trusted_time": None, "no_trusted_time": reason})
    assert NONE[language] in text
    assert [code for code, words in WHY.items() if words[LANGUAGES.index(language)] in text] == [reason]


@pytest.mark.parametrize("beside", [{}, {"trusted_time": None}, {"trusted_time": None, "no_trusted_time": "of a later version"}])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_that_does_not_say_why_has_none_all_the_same(language: Language, beside: JsonObject) -> None:
    text = said(language, beside)
    assert NONE[language] in text
    assert not [code for code, words in WHY.items() if words[LANGUAGES.index(language)] in text]
