"""The pages of contacts and appointments."""

from services.reintegration.contacts.pages import calendar, changing, contacts, planning

route_handlers = [*contacts.route_handlers, *planning.route_handlers, *changing.route_handlers, *calendar.route_handlers]
