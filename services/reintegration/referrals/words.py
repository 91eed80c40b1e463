"""What referrals say in a timeline."""

from services.reintegration.referrals.domain import Status
from services.reintegration.words import status
from shared.registry import Words
from shared.web.i18n import gettext


def _state(code: str) -> Words:
    return lambda _: gettext("Referral: %(state)s", state=status(code))


TIMELINE: dict[str, Words] = {
    **{f"referral_{each.value}": _state(each.value) for each in Status},
    "referral_requested": lambda _: gettext("Referral sent"),
    "referral_handed_over": lambda _: gettext("Referral handed over to the provider"),
}
