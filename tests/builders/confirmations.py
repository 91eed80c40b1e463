"""Organisations whose confirmation is old, and the secret of a question that went out through the file of the SMS gateway."""

import re
from datetime import date
from uuid import UUID

from services.reintegration.confirmation_requests.asking import ask_due, deliver_batch
from services.reintegration.directory.detail_tables import ProviderPhone
from services.reintegration.directory.tables import Organisation
from tests.builders.ids import fresh
from tests.builders.moments import NOW
from tests.builders.referral_links import written

LONG_AGO = date(2026, 1, 10)
NUMBER = "+7 701 765 43 21"


async def old_organisation(name: str = "Қамқор орталығы", *, confirmed_on: date | None = LONG_AGO, phone: str | None = NUMBER) -> UUID:
    """An organisation that was confirmed long ago."""
    number = fresh()
    await Organisation.insert(
        Organisation(
            id=number, name=name, region="75", confirmed_on=confirmed_on, created_at=NOW, changed_at=NOW, description={"ru": "Помогает"}
        )
    )
    if phone is not None:
        await ProviderPhone.insert(ProviderPhone(id=fresh(), organisation=number, number=phone))
    return number


async def asked() -> str:
    """Ask whoever is to be asked; returns the address in the last message."""
    assert await ask_due(NOW) >= 1
    await deliver_batch(NOW)
    return address_of(written()[-1]["text"])


def address_of(text: str) -> str:
    """Where the link in a message leads."""
    found = re.search(r"/join/confirm/[\w-]+", text)
    assert found is not None, text
    return found[0]
