"""A web process is killed while many people read: whoever got an answer is in the record of looks."""

import asyncio
from uuid import UUID

import httpx
import pytest

from shared.settings import OraluSettings
from tests.builders.registrations import registered
from tests.support.looks import recorded
from tests.support.sign_in import sign_in
from tests.support.web_process import WebProcess

pytestmark = [pytest.mark.chaos, pytest.mark.deep, pytest.mark.timeout(240)]
ROUTE = "/people/{person}"
READERS, ANSWERS, ROUNDS = 8, 60, 3
"""Requests at once, answers in a round before the process is killed, and how often it is."""


async def test_a_killed_process_loses_at_most_the_records_of_open_requests(engines: OraluSettings) -> None:
    person = (await registered()).person
    process, answered = WebProcess("probation"), 0
    try:
        for _ in range(ROUNDS):
            answered += await read_until_killed(process, person)
            kept = len([look for look in await recorded(ROUTE) if look.persons == [person] and look.status == 200])
            assert answered <= kept <= answered + READERS
            answered = kept  # what was open may have been recorded, too
            process.start()
    finally:
        process.stop()


async def read_until_killed(process: WebProcess, person: UUID) -> int:
    """Read the person's page again and again, kill the process between two answers; returns how many whole answers came."""
    async with httpx.AsyncClient(base_url=process.address, timeout=30, trust_env=False) as browser:
        await sign_in(browser, "officer")
        answers, enough = 0, asyncio.Event()

        async def read() -> None:
            nonlocal answers
            while True:
                try:
                    answer = await browser.get(f"/people/{person}")
                except httpx.TransportError:
                    return
                assert answer.status_code == 200
                answers += 1
                if answers >= ANSWERS:
                    enough.set()

        reading = [asyncio.create_task(read()) for _ in range(READERS)]
        await asyncio.wait_for(enough.wait(), 120)
        process.process.kill()
        await asyncio.gather(*reading)
        process.process.wait(30)
    return answers
