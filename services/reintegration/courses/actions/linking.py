"""The need that a place in a course is for, set by hand."""

from uuid import UUID

from services.reintegration.courses.tables import CoursePlace


async def set_need(number: UUID, person: UUID, before: UUID | None, after: UUID | None) -> bool:
    """With the case's lock held; False where somebody else changed it meanwhile, or it is another person's."""
    unchanged = CoursePlace.need_id.is_null() if before is None else CoursePlace.need_id == before
    mine = (CoursePlace.id == number, CoursePlace.person == person, unchanged)
    return bool(await CoursePlace.update({CoursePlace.need_id: after}).where(*mine).returning(CoursePlace.id))
