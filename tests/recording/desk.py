"""The social worker's desk and the providers' portal: tasks, plans, referrals in every state."""

import re
from uuid import NAMESPACE_URL, UUID, uuid5

from tests.recording.browser import Browser
from tests.recording.people import Registered

SERVICE = "reintegration"


def fixed_id(name: str) -> UUID:
    """An id that is the same in each run."""
    return uuid5(NAMESPACE_URL, f"oralu:recording:{name}")


async def tasks_of(worker: Browser, who: Registered) -> list[str]:
    """Addresses of the person's tasks that can be taken."""
    page = await worker.get(SERVICE, f"/cases/{who.id}")
    return list(dict.fromkeys(re.findall(r'action="(/tasks/[0-9a-f-]{36})/take"', page.text)))


async def start_plan(worker: Browser, who: Registered, need: str, goal: str, steps: dict[str, str]) -> list[str]:
    """A plan with up to three steps (text → day); addresses of its steps."""
    before = set(await _steps(worker, who))
    fields = {"need": need, "goal": goal, "token": str(fixed_id(f"plan {who.person.key} {goal}"))}
    for number, (text, day) in enumerate(steps.items(), 1):
        fields |= {f"step_{number}": text, f"due_{number}": day}
    await worker.post(SERVICE, f"/cases/{who.id}/plans", fields)
    return [step for step in await _steps(worker, who) if step not in before]


async def _steps(worker: Browser, who: Registered) -> list[str]:
    page = await worker.get(SERVICE, f"/cases/{who.id}")
    return list(dict.fromkeys(re.findall(r'href="(/steps/[0-9a-f-]{36})/complete"', page.text)))


async def refer(worker: Browser, who: Registered, offer: UUID, note: str) -> str:
    """A referral; the id of it."""
    before = set(await _referrals(worker, who))
    fields = {"note": note, "consent": "yes", "token": str(fixed_id(f"referral {who.person.key} {note}"))}
    await worker.post(SERVICE, f"/cases/{who.id}/refer/{offer}", fields)
    (new,) = set(await _referrals(worker, who)) - before
    return new


async def _referrals(worker: Browser, who: Registered) -> list[str]:
    page = await worker.get(SERVICE, f"/cases/{who.id}/referrals")
    return re.findall(r'action="/referrals/([0-9a-f-]{36})/withdraw"', page.text)


async def answer(provider: Browser, referral: str, *steps: tuple[str, str]) -> None:
    """The provider's answers one after the other: (state, reason)."""
    for state, reason in steps:
        fields = {"to": state, "reason": reason, "note": "A note of the provider", "sure": "yes"}
        await provider.post(SERVICE, f"/provider/referrals/{referral}", fields)
