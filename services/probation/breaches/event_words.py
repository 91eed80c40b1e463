"""The history of a proceeding in words."""

from collections.abc import Mapping

from shared.web.i18n import gettext


def event(code: str) -> str:
    """What happened, in the history."""
    return _moves().get(code) or _notes().get(code, code)


def _moves() -> Mapping[str, str]:
    return {
        "opened": gettext("Opened"),
        "ask": gettext("Explanation asked for"),
        "explain": gettext("Explanation recorded"),
        "exhaust": gettext("The wait for an explanation ended"),
        "search": gettext("Search measures began"),
        "found": gettext("The person was found"),
        "reopen": gettext("Opened again"),
        "excuse": gettext("Excused"),
        "find_no_breach": gettext("Not a breach"),
        "confirm": gettext("Breach confirmed"),
        "propose": gettext("Decided, waits for the second signature"),
        "sign": gettext("Signed by the second officer"),
        "return": gettext("Returned by the second officer"),
        "take_back": gettext("Decision taken back"),
        "serve": gettext("Served"),
        "send_to_court": gettext("Sent to the court"),
        "send_wanted": gettext("Sent for the wanted list"),
        "brought": gettext("The person was brought"),
        "rule": gettext("Ruling of the court recorded"),
        "court_returns": gettext("Returned by the court"),
        "undo_ruling": gettext("Ruling entered wrongly, taken back"),
        "apply": gettext("Ruling carried out"),
        "effect_undone": gettext("The removal was undone: the ruling waits again"),
        "quash": gettext("The ruling was taken away or changed by an appeal"),
        "recall": gettext("The submission was recalled after an appeal"),
        "correct": gettext("What the ruling changed was corrected"),
        "keep_rest": gettext("What the ruling changed was corrected, the rest stands"),
        "await_ruling": gettext("What the ruling changed was corrected, the new ruling is awaited"),
        "finish": gettext("Finished"),
        "cancel": gettext("Cancelled after an appeal"),
        "withdraw": gettext("Opened by mistake"),
    }


def _notes() -> Mapping[str, str]:
    return {
        "fact_added": gettext("Facts added"),
        "fact_removed": gettext("Fact taken out"),
        "attempt": gettext("Attempt to hear the person"),
        "damage_act": gettext("Record of damaged equipment drawn up"),
        "explained_more": gettext("Further explanation recorded"),
        "shown": gettext("The question was shown at the kiosk and not answered; that is no refusal"),
        "talk_asked": gettext("The person wants to explain in person"),
        "late_answer": gettext("An answer from the kiosk came late"),
        "measure": gettext("Search measure recorded"),
        "effect_proposed": gettext("Ruling: a second officer confirms the removal"),
        "appeal": gettext("Appeal recorded"),
        "appeal_decided": gettext("Appeal decided"),
        "term_suspended": gettext("Term suspended"),
        "term_resumed": gettext("Term runs again"),
        "ended": gettext("Ended with the registration"),
        "goes_on": gettext("Goes on: the removal from the register was undone"),
    }


def reason(code: str) -> str | None:
    """Why something waits in the queue."""
    return {
        "breach_open": gettext("Ask the person for an explanation"),
        "breach_explanation": gettext("The person was asked; hear them before the time is over"),
        "breach_search": gettext("Whereabouts unknown: record the search measures"),
        "breach_decision": gettext("The person was heard: decide"),
        "breach_signature": gettext("A submission waits for a second signature"),
        "breach_serve": gettext("The decision has to be served"),
        "breach_ruling": gettext("The court has not ruled yet"),
        "breach_effect": gettext("The court ruled: carry it out"),
        "breach_talk": gettext("The person wants to explain in person: agree on a time"),
        "breach_late": gettext("An answer from the kiosk came late: read it"),
        "breach_correct": gettext("An appeal took a ruling away that was carried out: correct what it changed"),
        "breach_appeal": gettext("An appeal waits for its answer"),
        "breach_rests": gettext("It counted an earlier breach that was cancelled since"),
    }.get(code)
