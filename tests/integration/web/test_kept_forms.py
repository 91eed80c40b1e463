"""What was typed and not saved is there again after a change of the language and after a new sign-in, for its sender alone."""

import asyncio
import re
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from services.probation.cases.tables import Registration
from shared.application import keeping, kept_forms
from shared.identity import sessions
from shared.identity.demo import demo_id
from shared.identity.tables import KeptForm
from shared.web.kept import KeptForm as Form
from tests.builders.desk import Desk, opened
from tests.builders.moments import NOW, FixedClock
from tests.builders.plans import plan_form
from tests.builders.registrations import Register, registered, registration_form
from tests.support.clients import SignedIn
from tests.support.sign_in import DEMO_PASSWORD, csrf_token, sign_in

LANGUAGE_FORM = re.compile(r'<form class="language".*?</form>', re.DOTALL)
HELD = "What you typed is here again"


@pytest.fixture
def register(engines: object) -> Register:
    return registered


@pytest.fixture
async def desk(engines: object) -> Desk:
    return await opened()


async def send(client: httpx.AsyncClient, page: str, data: object, *, to: str | None = None, referer: str | None = None) -> httpx.Response:
    """Send a form as a browser does, which says on which page it stood."""
    opened_page = await client.get(page)
    fields = {"_csrf_token": csrf_token(opened_page.text), **(data if isinstance(data, dict) else {})}
    return await client.post(to or page, data=fields, headers={"referer": f"{client.base_url}{referer or page}"})


async def switched(client: httpx.AsyncClient, answer: httpx.Response, language: str) -> httpx.Response:
    """The page to which the language switch of an answer leads."""
    form = LANGUAGE_FORM.search(answer.text)
    assert form is not None
    after = re.search(r'name="next" value="([^"]*)"', form[0])
    assert after is not None
    chosen = await client.post("/language", data={"next": after[1].replace("&amp;", "&"), "language": language})
    return await client.get(chosen.headers["location"])


async def test_a_change_of_the_language_after_a_mistake_keeps_what_was_typed(signed_in: SignedIn) -> None:
    officer = await signed_in("probation", "officer")
    wrong = await send(officer, "/people/new", registration_form(iin="12", conditions=["treatment"], court="Суд <&>"))
    again = await switched(officer, wrong, "ru")
    assert (wrong.status_code, again.status_code) == (422, 200)
    assert 'lang="ru"' in again.text
    assert "Введённые данные восстановлены" in again.text
    assert 'value="Суд &lt;&amp;&gt;"' in again.text
    assert re.search(r'value="treatment"[^>]* checked', again.text)
    assert 'value="12"' in again.text


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("ru", ["В ИИН 12 цифр", "Не более 200 знаков"]),
        ("kk", ["ЖСН 12 цифрдан тұрады"]),
        ("en", ["An IIN has 12 digits"]),
    ],
)
async def test_what_was_wrong_is_said_again_in_the_new_language(signed_in: SignedIn, language: str, told: list[str]) -> None:
    officer = await signed_in("probation", "officer")
    wrong = await send(officer, "/people/new", registration_form(iin="12", court="x" * 500))
    again = await switched(officer, wrong, language)
    assert again.text.count("govuk-error-message") == wrong.text.count("govuk-error-message") > 1
    summary = again.text.split("govuk-error-summary__list")[1].split("</ul>")[0]
    assert [words for words in told if words not in summary] == []
    assert 'href="#iin"' in summary
    fresh = await officer.get("/people/new")
    assert "govuk-error" not in fresh.text, "a form that is opened anew has no errors"


async def test_what_was_wrong_is_not_said_on_a_page_that_did_not_say_it(desk: Desk, signed_in: SignedIn) -> None:
    social = await signed_in("reintegration", "social")
    page, to = f"/cases/{desk.person}/plans/new", f"/cases/{desk.person}/plans"
    wrong = await send(social, page, plan_form(goal="A home of my own", due_1=""), to=to)
    again = await switched(social, wrong, "ru")
    assert "govuk-error-summary" in again.text
    kept = await kept_forms.kept_on(demo_id("social"), "reintegration", page, now=NOW)
    assert kept is not None
    assert list(kept.errors) == ["plans/new_plan.html"]


async def test_what_stands_in_a_form_now_is_kept_with_what_was_wrong_before(signed_in: SignedIn) -> None:
    officer = await signed_in("probation", "officer")
    wrong = await send(officer, "/people/new", registration_form(iin="12", court="The first court"))
    changed = registration_form(iin="12", court="Another court")
    about = {"kept_page": "/people/new?kept=1", "kept_action": "/people/new", "kept_errors": "yes"}
    kept = await officer.post("/probation/kept", data={"_csrf_token": csrf_token(wrong.text), **changed, **about})
    assert (kept.status_code, kept.text) == (200, "/people/new?kept=1")
    again = await officer.get(kept.text)
    assert "Another court" in again.text
    assert "The first court" not in again.text
    assert 'href="#iin"' in again.text
    unsent = await officer.post("/probation/kept", data={"_csrf_token": csrf_token(wrong.text), **changed, **about, "kept_errors": ""})
    assert "govuk-error" not in (await officer.get(unsent.text)).text, "a form that was opened anew and not sent yet has no errors"


@pytest.mark.parametrize(
    "about",
    [
        {"kept_page": "https://elsewhere.example/", "kept_action": "/people/new"},
        {"kept_page": "/people/new", "kept_action": "/sign-in"},
        {"kept_page": "/people/new"},
        {},
    ],
)
async def test_a_form_that_is_none_of_ours_is_not_kept(signed_in: SignedIn, about: dict[str, str]) -> None:
    officer = await signed_in("probation", "officer")
    token = csrf_token((await officer.get("/people/new")).text)
    assert (await officer.post("/probation/kept", data={"_csrf_token": token, "court": "x", **about})).status_code == 204
    await officer.post("/sign-out", data={"_csrf_token": token})
    here = {"kept_page": "/people/new", "kept_action": "/people/new"}
    token = csrf_token((await officer.get("/sign-in")).text)
    assert (await officer.post("/probation/kept", data={"_csrf_token": token, "court": "x", **here})).status_code == 204
    assert await KeptForm.count() == 0


async def test_a_form_that_is_sent_elsewhere_leads_back_to_its_page(desk: Desk, signed_in: SignedIn) -> None:
    social = await signed_in("reintegration", "social")
    page, to = f"/cases/{desk.person}/plans/new", f"/cases/{desk.person}/plans"
    wrong = await send(social, page, plan_form(goal="A home of my own", due_1=""), to=to)
    assert wrong.status_code == 422
    second = await send(social, page, plan_form(goal="Another goal", due_1=""), to=to, referer=to)  # sent from the answer to the first
    again = await switched(social, second, "kk")
    assert (again.status_code, again.request.url.path) == (200, page)
    assert 'value="Another goal"' in again.text


async def test_a_form_sent_after_the_session_ended_waits_for_its_sender(
    signed_in: SignedIn, register: Register, fixed_clock: FixedClock
) -> None:
    officer, person = await signed_in("probation", "officer"), (await register()).person
    page = f"/people/{person}"
    shown = await officer.get(page)
    fixed_clock.moment = NOW + 2 * sessions.IDLE
    await sessions.forget_old(now=fixed_clock.moment)
    sent = await officer.post(
        f"{page}/note",
        data={"_csrf_token": csrf_token(shown.text), "words": "Spoke by phone"},
        headers={"referer": f"{officer.base_url}{page}"},
    )
    assert sent.status_code == 303
    to_sign_in = urlsplit(sent.headers["location"])
    assert (to_sign_in.path, parse_qs(to_sign_in.query)["next"]) == ("/sign-in", [f"{page}?kept=1"])
    signing_in = await officer.get(sent.headers["location"])
    fields = {"login": "officer", "password": DEMO_PASSWORD, "next": f"{page}?kept=1", "_csrf_token": csrf_token(signing_in.text)}
    back = await officer.get((await officer.post("/sign-in", data=fields)).headers["location"])
    assert HELD in back.text
    assert ">Spoke by phone</textarea>" in back.text


async def test_nobody_else_sees_it_and_nobody_sees_it_for_long(signed_in: SignedIn, fixed_clock: FixedClock) -> None:
    officer = await signed_in("probation", "officer")
    await send(officer, "/people/new", registration_form(iin="12", court="The court of a case"))
    assert "The court of a case" in (await officer.get("/people/new?kept=1")).text
    await sign_in(officer, "senior")
    assert "The court of a case" not in (await officer.get("/people/new?kept=1")).text
    await sign_in(officer, "officer")
    fixed_clock.moment = NOW + kept_forms.KEPT_FOR + timedelta(minutes=1)
    await sign_in(officer, "officer")
    assert "The court of a case" not in (await officer.get("/people/new?kept=1")).text


async def test_the_database_holds_neither_what_was_typed_nor_where(signed_in: SignedIn) -> None:
    officer = await signed_in("probation", "officer")
    await send(officer, "/people/new", registration_form(iin="12", court="The court of a case"))
    (row,) = await KeptForm.select()
    assert b"The court of a case" not in bytes(row["body"])
    assert "/people" not in row["key"] + row["action"]


async def test_what_is_saved_after_all_is_kept_no_longer(signed_in: SignedIn) -> None:
    officer = await signed_in("probation", "officer")
    wrong = await send(officer, "/people/new", registration_form(family_name=""))
    again = await switched(officer, wrong, "en")
    assert again.url.query == b"kept=1"
    saved = await send(officer, "/people/new?kept=1", registration_form(), to="/people/new")
    assert saved.status_code == 200
    assert await Registration.count() == 1
    assert await KeptForm.count() == 0


async def test_passwords_and_pins_are_never_kept(signed_in: SignedIn) -> None:
    officer = await signed_in("probation", "officer")
    shown = await officer.get("/sign-in")
    await officer.post("/sign-in", data={"login": "officer", "password": "wrong", "_csrf_token": csrf_token(shown.text)})
    assert await KeptForm.count() == 0


async def test_an_act_that_was_asked_for_is_not_done_by_a_change_of_the_language(signed_in: SignedIn, register: Register) -> None:
    officer, person = await signed_in("probation", "officer"), (await register()).person
    before = await Registration.select(Registration.card_code).first()
    asked = await send(officer, f"/people/{person}", {}, to=f"/people/{person}/card")
    again = await switched(officer, asked, "ru")
    assert (again.status_code, again.request.url.path) == (200, f"/people/{person}")
    assert await Registration.select(Registration.card_code).first() == before


async def test_too_long_a_form_is_not_kept(engines: object) -> None:
    form = Form("/people/new", "/people/new", {"words": ["x" * kept_forms.LARGEST]})
    assert not await kept_forms.keep(demo_id("officer"), "probation", form, now=NOW)
    assert await KeptForm.count() == 0


async def test_a_body_that_no_form_was_read_from_is_answered_all_the_same(signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "NOT_KEPT", ())
    officer = await signed_in("probation", "officer")
    sent = officer.post("/telemetry/v1/positions", data={"words": "x"}, headers={"x-csrftoken": "x"})
    assert (await asyncio.wait_for(sent, 20)).status_code == 303
    assert await KeptForm.count() == 0
