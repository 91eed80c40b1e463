"""Actors. Those with a demo account have its id, so that their pages show what they did by an action."""

from dataclasses import replace
from uuid import UUID

from services.reintegration.demo import demo_id as organisation_id
from shared.actors import Actor, Role, system
from shared.identity.demo import PROVIDER
from shared.identity.demo import demo_id as account_id

OFFICE, OTHER_OFFICE = "75", "71"

SYSTEM = system("test")


def actor(login: str, role: Role, *, name: str = "", office: str | None = OFFICE, organisation: UUID | None = None) -> Actor:
    """Somebody who reads English; the id is that of the demo account `login`, or what it would be."""
    return Actor(account_id(login), name or f"Demo {login.replace('-', ' ').capitalize()}", role, office, organisation, "en")


def officer(login: str, *, office: str = OFFICE) -> Actor:
    """A probation officer."""
    return actor(login, Role.OFFICER, office=office)


OFFICER = actor("officer", Role.OFFICER, name="Demo Officer")
SENIOR = actor("senior", Role.SENIOR_OFFICER, name="Demo Senior Officer")
DEPUTY = officer("deputy")
COLLEAGUE_OFFICER = officer("another-officer")
POLICE = replace(officer("police"), authority="police")
AUDITOR = actor("auditor", Role.AUDITOR, name="Demo Auditor", office=None)
OFFICER_ELSEWHERE = officer("officer-elsewhere", office=OTHER_OFFICE)

SOCIAL = actor("social", Role.SOCIAL_WORKER, name="Demo Social Worker")
COLLEAGUE = actor("colleague", Role.SOCIAL_WORKER, name="Demo Colleague")
MANAGER = actor("manager", Role.DESK_MANAGER, name="Demo Desk Manager")
SOCIAL_ELSEWHERE = actor("social-elsewhere", Role.SOCIAL_WORKER, office=OTHER_OFFICE)
COORDINATOR = actor("coordinator", Role.COORDINATOR, name="Demo Coordinator")
HOST = actor("provider", Role.PROVIDER, office=None, organisation=PROVIDER)
STRANGER = actor("stranger", Role.PROVIDER, office=None, organisation=organisation_id("night-shelter"))
