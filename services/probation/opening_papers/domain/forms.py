"""The papers that open a case."""

from enum import StrEnum


class FormCode(StrEnum):
    """The papers that open a case."""

    RIGHTS = "rights"
    LEAFLET = "leaflet"
    QUESTIONNAIRE = "questionnaire"
    PROGRAMME = "individual_programme"
    REPORT = "pre_trial_report"
