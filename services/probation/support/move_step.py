"""The address that the desk proposes, on the form for a move: the officer checks it with the person and confirms, or writes another."""

from collections.abc import Mapping
from datetime import datetime

from services.probation.cases.rows import Case
from services.probation.support.proposals import end_proposals, proposed_address
from shared.actors import Actor
from shared.registry import MoveDecision, MoveStep
from shared.values import PageContext
from shared.web.forms import FormErrors
from shared.web.request import Fields, Web


async def load(_: Web, case: Case) -> PageContext | None:
    """The proposal; None where nothing waits."""
    address = await proposed_address(case.person)
    return None if address is None else {"address": address}


async def read(_: Web, case: Case, fields: Fields) -> MoveDecision | FormErrors | None:  # noqa: ARG001 - the interface's signature
    """Whatever address the officer wrote down, the proposal is answered by it."""
    if await proposed_address(case.person) is None:
        return None

    async def act(by: Actor, now: datetime) -> None:  # noqa: ARG001 - the interface's signature
        await end_proposals(case.person, "moved", now=now)

    return MoveDecision([], act)


async def proposes(_: Web, case: Case) -> Mapping[str, str]:
    """What stands in the field of the new address to begin with."""
    address = await proposed_address(case.person)
    return {} if address is None else {"address": address}


STEP: MoveStep[Case] = MoveStep("support/proposed_address.html", load, read, proposes=proposes)
