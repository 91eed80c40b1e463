"""Nobody searches or exports without end, and somebody sees who tries."""

from shared.identity.demo import demo_id
from shared.identity.tables import Alarm
from tests.builders.moments import FixedClock, soon
from tests.support.clients import SignedIn

SEARCHES, EXPORTS = 60, 20
"""At once, as shared.identity.limits.requests allows them."""


async def test_a_program_that_tries_one_number_after_another_is_stopped(signed_in: SignedIn, fixed_clock: FixedClock) -> None:
    officer = await signed_in("probation", "officer")
    officer.cookies.set("oralu_language", "en")
    for number in range(SEARCHES):
        assert (await officer.get(f"/people?q={number:012d}")).status_code == 200
    stopped = await officer.get("/people?q=999999999999")
    assert (stopped.status_code, stopped.headers["retry-after"]) == (429, "2")
    assert "Too many requests in a short time" in stopped.text
    assert (await officer.get("/people")).status_code == 200, "a list without a search is no search"
    assert (await officer.get("/devices?search=1")).status_code == 200, "another page counts for itself"
    (alarm,) = await Alarm.select(Alarm.kind, Alarm.account, Alarm.place)
    assert alarm == {"kind": "search", "account": demo_id("officer"), "place": "GET /people"}
    fixed_clock.move_to(soon(2))
    assert (await officer.get("/people?q=1")).status_code == 200


async def test_a_new_session_does_not_begin_to_count_anew(signed_in: SignedIn) -> None:
    for _ in range(2):
        senior = await signed_in("probation", "senior")
        answers = [(await senior.get("/alert-quality.csv")).status_code for _ in range(EXPORTS // 2)]
        assert answers == [200] * (EXPORTS // 2)
    senior = await signed_in("probation", "senior")
    assert (await senior.get("/alert-quality.csv", headers={"accept": "text/html"})).status_code == 429
    admin = await signed_in("probation", "admin")
    assert (await admin.get("/alert-quality.csv")).status_code == 200, "everybody counts for themselves"
    assert [row["kind"] for row in await Alarm.select(Alarm.kind)] == ["export"]
