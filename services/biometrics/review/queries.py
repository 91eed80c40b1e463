"""The images that an officer may compare."""

from uuid import UUID

from services.biometrics.enrolment.queries import picture_of_set
from services.biometrics.images.queries import ClosedImage, Image, closed_images, opened_image
from services.biometrics.images.tables import Frame
from services.biometrics.review.permissions import ReviewPermission
from services.biometrics.sessions.domain import State
from services.biometrics.sessions.queries import Visit, session_row
from services.biometrics.subjects.queries import may_see, supervision_of
from services.biometrics.submission.tables import Attempt
from shared.access.permissions import may
from shared.actors import Actor
from shared.db.rows import select_row


async def may_compare(session: Visit, by: Actor) -> bool:
    """Everybody who may see the subject; while a second opinion is requested, any other officer of the office too.

    Nobody else is asked about a restricted case.
    """
    if await may_see(session.person, by):
        return True
    first = session.second_opinion_not_by
    if first is None or first == by.id or not may(by, ReviewPermission.COMPARE):
        return False
    return any(one.office == by.office and not one.restricted for one in await supervision_of(session.person))


async def probe_image(session: UUID, by: Actor) -> Image | None:
    """The image of the session that shows the face best; None where it is deleted, or not for `by`."""
    attempt = await _handed_in_to(session, by)
    if attempt is None:
        return None
    last = await Attempt.select(Attempt.probe).where(Attempt.session == session).order_by(Attempt.number, ascending=False).first()
    best = last["probe"] if last and last["probe"] is not None else 0
    frames = await closed_images(session, attempt)
    chosen = next((frame for frame in frames if frame.position == best), frames[0] if frames else None)
    return await opened_image(chosen)


async def frame_image(session: UUID, position: int, by: Actor) -> Image | None:
    """One image of the capture that was handed in; None where it is deleted, or not for `by`."""
    attempt = await _handed_in_to(session, by)
    if attempt is None:
        return None
    wanted = (Frame.session == session, Frame.attempt == attempt, Frame.position == position)
    return await opened_image(await select_row(ClosedImage, Frame.select().where(*wanted).first()))


async def _handed_in_to(session: UUID, by: Actor) -> int | None:
    """The number of the capture that was handed in, where `by` may compare its images; a later unfinished one is not shown."""
    visit = await session_row(session)
    if visit is None or visit.state not in {State.VERIFIED, State.RECEIPTED} or not await may_compare(visit, by):
        return None
    return visit.attempts


async def reference_image(session: UUID, by: Actor) -> Image | None:
    """The first image of the reference that the session was compared with: of two looks the one that matched better."""
    visit = await session_row(session)
    if visit is None or not await may_compare(visit, by):
        return None
    last = await Attempt.select(Attempt.reference).where(Attempt.session == session).order_by(Attempt.number, ascending=False).first()
    place = last["reference"] if last and last["reference"] else "first"
    return await picture_of_set(visit.person, place) or await picture_of_set(visit.person, "first")
