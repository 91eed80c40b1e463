"""What the rules refuse. Each carries what a page needs to say why."""


class Refused(Exception):
    """The base of every refusal; nothing was changed."""


class NotThere(Refused):
    """It does not exist, or not for who asks: the two look the same on purpose."""


class CaseClosed(Refused):
    """The registration ended: nothing new may be started for this person."""


class NotAllowed(Refused):
    """A step that the state machine does not know. `now_is` is the state that was found."""

    def __init__(self, now_is: str) -> None:
        super().__init__(now_is)
        self.now_is = now_is


class ReferralMoved(NotAllowed):
    """The same, of a referral."""


class TaskTaken(Refused):
    """Somebody else took the task first."""

    def __init__(self, holder: str) -> None:
        super().__init__("taken")
        self.holder = holder


class AlreadyReferred(Refused):
    """A referral of this person to this offer is open."""


class ReasonMissing(Refused):
    """This step needs a reason out of its list."""


class ConsentMissing(Refused):
    """Nothing of a person leaves the desk without the person's recorded consent."""


class NoStep(Refused):
    """A goal has at least one step."""
