"""What a person has to know about the bracelet, for the leaflet and for the record of handing it over."""

from shared.web.i18n import gettext


def rules_of_use() -> list[str]:
    """One sentence or two each."""
    return [
        gettext("Wear the bracelet day and night. Do not take it off and do not open it."),
        gettext("Charge it every day. It can be worn while it is charged."),
        gettext("The bracelet shows where you are. Only staff who work with your case see it."),
        gettext("Be at home at the hours set for you and do not enter places that are forbidden to you."),
        gettext("If it is damaged, does not charge or hurts your skin, call your officer at once. A fault is not held against you."),
        gettext("In hospital or in an emergency, look after your health first and tell your officer when you can."),
        gettext("Damage on purpose is a breach, and you pay for it. Before anything is decided you are heard."),
        gettext("You may complain about the decision to the head of the service, to the prosecutor or to a court."),
        gettext("At the end, hand back the bracelet and the charger. You get a paper that says so."),
    ]
