"""A browser of the recording: it talks to the applications in this process, with cookies that can be frozen."""

import asyncio
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any, cast

import httpx
import pyotp
from litestar import Litestar

from tests.recording import product
from tests.recording.clock import Clock
from tests.recording.randomness import SeededRandomness

PATIENCE_SECONDS = 600
GOOD = {200, 201, 202, 204, 302, 303}
Fields = Mapping[str, str | Sequence[str]]


class Refused(Exception):
    """The product's answer to a step of the scenario was wrong."""


@dataclass(frozen=True)
class Answer:
    """The answer. `target` is where a redirect leads."""

    status: int
    media_type: str
    content: bytes
    target: str

    @property
    def text(self) -> str:
        return self.content.decode()

    def find(self, pattern: str) -> str:
        """The first group of the first match. Raises Refused if there is none."""
        if (found := re.search(pattern, self.text)) is None:
            raise Refused(f"{pattern} is not in the answer ({self.status}):\n{self.text[-1200:]}")
        return found[1]


@dataclass
class Internet:
    """The running applications, the clock and the random numbers of the recording."""

    apps: Mapping[str, Litestar]
    clock: Clock
    randomness: SeededRandomness
    clients: dict[str, httpx.AsyncClient] = field(default_factory=dict)

    def client(self, service: str) -> httpx.AsyncClient:
        """A client without cookies; the browser keeps them."""
        if service not in self.clients:
            transport = httpx.ASGITransport(app=cast("Any", self.apps[service]), raise_app_exceptions=False)
            self.clients[service] = httpx.AsyncClient(transport=transport, base_url=product.BASES[service])
        return self.clients[service]


@dataclass
class Browser:
    """One visitor's browser. While it is `frozen` answers change no cookie."""

    internet: Internet
    name: str
    cookies: dict[str, str] = field(default_factory=dict)
    frozen: bool = False

    async def get(self, service: str, path: str, *, language: str = "en") -> Answer:
        """Open a page."""
        return await self._send(service, "GET", path, language, {})

    async def post(self, service: str, path: str, fields: Fields | None = None, *, expect: bool = True, **more: Any) -> Answer:
        """Send a form with its CSRF token. Raises Refused if it is not accepted, unless `expect` is False."""
        if product.CSRF_COOKIE not in self.cookies:
            await self.get(service, "/sign-in")
        language = more.pop("language", "en")
        token = self.cookies.get(product.CSRF_COOKIE, "")
        more = more or {"data": {"_csrf_token": token, **(fields or {})}}
        headers = {"x-csrftoken": token} | more.pop("headers", {})
        if "files" in more:
            more["data"] = {"_csrf_token": token, **(fields or {})}
        answer = await self._send(service, "POST", path, language, headers, **more)
        if expect and answer.status not in GOOD:
            raise Refused(f"{self.name} at {path}: {answer.status}\n{_problem(answer.text)}")
        if not self.frozen:
            self.internet.clock.forward(seconds=1)  # no two forms at the same time, so that their effects have a fixed order
        return answer

    async def _send(self, service: str, method: str, path: str, language: str, headers: Mapping[str, str], **more: Any) -> Answer:
        self.internet.randomness.step(f"{self.internet.clock.now.isoformat()} {self.name} {method} {service}{path} {language}")
        cookies = {product.LANGUAGE_COOKIE: language, **self.cookies}
        client = self.internet.client(service)
        sent = {"cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()), **headers}
        try:
            response = await asyncio.wait_for(client.request(method, path, headers=sent, **more), PATIENCE_SECONDS)
        except TimeoutError:
            raise Refused(f"{self.name} waited {PATIENCE_SECONDS} s for {method} {service}{path}: is it a live stream?") from None
        client.cookies.clear()
        if not self.frozen:
            self._keep(response.headers.get_list("set-cookie"))
        media_type = response.headers.get("content-type", "").split(";")[0]
        return Answer(response.status_code, media_type, response.content, response.headers.get("location", ""))

    def _keep(self, lines: Sequence[str]) -> None:
        for line in lines:
            for name, morsel in SimpleCookie(line).items():
                if morsel["max-age"] == "0" or not morsel.value:
                    self.cookies.pop(name, None)
                else:
                    self.cookies[name] = morsel.value


@dataclass(frozen=True)
class Account:
    """The secrets of an account: password and key of the second factor."""

    login: str
    password: str
    key: str


async def sign_in(internet: Internet, account: Account, name: str) -> Browser:
    """A browser in which this account has signed in with both factors."""
    browser = Browser(internet, name)
    await browser.post("probation", "/sign-in", {"login": account.login, "password": account.password})
    code = pyotp.TOTP(account.key).at(internet.clock.now)
    await browser.post("probation", "/sign-in/code", {"code": code})
    return browser


def _problem(page: str) -> str:
    """What a page says is wrong, or the end of it."""
    found = re.findall(r'class="govuk-error-(?:message|summary__list)[^>]*>(.*?)</(?:p|ul)>', page, re.DOTALL)
    return " ".join(re.sub(r"<[^>]*>|\s+", " ", text) for text in found) or page[-2000:]
