"""The images that an officer compares, and what follows from the verdict."""

from typing import cast

from services.biometrics.database import DB
from services.biometrics.review import jobs, pages
from services.biometrics.review.permissions import ReviewPermission
from shared.access.owners import owners_by
from shared.messages.probation import CheckInReviewed, SecondOpinionAsked
from shared.messaging.inbox import Handler
from shared.registry import Capability

CAPABILITY = Capability(
    "review",
    permissions=ReviewPermission,
    routes=pages.route_handlers,
    handlers={
        CheckInReviewed: cast("Handler", jobs.on_check_in_reviewed),
        SecondOpinionAsked: cast("Handler", jobs.on_second_opinion_asked),
    },
    owners={
        "session": owners_by(DB, "SELECT person FROM biometrics.session WHERE id = $1"),
    },
)
