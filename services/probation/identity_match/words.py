"""Evidence in words: one line each."""

from services.probation.identity_match.domain.weighing import Evidence, Outcome
from shared.web.i18n import gettext


def evidence(code: Evidence) -> str:
    """What speaks for or against two records being of one person."""
    return {
        Evidence.IIN_SAME: gettext("The IIN is the same"),
        Evidence.IIN_TYPING_ERROR: gettext("The IIN differs by one typing error"),
        Evidence.IIN_DIFFERENT: gettext("The IIN is another one"),
        Evidence.NAME_SAME: gettext("Family name and given name are the same"),
        Evidence.NAME_SPELLING: gettext("Family name and given name are the same in another spelling"),
        Evidence.NAME_SWAPPED: gettext("Family name and given name are exchanged"),
        Evidence.NAME_SIMILAR: gettext("Family name and given name are similar: a typing error is possible"),
        Evidence.NAME_DIFFERENT: gettext("The name is another one"),
        Evidence.PATRONYMIC_SAME: gettext("The patronymic is the same"),
        Evidence.PATRONYMIC_DIFFERENT: gettext("The patronymic is another one"),
        Evidence.BIRTH_SAME: gettext("The birth date is the same"),
        Evidence.BIRTH_SWAPPED: gettext("Day and month of the birth date are exchanged"),
        Evidence.BIRTH_ONE_DIGIT: gettext("The birth date differs by one digit"),
        Evidence.BIRTH_DIFFERENT: gettext("The birth date is another one"),
        Evidence.PHONE_SAME: gettext("The mobile phone is the same"),
        Evidence.ADDRESS_SAME: gettext("The address is the same"),
        Evidence.REGION_SAME: gettext("The region is the same"),
        Evidence.FACE_ALIKE: gettext("The face looks alike"),
    }[code]


def outcome(code: Outcome) -> str:
    """What the weight of a pair means."""
    return {
        "join": gettext("Probably the same person"),
        "doubt": gettext("Possibly the same person"),
        "apart": gettext("Probably another person"),
    }[code]
