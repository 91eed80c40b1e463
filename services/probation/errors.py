"""Why an action failed. Nothing was changed."""

from uuid import UUID


class NotFound(Exception):
    """It does not exist, or this officer may not see it: the answer is the same."""


class AlreadyRegistered(Exception):
    """This person is on the register already."""


class KnownElsewhere(Exception):
    """Another office has, or had, a person of this ИИН on its register: a transfer has to be asked for."""

    def __init__(self, person: UUID) -> None:
        super().__init__("known elsewhere")
        self.person = person


class SameDecision(Exception):
    """This decision, by court, day and category, is on the register already."""


class OverrideNeeded(Exception):
    """The registration is not as the law asks, and nobody said why."""


class AlreadyClosed(Exception):
    """The registration has ended."""


class AlreadyDecided(Exception):
    """Somebody else was faster, or the same button was pressed twice."""


class SecondOfficerNeeded(Exception):
    """The officer who said "not the same person" first cannot be the second one too."""


class FormUsed(Exception):
    """This form registered another person before: the browser's Back brought it up again."""


class NotYetOpen(Exception):
    """This check-in is not open yet."""


class ReasonNeeded(Exception):
    """This verdict needs the officer's reason in words."""
