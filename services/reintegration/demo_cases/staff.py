"""The demo accounts as those who do the work."""

from uuid import NAMESPACE_URL, UUID, uuid5

from shared.actors import Actor
from shared.identity.demo import ACCOUNTS, OFFICE, demo_id


def staff(login: str) -> Actor:
    """The demo account with this login, in the demo's office."""
    name, role = ACCOUNTS[login]
    return Actor(demo_id(login), name, role, OFFICE)


SOCIAL, COORDINATOR, MENTOR = staff("social"), staff("coordinator"), staff("mentor")


def token(name: str) -> UUID:
    """The token of a form of the demo."""
    return uuid5(NAMESPACE_URL, f"oralu:demo:cases-{name}")
