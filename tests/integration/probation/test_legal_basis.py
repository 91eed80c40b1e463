"""The legal basis of using a face: a norm from the law data, or a consent with its number."""

from datetime import date

import httpx
import pytest

from services.probation.cases.tables import Registration
from services.probation.law import rules as law
from shared.settings import OraluSettings
from tests.builders.registrations import registered, registration_form
from tests.support.clients import SignedIn
from tests.support.forms import submit

TODAY = date(2026, 11, 24)
NORM = "personal_data_9_1"


@pytest.fixture
async def tablet(engines: OraluSettings, signed_in: SignedIn) -> httpx.AsyncClient:
    """The officer's, in English."""
    client = await signed_in("probation", "officer")
    client.cookies.set("oralu_language", "en")
    return client


def test_every_norm_is_dated_and_cited_in_three_languages() -> None:
    for norm in law.norms(TODAY):
        assert norm.source
        assert norm.valid_from > date.min
        assert all(norm.text[language] for language in ("kk", "ru", "en"))


@pytest.mark.parametrize(
    ("basis", "field"),
    [
        ({"basis_kind": "norm", "basis_norm": "", "basis_reference": ".", "basis_given_on": "2026-11-01"}, "basis_norm"),
        ({"basis_kind": "norm", "basis_norm": "invented"}, "basis_norm"),
        ({"basis_kind": "consent", "basis_reference": ".", "basis_given_on": "2026-11-01"}, "basis_reference"),
        ({"basis_kind": "consent", "basis_reference": " … ", "basis_given_on": "2026-11-01"}, "basis_reference"),
    ],
)
async def test_a_mark_is_no_legal_basis(tablet: httpx.AsyncClient, basis: dict[str, str], field: str) -> None:
    made = await registered()
    for address, fields in (("/people/new", registration_form() | basis), (f"/people/{made.person}/biometrics", basis)):
        answer = await submit(tablet, address, fields)
        assert answer.status_code == 422
        assert f'href="#{field}"' in answer.text
    assert await Registration.count() == 1


async def test_a_norm_is_stored_as_the_law_data_cite_it_and_is_chosen_when_the_page_is_opened_again(tablet: httpx.AsyncClient) -> None:
    made = await registered()
    address = f"/people/{made.person}/biometrics"
    assert (await submit(tablet, address, {"basis_kind": "norm", "basis_norm": NORM})).status_code == 303
    row = await Registration.select().where(Registration.person == made.person).first()
    (norm,) = [one for one in law.norms(TODAY) if one.code == NORM]
    assert row is not None
    assert (row["basis_kind"], row["basis_given_on"]) == ("norm", norm.valid_from)
    assert row["basis_reference"] in norm.text.values()
    page = (await tablet.get(address)).text
    assert f'<option value="{NORM}" selected' in page
    assert "not verified by a lawyer" in page
    assert norm.text["en"] in (await tablet.get(f"/people/{made.person}")).text, "the case is read in the officer's language"
