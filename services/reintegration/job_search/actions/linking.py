"""The need that an application is for, set by hand."""

from uuid import UUID

from services.reintegration.job_search.tables import JobApplication


async def set_need(number: UUID, person: UUID, before: UUID | None, after: UUID | None) -> bool:
    """With the case's lock held; False where somebody else changed it meanwhile, or it is another person's."""
    unchanged = JobApplication.need_id.is_null() if before is None else JobApplication.need_id == before
    mine = (JobApplication.id == number, JobApplication.person == person, unchanged)
    return bool(await JobApplication.update({JobApplication.need_id: after}).where(*mine).returning(JobApplication.id))
