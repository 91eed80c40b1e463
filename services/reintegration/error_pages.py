"""A refusal by the rules as a page: what happened, that nothing was changed, and where to continue."""

from collections.abc import Mapping
from typing import Any

from litestar import Request, Response

from services.reintegration import words
from services.reintegration.errors import (
    AlreadyAsked,
    AlreadyOwned,
    AlreadyReferred,
    AlreadyWaiting,
    CaseClosed,
    ConsentAwaited,
    ConsentMissing,
    ConsentRefused,
    DayTooFar,
    EntryChanged,
    HelpRests,
    NoSeat,
    NotThere,
    PlanChanged,
    ReasonMissing,
    ReferralMoved,
    Refused,
    StillSupervised,
    TaskTaken,
    TooEarly,
)
from shared.actors import Actor
from shared.web.errors import words as error_words
from shared.web.i18n import gettext
from shared.web.pages import page


def error_page(request: Request[Any, Any, Any], refusal: Refused) -> Response[str]:
    """404 for what does not exist (or not for this reader), 409 for what can no longer be done."""
    status = 404 if isinstance(refusal, NotThere) else 409
    what, todo = error_words(404) if isinstance(refusal, NotThere) else _message(refusal, request.scope.get("user"))
    return said(request, status, what, todo)


def said(request: Request[Any, Any, Any], status: int, what: str, todo: str) -> Response[str]:
    """A page that says what happened and what to do, as the answer of an exception handler."""
    template = page(request, "error.html", status=status, what=what, todo=todo)
    engine = request.app.template_engine
    assert engine is not None
    text = engine.get_template("error.html").render(template.create_template_context(request))
    return Response(content=str(text), status_code=status, media_type="text/html")


def _message(refusal: Refused, reader: Actor | None) -> tuple[str, str]:
    if isinstance(refusal, ConsentMissing | ConsentRefused) and reader is not None and reader.provider is not None:
        return (
            gettext("The person’s consent does not hold any more"),
            gettext("Nothing was sent. The social worker can ask the person again: call the desk."),
        )
    said = _always().get(type(refusal))
    if said is not None:
        return said
    if isinstance(refusal, TaskTaken):
        return (
            gettext("%(name)s has taken this task", name=refusal.holder),
            gettext("Nothing was changed. Go back to the desk and choose another task."),
        )
    if isinstance(refusal, AlreadyOwned):
        return (
            gettext("%(name)s has this case", name=refusal.holder),
            gettext("Nothing was changed. Open the case again; its worker can hand it over, or the manager can give it to somebody."),
        )
    if isinstance(refusal, AlreadyAsked):
        return (
            gettext("%(name)s was asked already to take this case over", name=refusal.asked),
            gettext("Nothing was changed. Wait for the answer, or withdraw the question first."),
        )
    if isinstance(refusal, ReferralMoved):
        return (
            gettext("The referral has changed meanwhile"),
            gettext("It is now: %(state)s. Nothing was changed. Open the page again.", state=words.status(refusal.now_is)),
        )
    return gettext("This can no longer be done"), gettext(
        "Somebody else has already changed this. Nothing was changed. Open the page again."
    )


def _always() -> Mapping[type[Refused], tuple[str, str]]:
    """Refusals that say the same each time."""
    return {
        CaseClosed: (gettext("This case is closed"), gettext("Nothing new can be started in it. Nothing was changed.")),
        DayTooFar: (
            gettext("This day of release is too far away"),
            gettext("Enter a day within a hundred years before today and forty years after it. Nothing was changed."),
        ),
        HelpRests: (
            gettext("Help rests for this person"),
            gettext(
                "The person died, is in custody, moved away or declined help. Nothing new is begun and nobody writes to them until the "
                "return is noted under Stages on the case page. Nothing was changed."
            ),
        ),
        ConsentAwaited: (
            gettext("The person has not said yet whether help goes on"),
            gettext(
                "The registration has ended. Ask the person and note the answer on the case page; then you can begin. Nothing was changed."
            ),
        ),
        ConsentRefused: (
            gettext("The person said no to this organisation, or took the consent back"),
            gettext("Nothing was sent. If they have changed their mind, note the new answer under Consents on the case page first."),
        ),
        ConsentMissing: (
            gettext("There is no consent for this"),
            gettext("Nothing was sent. Ask the person and note the answer under Consents on the case page, then send it again."),
        ),
        StillSupervised: (
            gettext("The person is on the register"),
            gettext("The case can be closed when the registration has ended. Nothing was changed."),
        ),
        TooEarly: (gettext("This has not happened yet"), gettext("Nothing was changed. Come back when the time has come.")),
        AlreadyWaiting: (
            gettext("The same was asked for again and waits already"),
            gettext("Nothing was changed. Take on the task that waits."),
        ),
        AlreadyReferred: (
            gettext("This person has already been referred there"),
            gettext("Nothing was sent. You find the open referral on the case page."),
        ),
        NoSeat: (
            gettext("No seat is free in this group"),
            gettext("Nothing was changed. Put the person on the waiting list, or look for another group."),
        ),
        ReasonMissing: (gettext("Choose a reason"), gettext("Nothing was changed. Go back, choose a reason and send it again.")),
        PlanChanged: (
            gettext("Somebody else has changed the plan meanwhile"),
            gettext("Your change was not made. Open the plan again, look at what is there now, and enter what is still missing."),
        ),
        EntryChanged: (
            gettext("Somebody else has changed this entry meanwhile"),
            gettext("Your change was not made. Open the entry again, look at what is there now, and enter what is still missing."),
        ),
    }
