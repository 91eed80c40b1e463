"""Calling what the capabilities do when something happens to a person's case (shared.registry)."""

from typing import TYPE_CHECKING

from shared.case_events import (
    ActDone,
    CaseClosed,
    CaseMoved,
    CaseOpened,
    CaseReopened,
    ClosingWanted,
    ConsentWithdrawn,
    DutyChanged,
    MonitoringEnded,
    PassedOn,
    TermChanged,
    TermOver,
)

if TYPE_CHECKING:
    from shared.registry import Capability


class CaseHooks:
    """The hooks of all capabilities, in their order."""

    capabilities: "tuple[Capability, ...]"

    async def case_opened(self, case: CaseOpened) -> None:
        """Call the hooks, inside the transaction that opened the case."""
        for hook in filter(None, (each.on_case_opened for each in self.capabilities)):
            await hook(case)

    async def case_moved(self, case: CaseMoved) -> None:
        """Call the hooks, inside the transaction that moved the case."""
        for hook in filter(None, (each.on_case_moved for each in self.capabilities)):
            await hook(case)

    async def closing_objections(self, wanted: ClosingWanted) -> list[str]:
        """Why the registration cannot end for that reason, in the words of the page's language; empty where nothing is against it."""
        asked = [await each.closing_objection(wanted) for each in self.capabilities if each.closing_objection is not None]
        return [words for words in asked if words]

    async def case_closed(self, case: CaseClosed) -> dict[str, int]:
        """Call the hooks, inside the transaction that closed the case. Returns how much ended with it, by the capabilities' counts."""
        counts: dict[str, int] = {}
        for each in self.capabilities:
            if each.on_case_closed is not None:
                counts |= await each.on_case_closed(case) or {}
        return counts

    async def case_reopened(self, case: CaseReopened) -> None:
        """Call the hooks, inside the transaction that undid the closing."""
        for hook in filter(None, (each.on_case_reopened for each in self.capabilities)):
            await hook(case)

    async def consent_withdrawn(self, withdrawn: ConsentWithdrawn) -> dict[str, int]:
        """Call the hooks, inside the transaction that took the consent back. Returns how much stopped with it, by their counts."""
        counts: dict[str, int] = {}
        for hook in filter(None, (each.on_consent_withdrawn for each in self.capabilities)):
            counts |= await hook(withdrawn) or {}
        return counts

    async def term_changed(self, term: TermChanged) -> None:
        """Call the hooks, inside the transaction that changed the term."""
        for hook in filter(None, (each.on_term_changed for each in self.capabilities)):
            await hook(term)

    async def term_over(self, term: TermOver) -> None:
        """Call the hooks, inside the transaction that noted the end of the term."""
        for hook in filter(None, (each.on_term_over for each in self.capabilities)):
            await hook(term)

    async def duty_changed(self, duty: DutyChanged) -> None:
        """Call the hooks, inside the transaction that wrote the version of the duty."""
        for hook in filter(None, (each.on_duty_changed for each in self.capabilities)):
            await hook(duty)

    async def monitoring_ended(self, ended: MonitoringEnded) -> None:
        """Call the hooks, inside the transaction that ended the decision."""
        for hook in filter(None, (each.on_monitoring_ended for each in self.capabilities)):
            await hook(ended)

    async def passed_on(self, passed: PassedOn) -> None:
        """Call the hooks, inside the transaction that passed the record on."""
        for hook in filter(None, (each.on_passed_on for each in self.capabilities)):
            await hook(passed)

    async def act_done(self, done: ActDone) -> None:
        """Call the hooks, inside the transaction in which the act was done, with the case's lock held."""
        for hook in filter(None, (each.on_act_done for each in self.capabilities)):
            await hook(done)
