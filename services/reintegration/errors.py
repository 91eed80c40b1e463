"""Refusals by the rules. Each has the data that a page needs to say why."""


class Refused(Exception):
    """The base of every refusal; nothing was changed."""


class NotThere(Refused):
    """It does not exist, or not for this reader: the answer is the same on purpose."""


class CaseClosed(Refused):
    """The case was closed: nothing new may be started for this person."""


class ConsentAwaited(Refused):
    """The registration ended and the person has not said yet whether help goes on: nothing new is begun."""


class StillSupervised(Refused):
    """The person is on the register: the case ends after the registration."""


class NotAllowed(Refused):
    """A transition that does not exist. `now_is` is the current state."""

    def __init__(self, now_is: str) -> None:
        super().__init__(now_is)
        self.now_is = now_is


class ReferralMoved(NotAllowed):
    """The same, for a referral."""


class PlanChanged(Refused):
    """Somebody else changed this part of the plan since the page was opened."""


class LinkDead(Refused):
    """The link opens nothing any more. `why`: a code of referral_links.domain.Dead."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class TaskTaken(Refused):
    """Somebody else took the task first."""

    def __init__(self, holder: str) -> None:
        super().__init__("taken")
        self.holder = holder


class AlreadyOwned(Refused):
    """Another worker has the case."""

    def __init__(self, holder: str) -> None:
        super().__init__("owned")
        self.holder = holder


class AlreadyAsked(Refused):
    """Somebody was asked to take the case over and has not answered yet."""

    def __init__(self, asked: str) -> None:
        super().__init__("asked")
        self.asked = asked


class AlreadyWaiting(Refused):
    """The same was asked for again and waits already."""


class TooEarly(Refused):
    """It has not happened yet, so nothing can be said about it."""


class AlreadyReferred(Refused):
    """This person already has an open referral to this offer."""


class NoSeat(Refused):
    """The last seat was taken meanwhile, or the group takes nobody any more."""


class ReasonMissing(Refused):
    """This step needs a reason from its list."""


class ConsentMissing(Refused):
    """Nothing about a person leaves the desk without their recorded consent."""


class ConsentRefused(Refused):
    """The person said no to this recipient, or took the consent back: they are asked again before anything is sent."""


class NoStep(Refused):
    """A goal needs at least one step."""


class EntryChanged(Refused):
    """Somebody else changed this entry of the directory, or decided about it, meanwhile."""


class NothingChanged(Refused):
    """The form says what the entry says already."""


class TooManyEntries(Refused):
    """This address has entered enough organisations for today."""


class DayTooFar(Refused):
    """A day of release that no person who is helped today can have."""


class HelpRests(Refused):
    """The person died, is in custody again, moved away or declined help: nothing new is begun, and nobody writes to them."""
