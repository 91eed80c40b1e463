"""A notification wakes the streams that it is about."""

import asyncio

from shared.db.engine import engine
from shared.web import live


def test_the_end_of_a_session_wakes_the_streams_of_its_account_alone() -> None:
    listener = live._Listener(engine("identity"))
    theirs, others, everybodys = asyncio.Event(), asyncio.Event(), asyncio.Event()
    listener.waiting = {"ended": {theirs: "one", others: "two", everybodys: live.ANYBODY}, "another": {asyncio.Event(): "one"}}
    listener._notify(None, 0, "ended", "one")
    assert [event.is_set() for event in (theirs, others, everybodys)] == [True, False, True]
    assert not any(event.is_set() for event in listener.waiting["another"])
