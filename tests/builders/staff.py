"""Accounts beyond the demo's, with its password and the ids of the actors."""

from shared.actors import Actor, Role
from shared.identity.accounts import NewAccount, account_of, create_account
from shared.identity.demo import PASSWORD
from tests.builders.actors import COLLEAGUE_OFFICER, OFFICER_ELSEWHERE, SYSTEM, actor
from tests.builders.moments import NOW

SENIOR_ELSEWHERE = actor("senior-elsewhere", Role.SENIOR_OFFICER, office="71")
LOGINS = {COLLEAGUE_OFFICER: "another-officer", OFFICER_ELSEWHERE: "officer-elsewhere", SENIOR_ELSEWHERE: "senior-elsewhere"}


async def make_account(who: Actor, login: str = "") -> None:
    """Somebody who can sign in, and be given cases; whoever has a demo account has it already."""
    if await account_of(who.id) is not None:
        return
    new = NewAccount(login or LOGINS[who], who.name, Role(who.role), PASSWORD, who.office, language="en")
    await create_account(new, by=SYSTEM, at=NOW, account_id=who.id, demo=True)
