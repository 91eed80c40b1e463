"""Permissions for the stock of bracelets."""

from shared.access.permissions import Permission
from shared.actors import Role


class StockPermission(Permission):
    """Who sees and moves bracelets."""

    READ = (
        "bracelet_stock.read", "See the stock of bracelets", Role.OFFICER, Role.SENIOR_OFFICER, Role.AUDITOR, Role.ADMINISTRATOR,
    )  # fmt: skip
    CHANGE = "bracelet_stock.change", "Send, receive, repair and write off bracelets of one's office", Role.OFFICER, Role.SENIOR_OFFICER
    AGREE = "bracelet_stock.agree", "Enter in how many days a vendor replaces a faulty bracelet", Role.ADMINISTRATOR
