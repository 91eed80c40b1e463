"""The columns of a register by their codes, in the order of the template."""

from collections.abc import Mapping

from services.probation.amendments.domain.fields import FIELDS, GROUPS, LISTS, Field, Reading

OFFICER = "officer"
FULL_NAME = "full_name"
"""Family name, given name and patronymic in one cell: understood, not in the template."""
OF_INPUTS = (
    "avoid_places-places", "avoid_places-hours-from", "avoid_places-hours-until", "stay_home_at_hours-hours-from",
    "stay_home_at_hours-hours-until", "treatment-organisation", "support_family-amount", "compulsory_labour-organisation",
    "avoid_person-person", "court_other-details",
)  # fmt: skip
"""What conditions need to be told beside their name, as the registration form has it."""
OF_REGISTRATION = (
    "iin", "family_name", "given_name", "patronymic", "birth_date", "sex", "phone", "language", "region", "settlement", "address",
    "category", "court", "court_decision_on", "in_force_on", "released_on", "registered_on", "term_amount", "term_unit", "term_ends_on",
    "term_reason", "work_hours", "offence_kind", "representative", "conditions", *OF_INPUTS, "frequency", "first_check_in_on", OFFICER,
    "basis_reference", "basis_given_on", "override_reason",
)  # fmt: skip
"""What the registration form asks."""
MORE: Mapping[str, tuple[Field, ...]] = {
    "spellings": GROUPS["spellings"],
    "identity": (FIELDS["iin_missing_reason"],),
    "home": (FIELDS["kato"], FIELDS["residence_since"]),
    "registered_address": GROUPS["registered_address"],
    "family": GROUPS["family"],
    "health": GROUPS["health"],
    "work": GROUPS["work"],
    "photo": GROUPS["photo"],
    "decision": (FIELDS["offence_article"],),
    **LISTS,
}
"""What else is known about a person, by the groups of the amendments; of a list one entry."""
MORE_FIELDS: Mapping[str, Field] = {field.name: field for fields in MORE.values() for field in fields}
COLUMNS = (*OF_REGISTRATION, *MORE_FIELDS)
NEEDED = (
    "family_name", "given_name", "language", "region", "settlement", "address", "category", "court", "court_decision_on", "in_force_on",
    "registered_on",
)  # fmt: skip
"""Without these no row could be registered."""
INSTEAD: Mapping[str, str] = {"family_name": FULL_NAME, "given_name": FULL_NAME, "region": "kato"}
"""What says the same as a needed column."""
DAYS = frozenset(
    (
        *("birth_date", "court_decision_on", "in_force_on", "released_on", "registered_on", "term_ends_on", "first_check_in_on"),
        "basis_given_on",
        *(name for name, field in MORE_FIELDS.items() if field.reading is Reading.DAY),
    )
)
CHOICES = frozenset(
    (
        *("sex", "language", "region", "settlement", "category", "term_unit", "offence_kind", "frequency"),
        *(name for name, field in MORE_FIELDS.items() if field.options),
    )
)
NUMBERS = frozenset({"term_amount", "work_hours", "support_family-amount"})
PHONES = frozenset({"phone", "representative_phone", "contact_value"})
CLOCKS = frozenset(name for name in OF_INPUTS if "-hours-" in name)
REGIONS_OF = {"region": "kato", "registered_region": "registered_kato"}
"""The column of a region, and the one of the КАТО code whose first two digits say it."""
