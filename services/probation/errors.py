"""Why an action did not happen. Nothing was changed then."""


class NotFound(Exception):
    """No such thing, or not this officer's: both look the same from outside."""


class AlreadyRegistered(Exception):
    """This person is on the register already."""


class AlreadyClosed(Exception):
    """The registration has ended."""


class AlreadyDecided(Exception):
    """Somebody else was faster, or the same button was pressed twice."""


class SecondOfficerNeeded(Exception):
    """The officer who said "not the same person" first cannot be the second one too."""


class FormUsed(Exception):
    """This form registered another person before: the browser's Back brought it up again."""


class NotYetOpen(Exception):
    """The time of this check-in has not come."""


class ReasonNeeded(Exception):
    """This verdict stands only with the officer's reason in words."""
