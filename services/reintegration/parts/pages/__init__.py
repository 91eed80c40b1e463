"""The pages of who takes part in a case."""

from services.reintegration.parts.pages import desk, institution, notes, opening, own

route_handlers = [*desk.route_handlers, *opening.route_handlers, *own.route_handlers, *institution.route_handlers, *notes.route_handlers]
