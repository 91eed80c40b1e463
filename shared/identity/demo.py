"""Demo accounts: plainly fictional, one a role, on loopback only."""

from uuid import NAMESPACE_URL, UUID, uuid5

from shared import clock
from shared.access.scope import OF_ORGANISATION
from shared.actors import Role, system
from shared.db.engine import engine
from shared.identity.accounts import NewAccount, create_account
from shared.identity.tables import Account
from shared.settings import OraluSettings

PASSWORD = "demo-oralu"  # noqa: S105  # public on purpose: it opens demo accounts on loopback only
OFFICE = "75"
PROVIDER = uuid5(NAMESPACE_URL, "oralu:demo:provider-organisation")
KIOSK = uuid5(NAMESPACE_URL, "oralu:demo:kiosk")
ACCOUNTS = {
    "officer": ("Demo Officer", Role.OFFICER),
    "senior": ("Demo Senior Officer", Role.SENIOR_OFFICER),
    "social": ("Demo Social Worker", Role.SOCIAL_WORKER),
    "provider": ("Demo Provider", Role.PROVIDER),
    "auditor": ("Demo Auditor", Role.AUDITOR),
    "admin": ("Demo Administrator", Role.ADMINISTRATOR),
    "manager": ("Demo Desk Manager", Role.DESK_MANAGER),
    "institution": ("Demo Institution Worker", Role.INSTITUTION_WORKER),
    "career": ("Demo Career Centre Worker", Role.CAREER_WORKER),
    "akimat": ("Demo Akimat Coordinator", Role.AKIMAT_COORDINATOR),
    "coordinator": ("Demo Coordinator", Role.COORDINATOR),
    "mentor": ("Demo Mentor", Role.MENTOR),
}
LEADS = ("provider",)
"""Which of them lead the accounts of their organisation."""


def demo_id(login: str) -> UUID:
    """The fixed id of a demo account."""
    return uuid5(NAMESPACE_URL, f"oralu:demo:{login}")


def office_of(role: Role) -> str | None:
    """The office of the demo account with this role; the auditor is one of all offices."""
    return None if role is Role.AUDITOR else OFFICE


async def load_demo(settings: OraluSettings) -> list[str]:
    """Create the accounts that are missing. Does nothing outside a demo system."""
    if not settings.demo:
        return []
    db = engine("identity")
    await db.start_connection_pool()
    try:
        there = await Account.select(Account.login).where(Account.login.is_in(list(ACCOUNTS))).output(as_list=True)
        for login, (name, role) in ACCOUNTS.items():
            if login not in there:
                new = NewAccount(
                    login, name, role, PASSWORD, office_of(role), PROVIDER if role in OF_ORGANISATION else None, "en", leads=login in LEADS
                )
                await create_account(new, by=system("identity"), at=clock.now(), account_id=demo_id(login), demo=True)
    finally:
        await db.close_connection_pool()
    return [f"Sign in as {', '.join(ACCOUNTS)}; the password is {PASSWORD}"]
