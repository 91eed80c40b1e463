"""Whether something may go to a recipient: the one place that decides it, from what the person said and when.

The newest answer counts. A refusal or a withdrawal stops everything that was given before it for the same purpose and recipient, so that
whoever said no is asked again, and never overruled by an older yes (Z1300000094, article 8).
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Literal
from uuid import UUID


class Purpose(StrEnum):
    """For what data are used: help without a registration, a referral, a CV for an employer, asking that employer whether the job goes on,
    the new address told to the officer, people outside the desk who take part in the case, a group of the desk, and a mentor."""

    HELP = "help"
    REFERRAL = "referral"
    WORK = "work"
    NEW_ADDRESS = "new_address"
    TAKING_PART = "taking_part"
    WORK_PROOF = "work_proof"
    GROUP = "group"
    MENTOR = "mentor"


Category = Literal["case", "name", "phone", "language", "need", "note", "cv", "address", "job", "attendance"]
Form = Literal["screen", "paper", "spoken"]
Answer = Literal["given", "refused"]
WithdrawalForm = Literal["in_person", "paper", "phone"]

NEEDED: Mapping[Purpose, tuple[Category, ...]] = {
    Purpose.HELP: ("case",),
    Purpose.REFERRAL: ("name", "language", "need", "note"),
    Purpose.WORK: ("name", "language", "cv"),
    Purpose.NEW_ADDRESS: ("address",),
    Purpose.TAKING_PART: ("name", "language"),
    Purpose.WORK_PROOF: ("name", "job"),
    Purpose.GROUP: ("attendance",),
    Purpose.MENTOR: ("name", "language"),
}
"""Data without which the purpose cannot be reached."""
OPTIONAL: Mapping[Purpose, tuple[Category, ...]] = {
    Purpose.HELP: (),
    Purpose.REFERRAL: ("phone",),
    Purpose.WORK: ("phone",),
    Purpose.NEW_ADDRESS: (),
    Purpose.TAKING_PART: ("phone",),
    Purpose.WORK_PROOF: (),
    Purpose.GROUP: (),
    Purpose.MENTOR: ("phone",),
}
"""Data that the person may leave out."""
TO_ORGANISATIONS = frozenset({Purpose.REFERRAL, Purpose.WORK, Purpose.WORK_PROOF})
"""Purposes whose recipients are organisations of the directory."""
STOPS_AT_ONCE = frozenset({Purpose.GROUP, Purpose.MENTOR})
"""Purposes for which a later no stops what runs, as taking the consent back does."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One answer of the person. `organisations`: the recipients; empty where the desk itself or the officer is meant by the purpose.

    `from_on` and `until_on` are both inside. `withdrawn_at`: when the person took it back.
    """

    id: UUID
    purpose: str
    organisations: Collection[UUID]
    categories: Collection[str]
    answer: str
    from_on: date
    until_on: date | None
    recorded_at: datetime
    withdrawn_at: datetime | None

    def is_about(self, purpose: Purpose, organisation: UUID | None) -> bool:
        """Whether it says something about this recipient for this purpose."""
        return self.purpose == purpose and (organisation in self.organisations if organisation else not self.organisations)


Barrier = Literal["not_asked", "refused", "withdrawn", "not_yet", "ended", "not_these_data"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """`consent`: the decision that allows it; None with the reason why nothing does, and the answer that says so."""

    consent: Decision | None
    barrier: Barrier | None = None
    since: datetime | None = None


def may_go(decisions: Iterable[Decision], purpose: Purpose, organisation: UUID | None, categories: Collection[str], on: date) -> Verdict:
    """Whether these data may go to this recipient for this purpose on this day; of several consents the one recorded last."""
    about = sorted((each for each in decisions if each.is_about(purpose, organisation)), key=lambda each: each.recorded_at)
    stopped = stopped_at(about)
    standing = [each for each in about if each.answer == "given" and each.withdrawn_at is None]
    given = [each for each in standing if stopped is None or each.recorded_at > stopped]
    if not given:
        return Verdict(None, _said(about, stopped), stopped)
    in_force = [each for each in given if each.from_on <= on and each.until_on is not None and on <= each.until_on]
    if not in_force:
        return Verdict(None, "not_yet" if any(each.from_on > on for each in given) else "ended")
    allowing = [each for each in in_force if set(categories) <= set(each.categories)]
    return Verdict(allowing[-1]) if allowing else Verdict(None, "not_these_data")


def stopped_at(about: Iterable[Decision]) -> datetime | None:
    """When the person last said no about one purpose and recipient: refused, or took back."""
    said = [when for each in about for when in (each.recorded_at if each.answer == "refused" else None, each.withdrawn_at) if when]
    return max(said, default=None)


def _said(about: Iterable[Decision], stopped: datetime | None) -> Barrier:
    if stopped is None:
        return "not_asked"
    return "withdrawn" if any(each.withdrawn_at == stopped for each in about) else "refused"
