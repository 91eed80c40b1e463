"""Somebody at a browser without scripts: follows links and fills in forms that are on the page, and reads it in one language."""

import re
from collections.abc import Awaitable, Callable, Mapping
from contextvars import Context
from dataclasses import dataclass, field
from datetime import date
from html import unescape
from html.parser import HTMLParser
from typing import Self

import httpx

from shared.messages.base import Language
from shared.web import i18n
from tests.builders.moments import FixedClock
from tests.support.sign_in import sign_in

STEPS = 5
"""How many redirects a browser follows here."""
IDS = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")


def said(language: Language, message: str, **values: object) -> str:
    """The message as a page in that language says it."""

    def words() -> str:
        i18n.use(language)
        return re.sub(r"\s+", " ", i18n.gettext(message, **values))

    return Context().run(words)


@dataclass
class Form:
    """A form of a page: where it is sent, what stands in it, and the names of its fields."""

    action: str
    method: str
    stands: dict[str, list[str]] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    choices: dict[str, list[str]] = field(default_factory=dict)


class _Page(HTMLParser):
    def __init__(self, address: str) -> None:
        super().__init__()
        self.address, self.forms, self.links, self.language = address, list[Form](), list[str](), ""
        self.form: Form | None = None
        self.select = self.area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.language = given.get("lang", "")
        elif tag == "a" and "href" in given:
            self.links.append(given["href"])
        elif tag == "form":
            self.form = Form(given.get("action") or self.address, given.get("method", "get").lower())
            self.forms.append(self.form)
        elif self.form is not None:
            self._field(self.form, tag, given)

    def _field(self, form: Form, tag: str, given: Mapping[str, str]) -> None:
        name, value, kind = given.get("name", ""), given.get("value", ""), given.get("type", "text")
        if tag == "option" and self.select:
            form.choices.setdefault(self.select, []).append(value)
            if "selected" in given:
                form.stands[self.select] = [value]
        if not name:
            return
        form.names.add(name)
        if tag == "select":
            self.select = name
        elif tag == "textarea":
            self.area = name
            form.stands[name] = [""]
        elif tag == "button" or kind in ("radio", "checkbox", "submit"):
            form.choices.setdefault(name, []).append(value)
            if "checked" in given:
                form.stands.setdefault(name, []).append(value)
        elif tag == "input":
            form.stands.setdefault(name, []).append(value)

    def handle_data(self, data: str) -> None:
        if self.form is not None and self.area:
            self.form.stands[self.area][0] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.form = None
        elif tag == "select":
            self.select = ""
        elif tag == "textarea":
            self.area = ""


@dataclass
class Walker:
    """A browser of one role; `text` is the page it is on. `secrets`: password and second factor of an account that was made."""

    client: httpx.AsyncClient
    language: Language
    login: str | None = None
    secrets: tuple[str, ...] = ()
    clock: FixedClock = field(default_factory=FixedClock)
    text: str = ""
    address: str = ""
    status: int = 0

    def __post_init__(self) -> None:
        self.client.cookies.set(i18n.LANGUAGE_COOKIE, self.language)

    async def again(self) -> Self:
        """Signs in again, as after days."""
        assert self.login is not None
        self.client.cookies.clear()
        await sign_in(self.client, self.login, *self.secrets, at=self.clock.moment)
        self.client.cookies.set(i18n.LANGUAGE_COOKIE, self.language)
        return self

    async def open(self, address: str, *, status: int = 200) -> Self:
        """Opens an address that the person knows, from a bookmark or a message."""
        return await self._arrive(await self.client.get(address), status)

    async def follow(self, pattern: str) -> Self:
        """Follows the first link of this page whose address matches `pattern`."""
        return await self.open(self.link(pattern))

    async def fill(self, action: str = "", *, status: int = 200, **fields: str | list[str]) -> Self:
        """Sends the form of this page that has these fields, with what stands in it. `action`: a pattern of where it is sent."""
        return await self.send(action, fields, status=status)

    async def send(self, action: str, fields: Mapping[str, str | list[str]], *, status: int = 200) -> Self:
        """The same for fields whose names are no words of Python."""
        form = self.form(action, *fields)
        for name, value in fields.items():
            for one in [value] if isinstance(value, str) else value:
                allowed = form.choices.get(name)
                assert allowed is None or one in allowed, f"{self.address}: {name} offers {allowed}, not {one}"
        data = {**form.stands, **fields}
        if form.method == "get":
            return await self._arrive(await self.client.get(form.action, params=data), status)
        return await self._arrive(await self.client.post(form.action, data=data), status)

    def link(self, pattern: str) -> str:
        """The address of the first link that matches."""
        found = [each for each in self._page().links if re.search(pattern, each)]
        assert found, f"{self.address} has no link to {pattern}, but to {sorted(set(self._page().links))}"
        return found[0]

    def form(self, action: str, *names: str) -> Form:
        """The only form with these fields that is sent to `action`."""
        forms = [each for each in self._page().forms if not each.action.endswith(("/language", "/sign-out"))]
        found = [each for each in forms if re.search(action, each.action) and each.names.issuperset(names)]
        assert found, f"{self.address} has no form to {action!r} with {names}, but {[(f.action, sorted(f.names)) for f in forms]}"
        return found[0]

    def reads(self, *messages: str, **values: object) -> None:
        """These words are on the page, in its language."""
        for message in messages:
            words = said(self.language, message, **values)
            assert self.language == "en" or words != message, f"not translated: {message}"
            assert words in self.words, f"{self.address} does not say {words!r}"

    def sees(self, *texts: str) -> None:
        """What somebody typed is on the page."""
        for text in texts:
            assert text in self.words, f"{self.address} does not show {text!r}"

    def misses(self, *texts: str) -> None:
        """These are not on the page."""
        for text in texts:
            assert text not in self.words, f"{self.address} shows {text!r}"

    def said(self, message: str, **values: object) -> str:
        """The message in the language of this browser."""
        return said(self.language, message, **values)

    def day(self, year: int, month: int, day: int) -> str:
        """A day as this browser's pages write it."""

        def words() -> str:
            i18n.use(self.language)
            return i18n.format_date(date(year, month, day))

        return Context().run(words)

    def stands(self, name: str) -> str:
        """What stands in this field."""
        return self.form("", name).stands[name][0]

    @property
    def words(self) -> str:
        """The page with its marks as they are read."""
        return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", self.text)))

    def _page(self) -> _Page:
        page = _Page(self.address)
        page.feed(self.text)
        return page

    async def _arrive(self, answer: httpx.Response, status: int) -> Self:
        for _ in range(STEPS):
            if not answer.is_redirect:
                break
            answer = await self.client.get(answer.headers["location"])
        self.text, self.status = answer.text, answer.status_code
        self.address = answer.url.path + (f"?{answer.url.query.decode()}" if answer.url.query else "")
        errors = re.findall(r"error-(?:message|summary)[^>]*>(.*?)</(?:p|div)>", self.text, re.DOTALL)
        assert answer.status_code == status, (self.address, answer.status_code, errors, self.words[-600:] if not errors else "")
        if answer.headers.get("content-type", "").startswith("text/html"):
            assert self._page().language == self.language, f"{self.address} is not in {self.language}"
        return self


Walks = Callable[..., Awaitable[Walker]]
"""`await walks("social")`: signed in; `await walks(None)`: a visitor; `await walks("admin", service="probation")`: in another service;
`await walks("aigul", secrets=(password, key))`: an account that was made."""
