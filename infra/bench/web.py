"""`oralu bench web`: how long pages take with few and with many people, compared with a page with one indexed query.

Both countries are on one PostgreSQL at the same time, each with its own web processes; pages of both are requested in turn, one after
another, in a shuffled order, so that other work on this machine affects both equally. The small country has a second pair of web processes
that record no looks (`infra.bench.unrecorded`): what recording costs shows most where pages are fastest.
"""

import asyncio
import os
import random
import re
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, field

import httpx

from infra.bench.servers import Running, answers, free_port, serving, until
from infra.bench.web_figures import FLOOR, UNRECORDED, Plan, figures
from infra.paths import ROOT
from infra.servers.embedded import Embedded
from shared.identity.demo import PASSWORD
from shared.values import JsonObject

TOKEN = re.compile(r'name="_csrf_token" value="([^"]+)"')
WEB = ("probation", "reintegration")
SAMPLE = 40  # the pages of so many people are requested in turn
UUID = r"[0-9a-f-]{36}"


@dataclass
class Asked:
    """One page of one role at one size: addresses that are requested in turn, and the seconds that each answer took."""

    client: httpx.AsyncClient
    addresses: list[str]
    seconds: list[float] = field(default_factory=list)

    async def ask(self, turn: int, *, keep: bool) -> None:
        """Request once. Raises if the answer is not the page."""
        address = self.addresses[turn % len(self.addresses)]
        begin = time.perf_counter()
        answer = await self.client.get(address)
        took = time.perf_counter() - begin
        if answer.status_code != httpx.codes.OK:
            raise RuntimeError(f"{address} answered {answer.status_code}")
        if keep:
            self.seconds.append(took)


Pages = dict[tuple[str, str], Asked]


def bench_web(plan: Plan) -> JsonObject:
    """Run it; returns the figures."""
    with serving() as servers, country(servers, plan.small, compare=True) as small, country(servers, plan.large) as large:
        return asyncio.run(_measure(plan, small, large))


@contextmanager
def country(servers: Running, persons: int, *, compare: bool = False) -> Iterator[dict[str, str]]:
    """A database with that many people, and the web processes that read it; returns the services' addresses.

    With `compare` there are others that record nothing, at `<service>-unrecorded`.
    """
    name = f"oralu_{persons}"
    embedded = Embedded(servers.folder)
    asyncio.run(embedded.ensure_database(name))
    urls = {service: f"http://127.0.0.1:{free_port()}" for service in (*WEB, "biometrics")}
    environment = {f"ORALU_{service.upper()}_URL": url for service, url in urls.items()}
    environment |= {"ORALU_DATABASE_URL": embedded.database_url(name), "ORALU_DEMO": "true"}
    environment |= {"ORALU_SEARCHES_OF_AN_ACCOUNT": "1000000"}  # one account asks for what many people ask for
    with _changed(environment):
        subprocess.run([sys.executable, "-m", "infra.loading.prepare", "--demo", str(persons)], cwd=ROOT, check=True)
        for service in WEB:
            servers.start(f"{service}-{persons}", *_web(f"services.{service}.app:create_app", urls[service]), role=f"{service}-web")
            if compare:
                other = urls[f"{service}-{UNRECORDED}"] = f"http://127.0.0.1:{free_port()}"
                servers.start(f"{service}-{UNRECORDED}", *_web(f"infra.bench.unrecorded:{service}", other), role=f"{service}-web")
    until(lambda: all(answers(url) for name, url in urls.items() if name != "biometrics"))
    yield urls


def _web(factory: str, url: str) -> list[str]:
    port = url.rpartition(":")[2]
    return ["shared.application.serve", factory, "--port", port, "--log-level", "warning"]


@contextmanager
def _changed(environment: dict[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in environment}
    os.environ.update(environment)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


async def _measure(plan: Plan, small: dict[str, str], large: dict[str, str]) -> JsonObject:
    async with AsyncExitStack() as stack:
        sizes: dict[int | str, Pages] = {}
        without = {service: small[f"{service}-{UNRECORDED}"] for service in WEB}
        for size, urls in ((plan.small, small), (plan.large, large), (UNRECORDED, without)):
            sizes[size] = await stack.enter_async_context(_pages(urls))
        rng = random.Random(plan.seed)  # noqa: S311 - the order of asking, not a secret
        names = list(sizes[plan.small])
        for turn in range(-plan.warm_up, plan.requests):
            for name in rng.sample(names, len(names)):
                for size in rng.sample(list(sizes), len(sizes)):
                    await sizes[size][name].ask(turn, keep=turn >= 0)
        return figures(plan, {size: {name: asked.seconds for name, asked in pages.items()} for size, pages in sizes.items()})


@asynccontextmanager
async def _pages(urls: dict[str, str]) -> AsyncIterator[Pages]:
    """Every page that is measured in one country, by role and name."""
    async with AsyncExitStack() as stack:

        async def signed_in(login: str, service: str) -> httpx.AsyncClient:
            client = await stack.enter_async_context(httpx.AsyncClient(base_url=urls[service], timeout=60, trust_env=False))
            token = TOKEN.search((await client.get("/sign-in")).text)
            assert token is not None, "the sign-in page has a form"
            answer = await client.post("/sign-in", data={"login": login, "password": PASSWORD, "_csrf_token": token[1]})
            if answer.status_code != httpx.codes.SEE_OTHER:
                raise RuntimeError(f"{login} could not sign in: {answer.status_code}")
            return client

        pages: Pages = {}
        for login, role in (("officer", "officer"), ("senior", "senior officer"), ("auditor", "auditor")):
            pages |= await _tablet(await signed_in(login, "probation"), role)
        for login, role in (("social", "social worker"), ("auditor", "auditor")):
            pages |= await _desk(await signed_in(login, "reintegration"), role)
        pages |= await _provider(await signed_in("provider", "reintegration"))
        yield pages


async def _tablet(client: httpx.AsyncClient, role: str) -> Pages:
    people = await _links(client, "/people", rf"/people/{UUID}")
    names = re.findall(rf'href="/people/{UUID}">([^<]+)<', (await client.get("/people")).text)
    searches = [await _searched(client, name.split()[0]) for name in names[:SAMPLE]]
    check_ins = [link for person in people[:SAMPLE] for link in (await _links(client, person, rf"/check-ins/{UUID}"))[:1]]
    found = {
        "home": ["/"], "queue": ["/queue"], "list": ["/people"], "search": searches, "case": people, "check-in": check_ins,
    }  # fmt: skip
    if role == FLOOR[0]:
        found[FLOOR[1]] = [f"{person}/close" for person in people]
    return {(role, name): Asked(client, addresses) for name, addresses in found.items()}


async def _desk(client: httpx.AsyncClient, role: str) -> Pages:
    cases = await _links(client, "/cases", rf"/cases/{UUID}")
    found = {"desk": ["/desk"], "cases": ["/cases"], "desk case": cases}
    if role != "auditor":
        found["providers"] = [f"{case}/providers?need=housing" for case in cases]
    return {(role, name): Asked(client, addresses) for name, addresses in found.items()}


async def _provider(client: httpx.AsyncClient) -> Pages:
    referrals = await _links(client, "/provider", rf"/provider/referrals/{UUID}")
    return {
        ("provider", "home"): Asked(client, ["/provider"]),
        ("provider", "referral"): Asked(client, referrals),
    }


async def _searched(client: httpx.AsyncClient, words: str) -> str:
    """The address of what a search finds: the words are sent, and stay on the server."""
    token = TOKEN.search((await client.get("/people")).text)
    assert token is not None, "the list has a form"
    answer = await client.post("/people", data={"q": words, "_csrf_token": token[1]})
    return str(answer.headers["location"])


async def _links(client: httpx.AsyncClient, address: str, pattern: str) -> list[str]:
    """Addresses of that kind on a page, each once. Raises if there is none: an empty country measures nothing."""
    found = list(dict.fromkeys(re.findall(rf'href="({pattern})"', (await client.get(address)).text)))
    if not found:
        raise RuntimeError(f"{address} shows no {pattern}")
    return found[:SAMPLE]
