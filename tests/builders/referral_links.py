"""Links of referrals, and the file that stands for an SMS gateway."""

import json
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from services.reintegration.database import DB
from services.reintegration.referral_links.actions import NewLink, make_link
from services.reintegration.referral_links.delivering import deliver_batch
from services.reintegration.settings import settings
from shared.actors import Actor
from shared.db.rows import fetch_values
from tests.builders.actors import SOCIAL
from tests.builders.ids import fresh
from tests.builders.moments import NOW

NUMBER = "+77017654321"


@dataclass(frozen=True)
class Made:
    """A link and its secret."""

    link: UUID
    secret: str

    @property
    def address(self) -> str:
        """Where it leads."""
        return f"/answer/{self.secret}"


async def proposals_of(referral: UUID) -> list[UUID]:
    """The times that were proposed for a referral."""
    return await fetch_values(DB, "SELECT id FROM reintegration.referral_proposal WHERE referral = $1 ORDER BY at, id", referral)


async def handed_over(referral: UUID, *, by: Actor = SOCIAL, now: datetime = NOW) -> Made:
    """A link that the worker shows."""
    link, secret = await make_link(referral, NewLink("shown", "", "ru"), token=fresh(), by=by, now=now)
    assert secret is not None
    return Made(link, secret)


async def by_sms(referral: UUID, *, now: datetime = NOW, language: str = "kk") -> UUID:
    """A link that waits to be sent."""
    link, secret = await make_link(referral, NewLink("sms", NUMBER, language), token=fresh(), by=SOCIAL, now=now)
    assert secret is None
    return link


async def sent_by_sms(referral: UUID) -> Made:
    """A link that went out through the file."""
    link = await by_sms(referral)
    assert await deliver_batch(NOW) == 1
    return Made(link, secret_of(written()[-1]["text"]))


def written() -> list[dict[str, Any]]:
    """What the gateway that is a file was given."""
    file = settings().state_dir / "notifications" / "messages.jsonl"
    return [json.loads(line) for line in file.read_text().splitlines()] if file.exists() else []


def secret_of(text: str) -> str:
    """The secret in a text."""
    found = re.search(r"/answer/([\w-]{20,})", text)
    assert found is not None
    return found[1]
