"""The readers of the matrix, and whose records each of them sees: written down here apart from the rules that it checks."""

from dataclasses import dataclass
from uuid import UUID

from services.reintegration.demo import demo_id as organisation_id
from shared.actors import Authority, Role, system
from shared.identity.accounts import NewAccount, create_account
from shared.identity.demo import PASSWORD, demo_id
from tests.builders.moments import NOW
from tests.integration.access.worlds import RELATIONS, Relation

EVERYBODY = frozenset(RELATIONS)
NOBODY: frozenset[Relation] = frozenset()
IN_75: frozenset[Relation] = frozenset({"own", "same_office", "closed", "restricted", "second", "police"})
OF_PROBATION = IN_75 - {"police"}
OF_POLICE: frozenset[Relation] = frozenset({"police"})
NOT_RESTRICTED = EVERYBODY - {"restricted"}


@dataclass(frozen=True)
class Reader:
    """An account, what it sees of probation's, the desk's and biometrics' records, and for whom it may state a purpose.

    `made`: it is no demo account, with this office and organisation. `stated`: they said why, about everybody.
    """

    login: str
    role: Role
    probation: frozenset[Relation] = NOBODY
    reintegration: frozenset[Relation] = NOBODY
    biometrics: frozenset[Relation] = NOBODY
    may_state: frozenset[Relation] = NOBODY
    made: bool = True
    office: str | None = None
    organisation: UUID | None = None
    stated: bool = False
    authority: Authority = "probation"

    def sees(self, service: str) -> frozenset[Relation]:
        """Whose records of a service."""
        found: frozenset[Relation] = getattr(self, service)
        return found


OWN: frozenset[Relation] = frozenset({"own", "covered", "closed"})
READERS = (
    Reader("officer", Role.OFFICER, probation=OWN | {"second"}, biometrics=OWN, made=False),
    Reader("senior", Role.SENIOR_OFFICER, probation=OF_PROBATION, biometrics=OF_PROBATION, made=False),
    Reader("police", Role.OFFICER, probation=OF_POLICE, biometrics=OF_POLICE, office="75", authority="police"),
    Reader("police-senior", Role.SENIOR_OFFICER, probation=OF_POLICE, biometrics=OF_POLICE, office="75", authority="police"),
    Reader("auditor", Role.AUDITOR, probation=NOT_RESTRICTED, reintegration=NOT_RESTRICTED, may_state=EVERYBODY, made=False),
    Reader("auditor-75", Role.AUDITOR, IN_75 - {"restricted"}, IN_75 - {"restricted"}, may_state=IN_75, office="75"),
    Reader("auditor-stated", Role.AUDITOR, EVERYBODY, NOT_RESTRICTED, may_state=EVERYBODY, stated=True),
    Reader("prosecutor", Role.PROSECUTOR, may_state=EVERYBODY),
    Reader("prosecutor-75", Role.PROSECUTOR, IN_75, may_state=IN_75, office="75", stated=True),
    Reader("ombudsman", Role.OMBUDSMAN, may_state=EVERYBODY),
    Reader("ombudsman-stated", Role.OMBUDSMAN, EVERYBODY, may_state=EVERYBODY, stated=True),
    Reader("social", Role.SOCIAL_WORKER, reintegration=IN_75, made=False),
    Reader("coordinator", Role.COORDINATOR, reintegration=IN_75, made=False),
    Reader("provider", Role.PROVIDER, reintegration=EVERYBODY, made=False),
    Reader("provider-2", Role.PROVIDER, organisation=organisation_id("night-shelter")),
    Reader("admin", Role.ADMINISTRATOR, made=False),
    Reader("manager", Role.DESK_MANAGER, reintegration=IN_75, made=False),
    Reader("mentor", Role.MENTOR, made=False),
    Reader("institution", Role.INSTITUTION_WORKER, made=False),
    Reader("career", Role.CAREER_WORKER, made=False),
    Reader("akimat", Role.AKIMAT_COORDINATOR, reintegration=frozenset({"own"}), made=False),
)


async def make_accounts() -> None:
    """Those that are no demo accounts; without a second factor, as these."""
    for reader in READERS:
        if reader.made:
            new = NewAccount(reader.login, reader.login, reader.role, PASSWORD, reader.office, reader.organisation, "en", reader.authority)
            await create_account(new, by=system("identity"), at=NOW, account_id=demo_id(reader.login), demo=True)
