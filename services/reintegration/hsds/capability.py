"""Exchanging the directory with others: import, export, the public API."""

from services.reintegration.hsds import commands
from services.reintegration.hsds.api.pages import route_handlers
from services.reintegration.hsds.permissions import ExchangePermission
from shared.registry import Capability

CAPABILITY = Capability("hsds", permissions=ExchangePermission, routes=route_handlers, commands=commands.add_commands)
