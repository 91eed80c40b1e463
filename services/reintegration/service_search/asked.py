"""What a page's address asks for, and what answers to it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from litestar.exceptions import ValidationException

from services.reintegration import words
from services.reintegration.capacity.deadlines import stale_after
from services.reintegration.capacity.words import places as free_places
from services.reintegration.directory import queries
from services.reintegration.directory import words as directory_words
from services.reintegration.directory.opening.queries import hours_of, moment
from services.reintegration.directory.places import Point, centre_of, read_point
from services.reintegration.directory.search.wanted import Wanted
from services.reintegration.directory.words import ACCESS, hidden
from services.reintegration.settings import settings
from shared import clock
from shared.db.keyset import cursor
from shared.kato.fields import choices
from shared.kato.places import places
from shared.messages.base import NEEDS, Language, Need
from shared.values import PageContext
from shared.web.i18n import LANGUAGES, current
from shared.web.request import Web

ON_A_PAGE = 20
KM = (5, 10, 25, 50, 100, 300)
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """The fields of the search as they stand in an address; what makes no sense counts as not asked."""

    need: Need | None
    language: str
    place: str | None
    km: int | None
    at: Point | None
    open_now: bool
    access: tuple[str, ...]
    words: str
    free: bool
    view: Literal["list", "map"]


def asked_of(request: Web, language: Language | None) -> Asked:
    """Read the address; `language` is taken where none is asked for. Raises ValidationException for what does not exist."""
    given = request.query_params
    if given.get("need", "") not in {"", *NEEDS} or given.get("language", "") not in {"", "any", *LANGUAGES}:
        raise ValidationException
    km = given.get("km", "")
    return Asked(
        need=next((need for need in NEEDS if need == given.get("need")), None),
        language=given.get("language") or language or "any",
        place=given["place"] if given.get("place") in places() else None,
        km=int(km) if km.isdigit() and int(km) in KM else None,
        at=read_point(given.get("at")),
        open_now=given.get("open") == "yes",
        access=tuple(code for code in ACCESS if code in given.getall("access", [])),
        words=given.get("words", "")[:LONGEST],
        free=given.get("free") == "yes",
        view="map" if given.get("view") == "map" else "list",
    )


def wanted(asked: Asked, region: str, now: datetime) -> Wanted:
    """The criteria; distances count from the point, else from the middle of the place or of the person's own region."""
    near = asked.at or centre_of(asked.place) or (centre_of(region) if asked.km else None)
    return Wanted(
        need=asked.need,
        language=None if asked.language == "any" else asked.language,
        region=region,
        fresh_since=now - stale_after(words.today(now)),
        kato=asked.place,
        near=near,
        km=asked.km,
        open_at=moment(now) if asked.open_now else None,
        access=asked.access,
        words=asked.words,
    )


async def found(request: Web, asked: Asked, region: str) -> PageContext:
    """What a page of the search shows."""
    now, given = clock.now(), request.query_params
    criteria = wanted(asked, region, now)
    offers = await queries.offers(criteria, without_full=asked.free, size=ON_A_PAGE, after=cursor(given.get("after")))
    hours, at = await hours_of([offer.id for offer in offers]), moment(now)
    hides = await queries.hidden_by(criteria, without_full=asked.free)
    return {
        "p": words,
        "d": directory_words,
        "now": now,
        "today": words.today(now),
        "places": free_places,
        "offers": offers,
        "total": await queries.count_offers(criteria, without_full=asked.free),
        "open_states": {offer.id: directory_words.open_state(hours[offer.id], at) for offer in offers},
        "hides": [hidden(name, number) for name, number in hides.items()],
        "asked": asked,
        "choices": {
            "needs": [(code, words.need(code)) for code in NEEDS],
            "languages": [(code, words.language(code)) for code in ("kk", "ru", "en")],
            "places": choices(),
            "km": [(str(km), f"{km} {'km' if current() == 'en' else 'км'}") for km in KM],
            "access": [(code, directory_words.access(code)) for code in ACCESS],
        },
        "tiles": (settings().tiles_url or "", settings().tiles_by),
        "points": [
            {"at": [offer.latitude, offer.longitude], "name": f"{words.words(offer.name)} · {offer.organisation_name}", "id": str(offer.id)}
            for offer in offers
            if offer.latitude is not None
        ],
    }
