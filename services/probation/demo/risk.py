"""Demo data: facts of a plainly fictional sentence, a tier, and a proposed entry in the register of persons prone to relapse."""

from contextlib import suppress
from uuid import NAMESPACE_URL, uuid5

from services.probation.cases.tables import Person
from services.probation.database import DB
from services.probation.demo.people import OFFICER, SECOND_IIN, use_capabilities
from services.probation.errors import AlreadyClosed, AlreadyDecided, NotFound
from services.probation.risk.actions.facts import NewFact, record_facts
from services.probation.risk.actions.relapse import NewEntry, propose
from services.probation.risk.domain.steps import Step
from shared import clock
from shared.settings import OraluSettings

FACTS = {Step.EARLIER_CONVICTIONS: "2", Step.FIRST_CONVICTION_AGE: "19", Step.GRAVITY: "medium", Step.HOUSING: "temporary"}
SENTENCE = "Demo sentence 2, for demonstration only"


async def load_demo(settings: OraluSettings) -> list[str]:
    """Record the facts and propose the entry where they are missing. Does nothing outside a demo system."""
    if not settings.demo:
        return []
    use_capabilities()
    await DB.start_connection_pool()
    try:
        now = clock.now()
        person = await Person.select(Person.id).where(Person.iin == SECOND_IIN).first()
        if person is not None:
            facts = [
                NewFact(step, value, SENTENCE, uuid5(NAMESPACE_URL, f"oralu:demo:risk:{step}:{value}")) for step, value in FACTS.items()
            ]
            entry = NewEntry(("other",), "An invented ground, for demonstration", SENTENCE, uuid5(NAMESPACE_URL, "oralu:demo:relapse"))
            with suppress(NotFound, AlreadyClosed, AlreadyDecided):  # somebody tried closing the registration: so it stays
                await record_facts(person["id"], "probation", facts, by=OFFICER, now=now)
                await propose(person["id"], "probation", entry, by=OFFICER, now=now)
    finally:
        await DB.close_connection_pool()
    return ["Sample Second has a tier of relapse risk, and an entry that a senior officer decides"]
