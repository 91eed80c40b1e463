"""Forms of amendments as a browser sends them."""

import re
from collections.abc import Mapping
from html import unescape

import httpx

from tests.support.forms import post

REASON = {
    "change_kind": "correction",
    "change_why": "The clerk mistyped it",
    "change_from": "01.10.2026",
    "change_document": "Identity card 012345678 of 05.03.2020",
}
BORN_1999 = "990228400010"
"""A fictional ИИН of somebody born on 28 February 1999."""
EVERY_FIELD: dict[str, dict[str, str]] = {
    "name": {"family_name": "Құрманғалиева-О'Нил", "given_name": "Әсел", "patronymic": "Ғабитқызы"},
    "spellings": {
        "family_name_kk": "Құрманғалиева", "given_name_kk": "Әсел", "patronymic_kk": "Ғабитқызы",
        "family_name_ru": "Курмангалиева", "given_name_ru": "Асель", "patronymic_ru": "Габитовна",
        "family_name_latin": "Kurmangaliyeva", "given_name_latin": "Assel", "patronymic_latin": "Gabitovna",
    },
    "identity": {
        "iin": BORN_1999, "birth_date": "28.02.1999", "sex": "female", "iin_missing_reason": "Was lost", "citizenship": "foreign",
        "citizenship_country": "Kyrgyzstan",
    },
    "home": {
        "region": "71", "settlement": "rural", "address": "Abai Street 5", "kato": "711110000", "residence_since": "01.09.2026",
    },
    "registered_address": {
        "registered_region": "75", "registered_settlement": "urban", "registered_address": "Satpaev Street 1",
        "registered_kato": "751110000", "registered_since": "01.02.2020", "registered_until": "01.02.2030",
    },
    "contact": {"phone": "8 702 000 00 09", "language": "ru"},
    "family": {"marital_status": "married", "household": "Mother, two children"},
    "health": {"disability": "group_2", "health": "Asthma"},
    "work": {"occupation": "works_and_studies", "workplace": "Bakery 3, baker", "place_of_study": "College 7"},
    "photo": {"photo_consent": "given", "photo_consent_on": "01.11.2026", "photo_consent_document": "Consent 17"},
    "decision": {
        "court": "Court No. 2", "court_decision_on": "01.11.2026", "in_force_on": "18.11.2026", "offence_article": "УК 188 ч. 2",
        "registered_on": "23.11.2026",
    },
}  # fmt: skip
"""New values for every field, as typed, by group."""
ENTRIES: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "documents": (
        {
            "document_kind": "passport", "document_number": "N1234567", "document_issuer": "MIA", "document_issued_on": "01.02.2020",
            "document_expires_on": "01.02.2030",
        },
        {"document_issued_on": "01.02.2031"},
    ),
    "contacts": (
        {"contact_kind": "mobile", "contact_value": "8 701 000 00 07", "contact_whose": "relative", "contact_name": "Her mother"},
        {"contact_value": "no number"},
    ),
    "representatives": (
        {
            "representative_kind": "guardian", "representative_name": "Demo Guardian", "representative_phone": "+7 701 000 00 08",
            "representative_address": "Demo Street 2", "representative_since": "01.02.2020",
        },
        {"representative_since": "01.02.2031"},
    ),
}  # fmt: skip
"""A new entry for each list, and what makes it wrong."""
MOVED = {
    "region": "71", "settlement": "rural", "address": "Kenesary Street 8", "kato": "711110000", "zone": "take", "latitude": "51,1",
    "longitude": "71.4",
}  # fmt: skip
"""A move with the home zone; its hours stay."""
SEEN = re.compile(r'name="(was_\w+|zone_seen)" value="([^"]*)"')


async def opened(client: httpx.AsyncClient, address: str) -> dict[str, str]:
    """What the form at `address` holds when it is opened: hidden values, and every field as it stands."""
    shown = await client.get(address)
    assert shown.status_code == 200, (address, shown.status_code)
    seen = {name: unescape(value) for name, value in SEEN.findall(shown.text)}
    return {name.removeprefix("was_"): value for name, value in seen.items() if name.startswith("was_")} | seen


async def amended(client: httpx.AsyncClient, address: str, changed: Mapping[str, object], **reason: str) -> httpx.Response:
    """Open the form, change fields, give the reason, and confirm."""
    return await sent(client, address, await opened(client, address) | dict(changed), **reason)


async def sent(client: httpx.AsyncClient, address: str, fields: Mapping[str, object], **reason: str) -> httpx.Response:
    """Send a form that was opened before, and confirm where it is asked."""
    data = {**fields, **REASON, **reason}
    asked = await post(client, address, data)
    if 'name="sure"' not in asked.text:
        return asked
    return await post(client, address, {**data, "sure": "yes"})
