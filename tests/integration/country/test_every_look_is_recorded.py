"""Whoever opens a page is recorded with everybody whom the page names: every link that a role is shown is followed in a small country."""

import html
import re
from urllib.parse import urlsplit
from uuid import UUID

import asyncpg
import httpx
import pytest

from shared.application.recorded_routes.table import RECORDED
from shared.settings import OraluSettings
from tests.support.clients import SignedIn

WHO = [
    ("probation", "auditor", "/"),
    ("probation", "officer", "/"),
    ("probation", "senior", "/"),
    ("reintegration", "auditor", "/desk"),
    ("reintegration", "social", "/desk"),
    ("reintegration", "provider", "/provider"),
]
ALSO = {"probation": ("/people", "/queue/rows", "/parts/home", "/devices", "/quarantine", "/alert-quality"), "reintegration": ("/cases",)}
LINK = re.compile(r'<a\b[^>]*href="(/[^"#]*)')
LIVE = re.compile(r'data-live-part="([^"]+)"')
UUIDS = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
LAW_ENTRY = re.compile(r"/law/entries/[^/]+/[^/]+/[^/]+")
"""A value of the law has pages of its own; a few of the hundreds are opened."""
PARTS = [(re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", route)), each.refreshes) for route, each in RECORDED.items() if each.refreshes]
MOST_OF_A_ROUTE = 4
NAMES = """SELECT id AS person, concat_ws(' ', family_name, given_name, patronymic) AS name FROM probation.person
    UNION SELECT person, name FROM reintegration.case"""
LAST = "SELECT persons, route FROM identity.access_record ORDER BY xmin::text::bigint DESC LIMIT 1"  # of the latest transaction
COUNT = "SELECT count(*) FROM identity.access_record"


@pytest.mark.timeout(300)
@pytest.mark.parametrize(("service", "login", "first"), WHO)
async def test_everybody_whom_a_page_names_is_in_its_record(
    service: str, login: str, first: str, country: OraluSettings, look: asyncpg.Connection, signed_in: SignedIn
) -> None:
    people: dict[str, set[UUID]] = {}
    for each in await look.fetch(NAMES):
        people.setdefault(each["name"], set()).add(each["person"])
    known = set().union(*people.values())
    client = await signed_in(service, login)
    waiting = [first, *(() if login == "provider" else ALSO[service])]
    found, counts, of_page = set(waiting), dict[str, int](), dict[str, set[UUID]]()
    unrecorded, without_words, with_people = [], set[str](), 0
    while waiting:
        address = waiting.pop(0)
        before = await look.fetchval(COUNT)
        answer = await client.get(address)
        row = await look.fetchrow(LAST) if await look.fetchval(COUNT) > before else None
        path = urlsplit(address).path
        page = _page_of(path)
        recorded = (set(row["persons"]) if row else set()) | (of_page.get(page, set()) if page != path else set())
        of_page.setdefault(page, set()).update(recorded)
        text = html.unescape(answer.text)
        named = [name for name in people if name in text]
        named = [name for name in named if not any(name != other and name in other for other in named)]  # without or with a patronymic
        links = ({UUID(each) for each in UUIDS.findall(text)} & known) - {UUID(each) for each in UUIDS.findall(urlsplit(address).query)}
        missing = [name for name in named if not people[name] & recorded]  # of people with one name, the one who is shown
        if missing or links - recorded:
            unrecorded.append(f"{address}: {len(missing)} of {len(named)} names, {len(links - recorded)} of {len(links)} links")
        if row and row["route"] not in RECORDED:
            without_words.add(row["route"])
        with_people += bool(named)
        for target in _offered(answer):
            kind = LAW_ENTRY.sub("#", UUIDS.sub("#", urlsplit(target).path))
            if target not in found and counts.get(kind, 0) < MOST_OF_A_ROUTE:
                counts[kind] = counts.get(kind, 0) + 1
                found.add(target)
                waiting.append(target)
    assert with_people > 3, "the walk saw people"
    assert not unrecorded, "\n".join(unrecorded)
    assert not without_words


def _page_of(path: str) -> str:
    """The page that a part belongs to; a page itself."""
    found = ((pattern.fullmatch(path), page) for pattern, page in PARTS)
    return next((page.format(**match.groupdict()) for match, page in found if match), path)


def _offered(answer: httpx.Response) -> list[str]:
    if led_to := answer.headers.get("location", ""):
        return [led_to.partition("#")[0]] if led_to.startswith("/") else []
    if not answer.headers.get("content-type", "").startswith("text/html"):
        return []
    found = [html.unescape(each) for pattern in (LINK, LIVE) for each in pattern.findall(answer.text)]
    return [each for each in found if not each.startswith(("/static", "/sign-"))]
