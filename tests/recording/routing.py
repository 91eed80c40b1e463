"""Addresses and the routes that they belong to."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from tests.recording import described, product

UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
KINDS = {"uuid": UUID, "int": r"\d+", "str": r"[^/]+", "path": r".+"}
PARAMETER = re.compile(r"\{(\w+):(\w+)\}")
QUOTED = re.compile(r"""["'](/[^"'<>\s]*|http://127\.0\.0\.1:\d+[^"'<>\s]*)["']""")
STREAMS = re.compile(r"/events$")
STATIC = "/static"
SHOWN_QUERIES = ("kind", "state", "look", "task", "version", "compare")
"""Parameters of links that show another state of a page; links with others are followed without them."""


@dataclass(frozen=True, order=True)
class Place:
    """An address of a service, with its query."""

    service: str
    path: str

    @property
    def bare(self) -> str:
        """Without the query."""
        return self.path.partition("?")[0]


@dataclass(frozen=True)
class Pattern:
    """A route, with a test which addresses belong to it."""

    route: described.Route

    @property
    def service(self) -> str:
        return self.route.service

    def holds(self, place: Place) -> bool:
        """Whether the address belongs to this route."""
        return place.service == self.service and self._expression.fullmatch(place.bare) is not None

    @cached_property
    def _expression(self) -> re.Pattern[str]:
        parts = PARAMETER.split(self.route.path)
        texts = [re.escape(part) if number % 3 == 0 else "" for number, part in enumerate(parts)]
        return re.compile("".join(text or KINDS[parts[number]] if number % 3 == 2 else text for number, text in enumerate(texts)))


def left_out(path: str) -> bool:
    """Live streams never end, and static files are not pages."""
    return bool(STREAMS.search(path)) or path.startswith(STATIC)


def without_parameters(pattern: Pattern) -> bool:
    return not PARAMETER.search(pattern.route.path)


def links(text: str, service: str) -> set[Place]:
    """Every address of the three services that a page names."""
    return {place for found in QUOTED.findall(text) if (place := place_of(found.replace("&amp;", "&"), service)) is not None}


def place_of(address: str, service: str) -> Place | None:
    """The address as seen from a page of `service`; None if it leads elsewhere."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme:
        owner = next((name for name, base in product.BASES.items() if base == f"{parts.scheme}://{parts.netloc}"), None)
        if owner is None:
            return None
        service = owner
    if not parts.path.startswith("/"):
        return None if parts.path else Place(service, "/")
    shown = "&".join(part for part in parts.query.split("&") if part.partition("=")[0] in SHOWN_QUERIES and part.partition("=")[2])
    return Place(service, parts.path + (f"?{shown}" if shown else ""))


def names_of(places: Iterable[Place], known: Mapping[str, str]) -> dict[str, str]:
    """A name for every id in an address: the word before it and a number, in the order in which ids were made."""
    found: dict[str, set[str]] = {}
    for place in sorted(places):
        for before, number in re.findall(rf"([\w-]+)[/=]({UUID})", place.path):
            found.setdefault(number.replace("-", ""), set()).add(before)
    names = dict(known)
    counts: dict[str, int] = {}
    for number in sorted(found):
        if number not in names:
            kind = min(found[number])
            counts[kind] = counts.get(kind, 0) + 1
            names[number] = f"{kind}-{counts[kind]}"
    return names
