"""What kinds of appointments there are, what they are for, and which of them are met outside the office."""

from enum import StrEnum
from typing import Literal, get_args


class Kind(StrEnum):
    """Where or how the person is met."""

    OFFICE = "office"
    HOME = "home"
    WORK = "work"
    PHONE = "phone"
    VIDEO = "video"
    COMMUNITY_WORK = "community_work"
    COURT = "court"


Purpose = Literal[
    "supervision", "preventive_talk", "individual_programme", "conditions", "documents", "home_visit", "housing_check", "work_place",
    "community_work", "court_hearing", "other", "bracelet_installation", "bracelet_removal", "bracelet_inspection",
]  # fmt: skip
PURPOSES: tuple[Purpose, ...] = get_args(Purpose)
OF_BRACELETS: frozenset[Purpose] = frozenset({"bracelet_installation", "bracelet_removal", "bracelet_inspection"})
"""Planned and recorded together with the equipment, by the capability of appointments about bracelets."""
FIELD_VISITS = frozenset({Kind.HOME, Kind.WORK})
"""The officer goes there and writes an акт."""
WITHOUT_A_PLACE = frozenset({Kind.PHONE})
LENGTHS = (15, 30, 45, 60, 90, 120, 240, 480)
"""Minutes to choose from."""
