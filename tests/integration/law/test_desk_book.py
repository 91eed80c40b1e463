"""The desk's own periods are changed on the same pages, and the desk applies and shows them."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from services.probation.database import DB
from services.reintegration.law.jobs import on_law_changed
from services.reintegration.law.rules import rules
from services.reintegration.law.ruling import RULING as DESK
from services.reintegration.referrals.deadlines import answer_due
from shared.db.rows import fetch_values
from shared.law.calendar import working_days_after
from shared.law.desk import FOLDER
from shared.law.rules import rule_book
from shared.law.sources import install
from shared.law_versions import begin, load
from shared.messages.law import LawChangedForReintegration
from tests.builders.law import LATER, accepted, changed, reworded
from tests.builders.moments import NOW, TODAY, FixedClock
from tests.support.clients import SignedIn

pytestmark = pytest.mark.usefixtures("ruled")
ZONE = ZoneInfo("Asia/Almaty")
SENT = "SELECT body::text FROM probation.outbox WHERE type = 'probation.law_changed_for_reintegration.v1' ORDER BY sequence"


async def heard_by_the_desk() -> None:
    """The desk reads its own rows, and what probation sent."""
    install(FOLDER, None)
    await begin(DESK)
    for body in await fetch_values(DB, SENT):
        await on_law_changed(LawChangedForReintegration.model_validate_json(body))
    await load(DESK)


async def test_a_changed_period_is_applied_by_the_desk_from_its_day() -> None:
    await accepted("reintegration", changed("reintegration", "referral_answer", 5))
    assert await fetch_values(DB, "SELECT count(*) FROM probation.outbox WHERE type LIKE '%biometrics%'") == [0]
    await heard_by_the_desk()
    assert [rules().number("referral_answer", day) for day in (LATER - timedelta(days=1), LATER)] == [3, 5]
    sent = NOW + (LATER - TODAY)
    assert answer_due(sent, ZONE) == working_days_after(sent, 5, ZONE)


async def test_an_administrator_finds_the_desks_periods_among_the_values_of_the_law(signed_in: SignedIn) -> None:
    admin = await signed_in("probation", "admin")
    page = (await admin.get("/law?book=reintegration")).text
    assert page.count("/law/entries/reintegration/rule/") == len({rule.code for rule in rule_book(FOLDER).rules})
    assert "Desk: time for a provider to answer a referral" in page
    assert "Housing; Health; Mental health" in page
    assert "check_in.window" not in page
    number = await accepted("reintegration", changed("reintegration", "referral_answer", 5))
    assert "cases are not counted here" in (await admin.get(f"/law/drafts/{number}")).text


@pytest.mark.parametrize("login", ["social", "auditor"])
async def test_the_desk_reads_what_it_goes_by(signed_in: SignedIn, fixed_clock: FixedClock, login: str) -> None:
    await accepted("reintegration", changed("reintegration", "referral_answer", 5))
    await accepted("reintegration", reworded("reintegration", "title", "referral_answer", mark=" (new title)"))
    await heard_by_the_desk()
    page = (await (await signed_in("reintegration", login)).get("/desk/law")).text
    assert "3 working days" in page
    assert "5 working days" in page
    assert "from a later day</strong>" in page
    assert "Social Code of the Republic of Kazakhstan" in page
    assert "How long an emergency access lasts" in page, "the figures of access are for every service"
    assert "(new title)" not in page
    fixed_clock.move_to(NOW + (LATER - TODAY))
    later = (await (await signed_in("reintegration", login)).get("/desk/law")).text
    assert "(new title)" in later
    assert "from a later day</strong>" not in later


async def test_the_desks_first_page_links_to_it(signed_in: SignedIn) -> None:
    social = await signed_in("reintegration", "social")
    page = (await social.get("/desk")).text
    for address in ("/desk/law", "/desk/law#assessment", "/desk/law#referral_answer"):
        assert f'href="{address}"' in page
    law = (await social.get("/desk/law")).text
    for code in ("assessment", "referral_answer", "capacity_stale", "contact_after_breach"):
        assert f'id="{code}"' in law, "the links find their line"


async def test_a_provider_has_no_page_of_it(signed_in: SignedIn) -> None:
    assert (await (await signed_in("reintegration", "provider")).get("/desk/law")).status_code == 403
