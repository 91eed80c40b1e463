"""No page shows a code where it has words: every page about a person, and every list, in every language."""

import re
from collections import Counter
from html.parser import HTMLParser

import pytest
from litestar.handlers import HTTPRouteHandler

from services.probation.risk.jobs import compute_tiers
from shared.settings import OraluSettings
from shared.web.i18n import LANGUAGES
from tests.builders.moments import FixedClock
from tests.integration.access.readers import make_accounts
from tests.integration.access.worlds import WORLDS
from tests.support.apps import kept
from tests.support.clients import SignedIn

PARAMETER = re.compile(r"\{(\w+):\w+\}")
CODE = re.compile(r"(?<![\w./@-])[a-z][a-z0-9]*(?:_[a-z0-9]+)+(?![\w/-])|(?<![\w./@-])[a-z][a-z_]+(?:\.[a-z][a-z_0-9]+)+(?![\w/@-])")
NO_PAGES = re.compile(r"/(events|export|static|metrics|health)|\.(csv|ics|json|jpg|pdf)$|^/telemetry|^/sign-")
READERS = ("senior", "admin")
NAMES = {"same_office", "other_office"}
"""Of people in the world of the test."""
FEWEST = 60
"""Pages that at least have to be read for a reader who works with cases."""


class Visible(HTMLParser):
    """The words that a page shows; not what stands in attributes, scripts, and what a program or a person named."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in ("script", "style", "code", "template", "textarea")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in ("script", "style", "code", "template", "textarea")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.said.append(data)


def codes_in(page: str) -> set[str]:
    """Words of a page that look like codes."""
    visible = Visible()
    visible.feed(page)
    return {found for said in visible.said for found in CODE.findall(said)}


def test_what_counts_as_a_code() -> None:
    assert codes_in("<p>looks_for_work, risk.work.tier_2</p><p title='a_b'>Works</p>") == {"looks_for_work", "risk.work.tier_2"}
    assert codes_in("<p>e.g. demo@oralu.example, /people/x_y, 3.5 m. Well</p><script>a_b</script>") == set()


def addresses(records: dict[str, str]) -> list[str]:
    """Every page of probation that needs nothing but these records."""
    found = set()
    for route in kept("probation").routes:
        for handler in getattr(route, "route_handlers", ()):
            names = PARAMETER.findall(route.path)
            if isinstance(handler, HTTPRouteHandler) and "GET" in handler.http_methods and set(names) <= records.keys():
                found.add(PARAMETER.sub(lambda each: records[each[1]], route.path))
    return sorted(each for each in found if not NO_PAGES.search(each))


@pytest.mark.timeout(300)
@pytest.mark.usefixtures("engines")
async def test_every_page_says_words(database: OraluSettings, signed_in: SignedIn, fixed_clock: FixedClock) -> None:
    await make_accounts()
    records = (await WORLDS["probation"]()).records["own"]
    await compute_tiers({})
    bare: dict[str, set[str]] = {}
    read: Counter[str] = Counter()
    for login in READERS:
        client = await signed_in("probation", login)
        for language in LANGUAGES:
            client.cookies.set("oralu_language", language)
            for address in addresses(records):
                answer = await client.get(address, follow_redirects=False)
                if answer.status_code == 200 and answer.headers["content-type"].startswith("text/html"):
                    read[f"{login} {language}"] += 1
                    if found := codes_in(answer.text) - NAMES:
                        bare[f"{login} {language} {address}"] = found
    assert bare == {}
    assert min(read[f"senior {language}"] for language in LANGUAGES) > FEWEST
