"""The page of a check-in says what happened, and nothing that did not."""

import httpx
import pytest

from services.probation.check_ins.actions import record_check_in, review_check_in
from services.probation.database import BY
from shared.settings import OraluSettings
from tests.builders.actors import OFFICER
from tests.builders.check_ins import check_in_in_doubt, the_check_in
from tests.builders.hand_ins import verified
from tests.builders.moments import NOW
from tests.builders.registrations import registered
from tests.support.clients import SignedIn

KEPT_NO_MORE = "This picture is not kept any more."


@pytest.fixture
async def tablet(engines: OraluSettings, signed_in: SignedIn) -> httpx.AsyncClient:
    """The officer's, in English."""
    client = await signed_in("probation", "officer")
    client.cookies.set("oralu_language", "en")
    return client


@pytest.mark.parametrize(("match", "reason"), [("not_attempted", "camera_refused"), ("no_template", "no_template")])
async def test_where_no_picture_was_taken_none_is_missed(tablet: httpx.AsyncClient, match: str, reason: str) -> None:
    _, check_in = await check_in_in_doubt(match=match, liveness="not_attempted", quality="not_assessed", score=None, reason=reason)
    page = (await tablet.get(f"/check-ins/{check_in}")).text
    assert KEPT_NO_MORE not in page
    assert "/review/" not in page
    assert "No picture was taken at this check-in." in page


async def test_a_picture_that_was_taken_may_be_gone(tablet: httpx.AsyncClient) -> None:
    _, check_in = await check_in_in_doubt()
    page = (await tablet.get(f"/check-ins/{check_in}")).text
    assert KEPT_NO_MORE in page
    assert "No picture was taken" not in page


async def test_after_vouching_nothing_says_that_nothing_was_handed_in(tablet: httpx.AsyncClient) -> None:
    made = await registered(by=OFFICER)
    row = await the_check_in(made.person)
    address = f"/check-ins/{row['id']}"
    assert "No check-in recorded" in (await tablet.get(address)).text
    await review_check_in(row["id"], "vouched_in_person", "", seen_version=row["version"], by=OFFICER, now=NOW)
    page = (await tablet.get(address)).text
    assert "No check-in recorded" not in page
    assert "No answers yet" not in page
    assert "Identity confirmed in person" in page


async def test_a_check_in_that_closed_by_itself_misses_no_picture(tablet: httpx.AsyncClient) -> None:
    made = await registered(by=OFFICER)
    row = await the_check_in(made.person)
    await record_check_in(verified(made.person, row["id"]), by=BY, now=NOW)
    assert KEPT_NO_MORE not in (await tablet.get(f"/check-ins/{row['id']}")).text
