"""The pages of consents: nothing is chosen beforehand, what is wrong is said, and every recipient can be told."""

import httpx
import pytest

from services.reintegration.consents import queries
from services.reintegration.database import Outbox
from shared.identity.demo import PROVIDER
from tests.builders.actors import SOCIAL
from tests.builders.desk import Desk
from tests.builders.moments import TODAY
from tests.builders.referrals import HOUSING, referral_form
from tests.support.clients import SignedIn
from tests.support.forms import submit

ANSWER = {
    "purpose": "referral", "organisations": str(PROVIDER), "categories": ["name", "language", "need", "note"], "answer": "given",
    "language": "kk", "form": "paper", "paper_number": "12", "from_on": str(TODAY), "until_on": str(TODAY.replace(year=2027)),
}  # fmt: skip


@pytest.fixture
async def social(desk: Desk, signed_in: SignedIn) -> httpx.AsyncClient:
    return await signed_in("reintegration", "social")


@pytest.mark.parametrize("purpose", ["referral", "help", "new_address", "taking_part"])
async def test_nothing_is_chosen_beforehand(desk: Desk, social: httpx.AsyncClient, purpose: str) -> None:
    form = await social.get(f"/cases/{desk.person}/consents/new?purpose={purpose}&organisation={PROVIDER}")
    assert form.status_code == 200
    assert "checked" not in form.text
    assert ("Demo Adaptation Centre" in form.text) == (purpose == "referral")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"until_on": "31.12.9999"}, "Enter a date that exists"),
        ({"until_on": "31.12.2100"}, "at the latest"),
        ({"until_on": ""}, "at the latest"),
        ({"from_on": "01.01.2026"}, "within a month of today"),
        ({"categories": ["name"]}, "Without all of the data"),
        ({"organisations": []}, "Choose at least one organisation"),
        ({"form": "spoken"}, "name of the witness"),
        ({"paper_number": ""}, "number of the signed paper"),
        ({"answer": ""}, "Fill this in"),
    ],
)
async def test_what_is_wrong_is_said_and_nothing_is_kept(
    desk: Desk, social: httpx.AsyncClient, changed: dict[str, object], said: str
) -> None:
    answer = await submit(social, f"/cases/{desk.person}/consents/new?purpose=referral", {**ANSWER, **changed}, to=_new(desk))
    assert (answer.status_code, said in answer.text) == (422, True)
    assert await queries.consents_of(desk.person) == []


async def test_an_answer_on_paper_is_shown_in_the_case_and_taken_back_at_the_desk(
    desk: Desk, social: httpx.AsyncClient, signed_in: SignedIn
) -> None:
    assert (await submit(social, f"{_new(desk)}?purpose=referral", ANSWER, to=_new(desk))).status_code == 303
    offering = f"/cases/{desk.person}/refer/{HOUSING}"
    assert "not shared" in (await social.get(offering)).text  # the phone was left out
    assert (await submit(social, offering, referral_form())).status_code == 303
    case = (await social.get(f"/cases/{desk.person}")).text
    assert "Under which consent" in case
    (row,) = await queries.consents_of(desk.person)
    back = f"/consents/{row.id}/withdraw"
    assert (await submit(social, back, {"form": ""})).status_code == 422
    assert (await submit(social, back, {"form": "in_person", "words": "I changed my mind"})).status_code == 303
    listed = (await social.get(f"/cases/{desk.person}/consents")).text
    assert "I changed my mind" in listed
    assert "not told yet" in listed
    assert "Nothing can be sent" in (await social.get(offering)).text
    (notice,) = await queries.to_tell(SOCIAL)
    assert f"/consent-notices/{notice.id}" in (await social.get("/desk")).text
    provider = await signed_in("reintegration", "provider")
    assert "1 consent was taken back" in (await provider.get("/provider")).text
    read = await submit(provider, "/provider/consents", to=f"/provider/consents/{notice.id}")
    assert read.status_code == 303
    assert "Read in its inbox" in (await social.get(f"/cases/{desk.person}/consents")).text


async def test_an_organisation_without_an_account_is_told_by_letter(desk: Desk, social: httpx.AsyncClient) -> None:
    await submit(social, f"/cases/{desk.person}/refer/{HOUSING}", referral_form())
    (row,) = await queries.consents_of(desk.person)
    await submit(social, f"/consents/{row.id}/withdraw", {"form": "phone"})
    (notice,) = await queries.to_tell(SOCIAL)
    address = f"/consent-notices/{notice.id}"
    assert "Demo Person" in (await social.get(address)).text
    assert (await submit(social, address, {"how": "letter"})).status_code == 422
    assert (await submit(social, address, {"how": "letter", "proof": "No. 15 of 24.11.2026"})).status_code == 303
    assert "No. 15 of 24.11.2026" in (await social.get(address)).text


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
async def test_the_text_is_printed_in_the_language_of_the_person(desk: Desk, social: httpx.AsyncClient, language: str) -> None:
    printed = (await social.get(f"/cases/{desk.person}/consents/paper?purpose=help&language={language}")).text
    begins = {"kk": "Көмек ерікті", "ru": "Помощь добровольна", "en": "Help is voluntary"}[language]
    assert begins in printed
    assert {"kk": "Күні және қолы", "ru": "Дата и подпись", "en": "Day and signature"}[language] in printed


async def test_the_officer_is_told_the_address_with_consent_alone(desk: Desk, social: httpx.AsyncClient) -> None:
    page, to = f"/cases/{desk.person}", f"/cases/{desk.person}/moved"
    refused = await submit(social, page, {"address": "Abai Street 5"}, to=to)
    assert (refused.status_code, "There is no consent" in refused.text) == (409, True)
    assert (await submit(social, page, to=to)).status_code == 303
    answer = {**ANSWER, "purpose": "new_address", "organisations": [], "categories": ["address"]}
    assert (await submit(social, f"{_new(desk)}?purpose=new_address", answer, to=_new(desk))).status_code == 303
    assert (await submit(social, page, {"address": "Abai Street 5"}, to=to)).status_code == 303
    sent = await Outbox.select(Outbox.type).where(Outbox.person == desk.person).order_by(Outbox.sequence)
    assert [row["type"] for row in sent] == ["reintegration.residence_changed.v1", "reintegration.residence_changed.v2"]
    assert "Abai" not in (await social.get(page)).text  # the desk does not keep it


def _new(desk: Desk) -> str:
    return f"/cases/{desk.person}/consents/new"
