"""No name and no ИИН stands in an address, in a log or in a metric of the running system, whatever is typed where."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote_plus
from uuid import uuid4

import httpx
import pytest

from services.probation.cases.domain.categories import Category
from shared.identity.demo import PASSWORD
from tests.builders.registrations import registration_form
from tests.support.sign_in import csrf_token
from tests.support.system import System
from tests.support.waiting import eventually

pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]
NAME, GIVEN, IIN = "Құпияев", "Жасырын", "880512300015"
PERSONAL = (NAME, GIVEN, IIN, NAME.lower(), "Kupiya_login")
ADDRESS = re.compile(r"""(?:href|src|action|value|data-live-part|data-live)=["'](/[^"']*|https?://[^"']*)["']""")
POSTGRESQL_S_OWN = ("postgres",)
"""PostgreSQL's log has a test of its own."""


class Visitor:
    """A browser without a screen. It remembers every address that it asked for or was shown."""

    def __init__(self, system: System, service: str, login: str) -> None:
        self.client = httpx.Client(base_url=system.url(service), timeout=30, trust_env=False)
        self.addresses: list[str] = []
        self.post("/sign-in", {"login": login, "password": PASSWORD})

    def get(self, address: str) -> httpx.Response:
        return self._seen(self.client.get(address))

    def post(self, address: str, fields: dict[str, object], *, page: str | None = None) -> httpx.Response:
        token = csrf_token(self.get(page or address).text)
        return self._seen(self.client.post(address, data={"_csrf_token": token, **fields}))

    def follow(self, answer: httpx.Response) -> httpx.Response:
        return self.get(answer.headers["location"]) if "location" in answer.headers else answer

    def _seen(self, answer: httpx.Response) -> httpx.Response:
        self.addresses += [str(answer.request.url), answer.headers.get("location", ""), *ADDRESS.findall(answer.text)]
        return answer


@pytest.fixture
def officer(system: System) -> Iterator[Visitor]:
    visitor = Visitor(system, "probation", "officer")
    yield visitor
    visitor.client.close()


def test_nothing_personal_is_left_behind(system: System, officer: Visitor) -> None:
    today = system.now().date()
    dates = {"registered_on": str(today), "first_check_in_on": str(today), "in_force_on": str(today), "court_decision_on": str(today)}
    form = registration_form(
        form_token=str(uuid4()), iin=IIN, family_name=NAME, given_name=GIVEN, category=str(Category.SUSPENDED_SENTENCE),
        term_ends_on=f"{today.year + 1}-01-15", **dates,
    )  # fmt: skip
    for wrong in ({"phone": "x"}, {"iin": f"{IIN}1"}, {"court": ""}, {"family_name": f"{NAME}\x00"}):
        assert officer.post("/people/new", form | wrong).status_code in {200, 400, 422}
    card = officer.post("/people/new", form)
    person = re.search(r"/people/([0-9a-f-]{36})", card.text)
    assert person is not None
    case = f"/people/{person[1]}"
    for words in (NAME, IIN, f"{NAME} {GIVEN}", NAME.lower(), f"{NAME}%", "x" * 200):
        found = officer.follow(officer.post("/people", {"q": words}))
        assert found.status_code == 200
    assert NAME in officer.follow(officer.post("/people", {"q": NAME})).text
    officer.post("/language", {"language": "ru", "next": "/people"}, page="/people")
    for address in (case, f"{case}/close", f"{case}/biometrics", f"{case}/bracelet", f"{case}/zones", f"{case}/movements", "/queue", "/"):
        assert officer.get(address).status_code == 200, address
    officer.post(f"{case}/note", {"words": f"{NAME} " * 2000}, page=case)
    officer.post("/sign-in", {"login": PERSONAL[-1], "password": NAME})
    others = [Visitor(system, "probation", "senior"), Visitor(system, "probation", "auditor")]
    for visitor in others:
        visitor.get(case)
        visitor.get(f"{case}/access")
        visitor.get(f"{case}/access/extract")
    desk = Visitor(system, "reintegration", "social")
    eventually(lambda: desk.get(f"/cases/{person[1]}").status_code == 200)
    for address in ("/desk", "/cases", f"/cases/{person[1]}/providers", f"/cases/{person[1]}/plans/new"):
        assert desk.get(address).status_code == 200, address
    camera = Visitor(system, "biometrics", "officer")
    eventually(lambda: camera.get(f"/enrolments/{person[1]}").status_code == 200)
    everybody = [officer, *others, desk, camera]
    shown = {unquote_plus(unescape(address)) for visitor in everybody for address in visitor.addresses}
    assert len(shown) > 50
    assert not [address for address in shown if any(each in address for each in PERSONAL)]
    for service in ("probation", "reintegration", "biometrics"):
        assert not _told(httpx.get(f"{system.url(service)}/metrics", trust_env=False).text)
    written = [file for file in _logs(system.folder) if _told(file.read_text(errors="replace"))]
    assert len(_logs(system.folder)) > 5
    assert not written, [file.name for file in written]


def _logs(folder: Path) -> list[Path]:
    """What the processes have written, however it is called."""
    found = [file for file in (*(folder / "logs").rglob("*"), *folder.glob("*.log"), *folder.glob("*.json*")) if file.is_file()]
    return [file for file in found if not file.name.startswith(POSTGRESQL_S_OWN)]


def _told(text: str) -> list[str]:
    escaped = [each.encode("unicode_escape").decode() for each in PERSONAL]
    return [each for each in (*PERSONAL, *escaped) if each in text]
