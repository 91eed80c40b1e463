"""Permissions for transfers."""

from shared.access.permissions import Permission
from shared.actors import Role


class TransferPermission(Permission):
    """Who moves a case between offices."""

    SEE = "transfers.see", "See the transfers of one's cases and requests, or of the office", Role.OFFICER, Role.SENIOR_OFFICER
    ASK = "transfers.ask", "Ask another office for the transfer of a case", Role.OFFICER, Role.SENIOR_OFFICER
    OFFER = "transfers.offer", "Offer one's case to another office, and answer a request for it", Role.OFFICER, Role.SENIOR_OFFICER
    ACCEPT = "transfers.accept", "Accept or refuse a case that another office offers", Role.SENIOR_OFFICER
