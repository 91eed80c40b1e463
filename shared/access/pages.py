"""Permissions for the first pages of the services, which the header of every service links to."""

from shared.access.permissions import Permission
from shared.actors import Role

READERS = (Role.OFFICER, Role.SENIOR_OFFICER, Role.AUDITOR)
PARTNERS = (Role.INSTITUTION_WORKER, Role.CAREER_WORKER, Role.AKIMAT_COORDINATOR)
"""Who sees a case of the desk only where they were given a part in it; a mentor has pages of their own."""


class PagePermission(Permission):
    """Who may open the pages that the navigation names."""

    HOME = "page.home", "Have a first page after signing in", *(role for role in Role if role is not Role.KIOSK)
    TODAY = "page.today", "See what is due today", *READERS
    QUEUE = "page.queue", "Read the officer's queue", *READERS
    REGISTER = "page.register", "Search the list of people on the register", *READERS, Role.PROSECUTOR, Role.OMBUDSMAN
    EMERGENCY = "page.emergency", "See who read a record in an emergency", *READERS
    DESK = "page.desk", "Read the desk of social support", Role.SOCIAL_WORKER, Role.COORDINATOR, Role.AUDITOR, Role.DESK_MANAGER
    PARTS = "page.parts", "See the cases of the desk in which one takes part", *PARTNERS
    PROVIDER = "page.provider", "Read the referrals to one's own organisation", Role.PROVIDER
    DESK_HOME = (
        "page.desk_home",
        "Have a first page of social support",
        *(Role.SOCIAL_WORKER, Role.COORDINATOR, Role.AUDITOR, Role.PROVIDER, Role.DESK_MANAGER),
        *PARTNERS,
        Role.MENTOR,
    )
    MENTOR = "page.mentor", "Have a first page with the people whose mentor one is", Role.MENTOR
    ADMINISTRATION = "page.administration", "Manage accounts and kiosks", Role.ADMINISTRATOR
    DEPUTIES = "page.deputies", "Name who stands in for an officer when an alert escalates", Role.SENIOR_OFFICER
    ALARMS = "page.alarms", "See alarms of sign-ins, searches and exports", Role.ADMINISTRATOR, Role.AUDITOR
    ALERT_QUALITY = "page.alert_quality", "See how good the alerts are", Role.SENIOR_OFFICER, Role.ADMINISTRATOR
    THRESHOLDS = "page.thresholds", "See the threshold of the face check", Role.ADMINISTRATOR, Role.AUDITOR
