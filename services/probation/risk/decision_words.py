"""What people decide beside a computed tier, and the criteria of less supervision, in words."""

from collections.abc import Callable, Mapping
from datetime import date

from services.probation.risk.domain.overrides import Event
from shared.values import JsonObject
from shared.web.i18n import format_date, gettext


def state(given: str) -> tuple[str, str]:
    """(words, colour) of the state of a tier set by hand or of an entry."""
    return {
        "proposed": (gettext("Waits for a second person"), "yellow"),
        "holds": (gettext("Holds"), "green"),
        "entered": (gettext("In the register"), "yellow"),
        "refused": (gettext("Not accepted"), "grey"),
        "withdrawn": (gettext("Withdrawn"), "grey"),
        "replaced": (gettext("Replaced"), "grey"),
        "ended": (gettext("Ended with the removal from the register"), "grey"),
        "out": (gettext("Not in the register any more"), "grey"),
    }.get(given, (given, "grey"))


def event(given: str) -> str:
    """What happened."""
    return {
        "set": gettext("A tier was set by hand"),
        "propose": gettext("An entry was proposed"),
        "confirm": gettext("Confirmed by a second person"),
        "admit": gettext("Entered"),
        "refuse": gettext("Not accepted"),
        "withdraw": gettext("Withdrawn"),
        "review": gettext("Reviewed: it goes on"),
        "replace": gettext("Replaced by another one"),
        "tell": gettext("The person was told"),
        "remove": gettext("Taken out by a decision"),
        "expire": gettext("Ended: its longest time is over"),
        "end": gettext("Ended with the removal from the register"),
        "reopen": gettext("Holds again: the removal was undone"),
        "put_off": gettext("Less supervision: put off"),
        "prepare": gettext("Less supervision: a proposal is being prepared"),
        "take_back": gettext("Less supervision: no longer put off"),
        "ask_put_off": gettext("Less supervision: to be put off, waits for approval"),
        "ask_prepare": gettext("Less supervision: a proposal, waits for approval"),
        "approve": gettext("Less supervision: approved by a senior officer"),
        "revise": gettext("Less supervision: another answer is asked for"),
    }.get(given, given)


def offer(given: str) -> str:
    """What can be done with an entry, as a choice."""
    return {
        "admit": gettext("Enter the person in the register"),
        "refuse": gettext("Refuse the proposal"),
        "withdraw": gettext("Withdraw the proposal"),
        "review": gettext("Reviewed: the entry goes on"),
        "tell": gettext("The person was told about it"),
        "remove": gettext("Take the person out of the register"),
    }[given]


def ground(given: str) -> str:
    """Why somebody is entered."""
    return {
        "repeat_offence": gettext("Convicted again for an offence of the same kind"),
        "breach_confirmed": gettext("Breaches that were confirmed"),
        "new_proceedings": gettext("New proceedings were opened"),
        "threats": gettext("Threats to others, with a document"),
        "evasion": gettext("Hides from supervision"),
        "other": gettext("Another ground, named in the facts"),
    }.get(given, given)


def standing(given: str) -> tuple[str, str]:
    """(words, colour): how near to less supervision."""
    return {"met": (gettext("Every criterion is met"), "green"), "almost": (gettext("Almost"), "blue")}.get(
        given, (gettext("Criteria not yet met"), "grey")
    )


def criterion(given: str) -> str:
    """What is asked for before less supervision is proposed."""
    return {
        "no_breach": gettext("No confirmed breach for the time asked"),
        "no_missed": gettext("No check-in missed without a valid excuse for the time asked"),
        "work": gettext("Works, studies, or need not work"),
        "half_term": gettext("The share of the term asked is served"),
        "tier": gettext("A tier at which it is proposed"),
    }.get(given, given)


def span(given: JsonObject, today: date) -> str:
    """From when a criterion is met, or why no day can be named."""
    if given["begins"]:
        begins = date.fromisoformat(given["begins"])
        if begins <= today:
            return gettext("met since %(day)s", day=format_date(begins))
        return gettext("will be met on %(day)s", day=format_date(begins))
    return {
        "not_known": gettext("not known: the register does not say"),
        "suspended": gettext("the term is suspended"),
    }.get(given["reason"], gettext("not met"))


DECISIONS: Mapping[Event, Callable[[], str]] = {
    Event.CONFIRM: lambda: gettext("Confirm it as the second person"),
    Event.REFUSE: lambda: gettext("Refuse it"),
    Event.WITHDRAW: lambda: gettext("Withdraw it: the computed tier holds"),
    Event.REVIEW: lambda: gettext("Reviewed: it goes on holding"),
}
"""What can be done with a tier that was set by hand, as choices."""
