"""Whose records an actor sees: pure rules. The services make conditions of SQL from a Scope; row-level security repeats them."""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from shared.actors import Actor, Role

OVERSIGHT = frozenset({Role.AUDITOR, Role.PROSECUTOR, Role.OMBUDSMAN})
BY_PURPOSE = frozenset({Role.PROSECUTOR, Role.OMBUDSMAN})
DESKS = frozenset({Role.SOCIAL_WORKER, Role.COORDINATOR, Role.DESK_MANAGER})

OF_ORGANISATION = frozenset({Role.PROVIDER, Role.INSTITUTION_WORKER})
"""Who sees what concerns their organisation: their accounts name one."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What records somebody sees. A record is seen if one of its parts names it and, where there is one, the authority is right.

    `offices`: exact codes. `regions`: КАТО prefixes; an office belongs to a region if its code begins with the prefix. `officers`: the
    actor's own id and those whom they cover. `authority`: only registrations that this authority supervises; None: of every authority, for
    those who supervise nobody.
    `purpose`: for which records the reader must have stated a purpose: for none, for restricted ones, for every one.
    """

    everything: bool = False
    offices: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    officers: frozenset[UUID] = frozenset()
    authority: str | None = None
    purpose: Literal["never", "restricted", "always"] = "never"

    def reaches(self, office: str, officer: UUID | None, authority: str | None = None) -> bool:
        """Whether a record of this office and officer is in reach, restrictions and purposes aside."""
        if self.authority is not None and authority != self.authority:
            return False
        named = office in self.offices or (officer is not None and officer in self.officers)
        return self.everything or named or any(office.startswith(region) for region in self.regions)

    def sees_restricted(self, office: str, officer: UUID) -> bool:
        """Whether a restricted record in reach is seen without a purpose: by its officer, who covers them, and the office's seniors."""
        return self.purpose == "never" and (office in self.offices or officer in self.officers)


NOTHING = Scope()


def scope_of(actor: Actor) -> Scope:
    """The rules, role by role; see docs/permissions.md.

    An officer sees their own caseload, a senior officer the office, and both what those have whom they cover; of all this only what the
    authority for which they work supervises. The desk helps whomever either supervises; one of the police helps theirs alone. Oversight
    sees one office, or all. A mentor and the workers of an institution, a career centre or an akimat reach nothing by their office: what
    they see is what they were given a part in, which the desk reads by itself. Whoever was given the whole region sees every office whose
    code begins with the office's КАТО prefix.
    """
    offices = frozenset({actor.office}) if actor.office is not None else frozenset[str]()
    regions = frozenset({region_of(actor.office)}) if actor.whole_region and actor.office else frozenset[str]()
    covers, authority = frozenset(actor.covers), actor.authority
    if actor.role == "system":
        return Scope(everything=True)
    if actor.role is Role.OFFICER:
        return Scope(officers=covers | {actor.id}, authority=authority)
    if actor.role is Role.SENIOR_OFFICER:
        return Scope(offices=offices, regions=regions, officers=covers, authority=authority)
    if actor.role in OVERSIGHT:
        purpose: Literal["always", "restricted"] = "always" if actor.role in BY_PURPOSE else "restricted"
        return Scope(everything=actor.office is None, offices=offices, regions=regions, purpose=purpose)
    if actor.role in DESKS:
        return Scope(offices=offices, regions=regions, authority=authority if authority == "police" else None)
    return NOTHING


def region_of(office: str) -> str:
    """The КАТО prefix that an office's code begins with: `71` for `71` and for `71-02`."""
    return office.partition("-")[0]
