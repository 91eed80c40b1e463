"""The pages of who has a case, and of who takes part in it, on a telephone and a tablet."""

import asyncio
from datetime import timedelta

import pytest

from services.reintegration.app import create_app
from services.reintegration.consents.actions import Said, record
from services.reintegration.consents.domain import Purpose
from services.reintegration.owning.actions.capacity import set_capacity
from services.reintegration.owning.actions.handing_over import ask
from services.reintegration.owning.actions.taking import take
from services.reintegration.owning.domain import Worker
from services.reintegration.parts.actions import give_part
from services.reintegration.tasks.actions import take_task
from shared.identity.accounts import Placed
from shared.identity.cover.actions import arrange_cover
from shared.identity.demo import demo_id
from shared.identity.permissions import AccountPermission
from tests.builders.actors import COLLEAGUE, MANAGER, SOCIAL
from tests.builders.desk import Desk, opened
from tests.builders.ids import fresh
from tests.builders.moments import NOW, TODAY
from tests.builders.staff import make_account
from tests.support.browser import chromium
from tests.support.clients import SignedIn
from tests.support.narrow import WIDTHS, look
from tests.support.serving import page_of, serving

DAY = timedelta(days=1)


@pytest.mark.parametrize(("width", "language"), [WIDTHS[0], *(each for each in WIDTHS if hasattr(each, "marks"))])
async def test_every_page_fits(desk: Desk, signed_in: SignedIn, width: int, language: str) -> None:
    await make_account(COLLEAGUE, "colleague")
    await opened("Second Fictional Person")
    await take(desk.person, by=SOCIAL, now=NOW)
    await desk.referral()
    await take_task(await desk.task("work"), by=SOCIAL, now=NOW)
    handover = await ask(desk.person, COLLEAGUE.id, why="I change to another desk next month", token=fresh(), by=SOCIAL, now=NOW)
    await arrange_cover(
        SOCIAL.id, COLLEAGUE.id, since=NOW, until=NOW + DAY, reason="leave", among=AccountPermission.HELP, by=MANAGER, now=NOW
    )
    await set_capacity(Worker(SOCIAL.id, SOCIAL.name, "75"), 0, TODAY, "Half time until January", by=MANAGER, now=NOW)
    said = Said(Purpose.TAKING_PART, [], ["name", "language", "phone"], "given", "kk", "screen", None, None, TODAY, TODAY + 30 * DAY)
    await record(desk.person, said, token=fresh(), by=SOCIAL, now=NOW)
    career = Placed(demo_id("career"), "Demo Career Centre Worker", "75", "probation", "career_worker", None)
    part = await give_part(desk.person, career, what="Look for work", until=TODAY + DAY, token=fresh(), by=SOCIAL, now=NOW)
    case = f"/cases/{desk.person}"
    readers = {
        "social": ("/desk", case, f"{case}/worker", f"{case}/parts", "/desk/mine", "/desk/without-worker"),
        "colleague": (f"/desk/handovers/{handover}",),
        "manager": ("/desk", f"{case}/worker", "/desk/team", f"/desk/team/{SOCIAL.id}", "/desk/team/covers", "/desk/handovers"),
        "career": ("/desk/parts", f"/desk/parts/{part}"),
        "institution": ("/desk/parts/new",),
    }
    clients = {login: await signed_in("reintegration", login) for login in readers}
    names = {str(desk.person): "case", str(handover): "one", str(SOCIAL.id): "worker", str(part): "part"}

    def walk(address: str) -> None:
        with chromium() as browser:
            for login, paths in readers.items():
                page = page_of(browser, clients[login], address, width=width, language=language)
                for path in paths:
                    page.goto(address + path)
                    name = path
                    for given, shown in names.items():
                        name = name.replace(given, shown)
                    look(page, f"{width}-{language}-{login}{name.replace('/', '-')}")

    async with serving(create_app()) as address:
        await asyncio.to_thread(walk, address)
