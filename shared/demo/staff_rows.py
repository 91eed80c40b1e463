"""Accounts and kiosks of the synthetic country. Nobody can sign in with such an account, because nobody knows its password."""

from datetime import datetime, timedelta

from shared.actors import Actor, Role, system
from shared.demo.country import CASES_AN_OFFICER, Person, kiosk, login_of, provider, staff
from shared.demo.rows import AuditTrail, Rows
from shared.identity.tables import Account, Audit, Kiosk

BY = system("identity")
BEFORE = timedelta(days=900)


class IdentityRows:
    """Rows of identity, collected for COPY; `password_hash` is the hash of one secret for all, which nobody knows."""

    def __init__(self, midnight: datetime, password_hash: str) -> None:
        self.since, self.seen, self.password_hash = midnight - BEFORE, midnight - timedelta(hours=5), password_hash
        self.account, self.kiosk, self.audit = Rows(Account), Rows(Kiosk), AuditTrail(Audit)

    @property
    def tables(self) -> list[Rows]:
        """In the order in which they are copied."""
        return [self.account, self.kiosk]

    def open_office(self, person: Person) -> None:
        """The senior officer, the social worker and the kiosk of the person's office; the demo's office has them already."""
        team, office = staff(person.seed, person.office.number), person.office
        self._account(team.senior, login_of(Role.SENIOR_OFFICER, office.code))
        self._account(team.social_worker, login_of(Role.SOCIAL_WORKER, office.code))
        number = kiosk(person.seed, office.number)
        self.kiosk.add(id=number, name=f"Demo Kiosk {office.code}", office=office.code, enrolled_at=self.since, seen_at=self.seen)
        self.audit.add(self.since, BY, "kiosk_created", number, {"office": office.code})

    def open_officer(self, person: Person) -> None:
        """The officer whose first case this person is."""
        place = person.place // CASES_AN_OFFICER
        self._account(person.officer, login_of(Role.OFFICER, person.office.code, place))

    def open_providers(self, person: Person) -> None:
        """The accounts for the organisations of the person's block."""
        for number in person.organisations:
            self._account(provider(person.seed, person.office.number, number), login_of(Role.PROVIDER, person.office.code, number))

    def _account(self, actor: Actor, login: str) -> None:
        self.account.add(
            id=actor.id, login=login, name=actor.name, role=str(actor.role), office=actor.office, provider=actor.provider,
            language=actor.language, password_hash=self.password_hash, demo=True, created_at=self.since,
        )  # fmt: skip
        self.audit.add(self.since, BY, "account_created", actor.id, {"role": str(actor.role)})
