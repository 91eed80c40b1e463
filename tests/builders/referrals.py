"""Referrals: offers of the demo providers, and the form that sends one."""

from services.reintegration.demo import demo_id

HOUSING, SHELTER = demo_id("offer-housing"), demo_id("offer-shelter")
NOTE = "Needs a bed from Monday"


def referral_form(**changed: str) -> dict[str, str]:
    """A note, and the person's consent."""
    return {"note": NOTE, "consent": "yes"} | changed
