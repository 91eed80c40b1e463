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


class AlreadyWaiting(Refused):
    """The same was asked for again and waits already."""


class TooEarly(Refused):
    """It has not happened yet, so nothing can be said about it."""


class AlreadyReferred(Refused):
    """This person already has an open referral to this offer."""


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
