"""The pages of looking for work."""

from services.reintegration.job_search.pages import applications, cv, employments, provider, work

route_handlers = [
    *work.route_handlers, *cv.route_handlers, *applications.route_handlers, *employments.route_handlers, *provider.route_handlers,
]  # fmt: skip
