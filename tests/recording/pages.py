"""Every page for every visitor in every language: found by its links and fetched."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tests.recording import described, product
from tests.recording.browser import Answer, Browser
from tests.recording.routing import PARAMETER, Pattern, Place, left_out, links, names_of, place_of, without_parameters
from tests.recording.world import World

MOST_OF_A_ROUTE, MOST_WITH_A_QUERY = 32, 12
"""Addresses of one route that are shown, and of one with a query; the others are of the same kind."""
NOWHERE = "/nothing-is-here"
NEVER_SENT = ("/sign-out",)
"""Addresses that would end the session of the recording."""
SENT_BY = {
    "/kiosk/question/{number:int}": "kiosk-questions",
    "/kiosk/challenge": "kiosk-camera",
    "/kiosk/preview": "kiosk-camera",
    "/kiosk/without-camera": "kiosk-camera",
    "/kiosk/hand-in": "kiosk-doubt",
    "/kiosk/try-again": "kiosk-doubt",
    "/kiosk/leave": "kiosk-receipt",
}
"""The visits of these visitors."""
TRIES = 4
"""Of this many addresses the first is used that the sender may use; renewing one's own account would end the session."""


@dataclass(frozen=True)
class Visitor:
    """Somebody with a browser. `role` is their role for guards; `within` limits the addresses to those with this prefix."""

    name: str
    browser: Browser
    role: str
    within: str = "/"


@dataclass(frozen=True)
class Shown:
    """The answer to a visitor in one language."""

    place: Place
    method: str
    visitor: str
    language: str
    answer: Answer


@dataclass
class Pages:
    """All recorded pages."""

    shown: list[Shown] = field(default_factory=list)
    names: Mapping[str, str] = field(default_factory=dict)
    not_reached: list[str] = field(default_factory=list)


def visitors(world: World) -> list[Visitor]:
    """All visitors: staff by role, nobody, kiosks by the state of their visit."""
    logins = {"officer": "officer", "senior_officer": "senior", "social_worker": "social", "administrator": "admin"}
    staff = [Visitor(role, world.browsers[logins.get(role, role)][1], role) for role in described.staff_roles()]
    elsewhere = Visitor("officer-elsewhere", world.browsers["elsewhere"][1], "officer")
    kiosks = [Visitor(name, browser, "kiosk", "/" if name == "kiosk" else "/kiosk") for name, browser in world.visitors.items()]
    return [Visitor("anonymous", Browser(world.internet, "anonymous"), "anonymous"), *staff, elsewhere, *kiosks]


def explicit(world: World) -> list[Place]:
    """States of pages that no link leads to."""
    ids = {key: who.id for key, who in world.people.items()}
    asked = {
        "probation": [
            *("/people?page=2", "/people?state=closed", "/people?s=a-search-that-is-kept-no-longer"),
            *(
                "/devices?search=REC",
                "/devices?search=nothing",
                "/quarantine?search=nothing",
                "/sign-in?next=/people",
                "/alert-quality?since=2026-11-25&until=2026-11-25",
            ),
            *(f"/people/{ids['aigerim']}/movements?day={day}" for day in ("2026-11-24", "2026-11-25")),
            *(f"/people/{ids['aigerim']}/movements?problem=pack", NOWHERE),
        ],
        "reintegration": [
            *(
                f"/cases/{ids['serik']}/providers?{query}"
                for query in ("need=housing", "need=housing&free=yes", "language=en", "need=legal")
            ),
            NOWHERE,
        ],
        "biometrics": [NOWHERE, f"/enrolments/{ids['aigerim']}/done", *(f"/kiosk/question/{number}" for number in range(1, 7))],
    }
    return [Place(service, path) for service, paths in asked.items() for path in paths]


async def searched(world: World) -> list[Place]:
    """What an officer's searches find: the words are sent, and the address gets a token."""
    officer = world.browsers["officer"][1]
    answers = [await officer.post("probation", "/people", {"q": words}) for words in ("Ойдан", "850101", "nobody-of-this-name")]
    return [Place("probation", answer.target) for answer in answers]


async def record(world: World, routes: Iterable[described.Route]) -> Pages:
    """Follow every link as every visitor, then open what was found as everybody and in every language; last, send empty forms."""
    searches = await searched(world)
    patterns = [Pattern(route) for route in routes if route.service in product.SERVICES and not left_out(route.path)]
    getting = [pattern for pattern in patterns if pattern.route.method == "GET"]
    everybody = visitors(world)
    for visitor in everybody:
        visitor.browser.frozen = True
    crawl = _Crawl(getting, everybody)
    await crawl.run([*(Place(each.service, each.route.path) for each in getting if without_parameters(each)), *explicit(world), *searches])
    pages = Pages(names=names_of(crawl.named, world.names))
    pages.shown = await crawl.as_everybody()
    reached = {each.place for each in pages.shown if each.answer.status < 400}
    pages.not_reached = [_route(each) for each in getting if not any(each.holds(place) for place in reached)]
    await _send_empty_forms([pattern for pattern in patterns if pattern.route.method == "POST"], everybody, crawl.named, pages)
    return pages


class _Crawl:
    """Finds pages, in English."""

    def __init__(self, patterns: list[Pattern], everybody: list[Visitor]) -> None:
        self._patterns, self._everybody = patterns, everybody
        self._answers: dict[tuple[Place, str], Answer] = {}
        self._counts: dict[tuple[Pattern | None, str], int] = {}
        self.named: set[Place] = set()
        self._accepted: dict[Place, bool] = {}
        self._found: dict[Place, Pattern | None] = {}

    async def run(self, begin: Iterable[Place]) -> None:
        """Every visitor opens the links that they were shown; together these are all pages."""
        for place in begin:
            self._accepted[place] = True
        for visitor in self._everybody:
            waiting = self._places()
            while waiting:
                found: set[Place] = set()
                for place in waiting:
                    found |= await self._open(visitor, place)
                waiting = [place for place in sorted(found) if self._accept(place) and (place, visitor.name) not in self._answers]

    def _places(self) -> list[Place]:
        return sorted(place for place, accepted in self._accepted.items() if accepted)

    def _accept(self, place: Place) -> bool:
        if place not in self._accepted:
            pattern = self._pattern(place)
            kind = pattern, place.path.removeprefix(place.bare).partition("=")[0]
            self._counts[kind] = self._counts.get(kind, 0) + 1
            self._accepted[place] = pattern is not None and self._counts[kind] <= (MOST_WITH_A_QUERY if kind[1] else MOST_OF_A_ROUTE)
        return self._accepted[place]

    async def _open(self, visitor: Visitor, place: Place) -> set[Place]:
        if not _within(visitor, place) or not self._lets_in(visitor, place):
            return set()
        if (place, visitor.name) not in self._answers:
            self._answers[place, visitor.name] = await visitor.browser.get(place.service, place.path)
        answer = self._answers[place, visitor.name]
        found = links(answer.text, place.service) if answer.media_type == "text/html" else set()
        if answer.target and (target := place_of(answer.target, place.service)):
            found.add(target)
        self.named |= found | {place}
        return found

    def _pattern(self, place: Place) -> Pattern | None:
        if place not in self._found:
            self._found[place] = next((each for each in self._patterns if each.holds(place)), None)
        return self._found[place]

    def _lets_in(self, visitor: Visitor, place: Place) -> bool:
        pattern = self._pattern(place)
        return pattern is None or visitor.role in pattern.route.lets_in

    async def as_everybody(self) -> list[Shown]:
        """What every visitor sees at every address: a page in every language, a refusal once. A guard refuses a visitor at every address of
        its route, so only one is tried."""
        shown, refused = [], set[tuple[Pattern | None, str]]()
        for place in self._places():
            for visitor in self._everybody:
                if not _within(visitor, place):
                    continue
                if not self._lets_in(visitor, place):
                    asked = self._pattern(place), visitor.name
                    if asked not in refused:
                        refused.add(asked)
                        shown.append(Shown(place, "GET", visitor.name, "en", await visitor.browser.get(place.service, place.path)))
                    continue
                await self._open(visitor, place)
                answer = self._answers[place, visitor.name]
                shown.append(Shown(place, "GET", visitor.name, "en", answer))
                if _is_page(answer):
                    for language in product.LANGUAGES:
                        if language != "en":
                            other = await visitor.browser.get(place.service, place.path, language=language)
                            shown.append(Shown(place, "GET", visitor.name, language, other))
        return shown


def _within(visitor: Visitor, place: Place) -> bool:
    return place.path.startswith(visitor.within) and (visitor.within == "/" or place.service == "biometrics")


async def _send_empty_forms(patterns: list[Pattern], everybody: list[Visitor], known: set[Place], pages: Pages) -> None:
    """Each form once with nothing in it, by the first visitor whom its guard lets in; errors are recorded in every language."""
    for pattern in sorted(patterns, key=lambda each: (each.service, each.route.path)):
        if pattern.route.path in NEVER_SENT:
            continue
        visitor = _sender(pattern, everybody)
        places = _examples(pattern, known)
        if not places:
            pages.not_reached.append(_route(pattern))
        for together in places:
            pages.shown += await _send_empty_form(together, visitor)


async def _send_empty_form(places: list[Place], visitor: Visitor) -> list[Shown]:
    """Send it to the first address that the visitor may use; if there is an error, in the other languages too."""
    for place in places:
        answer = await visitor.browser.post(place.service, place.path, expect=False)
        if answer.status not in (403, 404):
            break
    shown = [Shown(place, "POST", visitor.name, "en", answer)]
    for language in ("kk", "ru") if answer.status == 422 else ():
        answer = await visitor.browser.post(place.service, place.path, expect=False, language=language)
        shown.append(Shown(place, "POST", visitor.name, language, answer))
    return shown


def _sender(pattern: Pattern, everybody: list[Visitor]) -> Visitor:
    name = SENT_BY.get(pattern.route.path)
    return next(
        each for each in everybody if each.name == name or (not name and each.role in pattern.route.lets_in and each.role != "anonymous")
    )


def _examples(pattern: Pattern, known: set[Place]) -> list[list[Place]]:
    """Addresses of the route to try, in groups of which one is enough; one group for each last part that is not an id."""
    if without_parameters(pattern):
        return [[Place(pattern.service, pattern.route.path)]]
    found = sorted({Place(each.service, each.bare) for each in known if pattern.holds(each)}) or _made_of_ids(pattern, known)
    if pattern.route.path.startswith("/admin/accounts"):
        found.reverse()
    if not pattern.route.path.endswith(":str}"):
        return [found[:TRIES]] if found else []
    groups: dict[str, list[Place]] = {}
    for place in found:
        groups.setdefault(place.path.rpartition("/")[2], []).append(place)
    return [places[:TRIES] for places in groups.values()]


def _made_of_ids(pattern: Pattern, known: set[Place]) -> list[Place]:
    """Addresses made with ids that follow the same word in other addresses."""
    parts = PARAMETER.split(pattern.route.path)
    path = parts[0]
    for _name, _kind, after in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        wanted = path.rpartition("/")[0].rpartition("/")[2]
        ids = sorted({each.bare.split("/")[2] for each in known if each.bare.startswith(f"/{wanted}/") and each.service == pattern.service})
        if not ids:
            return []
        path += ids[0] + after
    place = Place(pattern.service, path)
    return [place] if pattern.holds(place) else []


def _is_page(answer: Answer) -> bool:
    return answer.status == 200 and answer.media_type == "text/html"


def _route(pattern: Pattern) -> str:
    return f"{pattern.service} {pattern.route.method} {pattern.route.path}"
