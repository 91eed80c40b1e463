"""The number of a document: `71-03-2026-0015`: office, index of its kind, year, running number of this office and year."""

INDEXES = {
    "summons": "01",
    "explanation_request": "02",
    "warning": "03",
    "submission": "04",
    "compelled_appearance": "05",
    "search_request": "06",
    "damage_act": "07",
    "act": "08",
    "notice": "09",
    "certificate": "10",
    "transfer_letter": "11",
    "removal": "12",
    "equipment_handover": "13",
    "equipment_return": "14",
    "work_certificate": "15",
    "covering_letter": "16",
    "wanted_submission": "20",
}
"""An index never changes and is never used for another kind: numbers on paper keep their meaning."""


def number(office: str, kind: str, year: int, sequence: int) -> str:
    """The number as it is printed."""
    return f"{office}-{INDEXES[kind]}-{year}-{sequence:04}"
