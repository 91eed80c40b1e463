"""An officer who registers people through the pages, and sends a form again when the service is killed meanwhile."""

from datetime import date, timedelta
from http import HTTPStatus
from typing import Self
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import asyncpg
import httpx

from services.probation.cases.domain.categories import Category, lawful_frequency
from services.probation.cases.domain.frequency import Frequency
from shared import clock
from shared.law.calendar import next_working_day
from shared.settings import settings
from tests.support.sign_in import csrf_token, sign_in
from tests.support.waiting import eventually_async

CATEGORY = Category.SUSPENDED_SENTENCE
LETTERS = str.maketrans("0123456789", "ghijklmnop")
"""A name has no digits, and no word of one form's name is on another's: nobody is taken for somebody else."""
DONE = {HTTPStatus.OK, HTTPStatus.FOUND, HTTPStatus.SEE_OTHER}


class Clerk:
    """A signed-in officer. `names` are the family names that were registered, each on one form."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client
        self.names: list[str] = []

    @classmethod
    async def signed_in(cls, client: httpx.AsyncClient) -> Self:
        """With the demo officer's account."""
        await sign_in(client, "officer")
        return cls(client)

    async def register(self) -> None:
        """Fill in one form and send it until it is answered: its token makes it take effect once."""
        form = await self._form()
        token = UUID(form["form_token"])
        name = token.hex[:8].translate(LETTERS).capitalize()
        await eventually_async(lambda: self._sent({**form, "family_name": name}), seconds=60)
        self.names.append(name)

    async def _form(self) -> dict[str, str]:
        pages: list[str] = []

        async def opened() -> bool:
            try:
                answer = await self.client.get("/people/new")
            except httpx.TransportError:
                return False
            pages.append(answer.text)
            return answer.status_code == HTTPStatus.OK

        await eventually_async(opened, seconds=60)
        today = clock.now().astimezone(ZoneInfo(settings().timezone)).date()
        token: UUID = uuid4()
        return {
            "_csrf_token": csrf_token(pages[-1]),
            "form_token": str(token),
            "given_name": "Demo",
            "birth_date": str(date(1960, 1, 1) + timedelta(days=token.int % 14_000)),
            "language": "kk",
            "region": "75",
            "settlement": "urban",
            "address": f"Demo Street {token.int % 14_000}",
            "category": CATEGORY.value,
            "court": "Demo Court",
            "court_decision_on": str(today - timedelta(days=20)),
            "in_force_on": str(today - timedelta(days=10)),
            "registered_on": str(today),
            "term_ends_on": str(today + timedelta(days=300)),
            "frequency": (lawful_frequency(CATEGORY, "urban", today) or Frequency.TWICE_A_MONTH).value,
            "first_check_in_on": str(next_working_day(today + timedelta(days=1))),
            "basis_kind": "none",
        }

    async def _sent(self, form: dict[str, str]) -> bool:
        try:
            answer = await self.client.post("/people/new", data=form)
        except httpx.TransportError:
            return False
        assert answer.status_code in DONE, answer.text
        return True

    async def check(self, connection: asyncpg.Connection) -> None:
        """Check that every form made one person, whom both other services know, once."""
        people = await connection.fetch("SELECT id, family_name FROM probation.person WHERE family_name = ANY($1)", self.names)
        assert sorted(row["family_name"] for row in people) == sorted(self.names)
        ids = [row["id"] for row in people]
        for effects in (
            "SELECT count(*) FROM probation.registration WHERE person = ANY($1)",
            "SELECT count(*) FROM reintegration.timeline_entry WHERE person = ANY($1) AND kind = 'case_opened'",
            "SELECT count(*) FROM biometrics.audit WHERE about = ANY($1) AND action = 'subject_opened'",
        ):
            assert await connection.fetchval(effects, ids) == len(self.names), effects
