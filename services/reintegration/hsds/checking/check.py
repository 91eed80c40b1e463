"""What was read, checked: the sound rows, with every defect told and nothing about persons."""

from services.reintegration.hsds.checking.checked import CheckedRow
from services.reintegration.hsds.checking.personal import function_email, personal_email, personal_phone
from services.reintegration.hsds.checking.references import By, joined
from services.reintegration.hsds.checking.rows import check_row
from services.reintegration.hsds.reading.rows import RawRow, Reading


def check(found: Reading) -> By:
    """Sound rows by entity and id, in the order in which they can be loaded."""
    eligible = {str(row.values.get("id") or ""): row for row in found.rows if row.entity == "eligibility"}
    checked = [row for raw in found.rows if raw.entity != "eligibility" and (row := check_row(raw, found)) is not None]
    by = joined(checked, found)
    _add_eligibility(by, eligible, found)
    _without_persons(by, found)
    return by


def _add_eligibility(by: By, rows: dict[str, RawRow], found: Reading) -> None:
    """Of 1.1: who may come, in a table of its own."""
    for service, raw in rows.items():
        text = str(raw.values.get("eligibility_description") or "").strip()
        if service not in by["service"]:
            found.wrong(raw.file, raw.row, "service_id", "names_unknown", f"service {service}")
        elif text:
            by["service"][service].values.setdefault("eligibility_description", text)


def _without_persons(by: By, found: Reading) -> None:
    """Names of persons were not read at all; here go their own addresses and numbers."""
    for row in (*by["organization"].values(), *by["service"].values()):
        if "email" in row.values and personal_email(str(row.values["email"]), _organisation(row, by)):
            del row.values["email"]
            found.personal += 1
    for number, row in list(by["contact"].items()):
        if "email" in row.values and not function_email(str(row.values["email"]), _organisation(row, by)):
            del row.values["email"]
            found.personal += 1
        if not row.values:
            del by["contact"][number]
    for number, row in list(by["phone"].items()):
        contact = row.names.get("contact_id")
        if contact is None:
            continue
        alone = not {"organization_id", "service_id", "location_id", "service_at_location_id"} & set(row.names)
        kind = row.values.get("type")
        if personal_phone(str(kind) if kind else None) or (contact not in by["contact"] and alone):
            del by["phone"][number]
            found.personal += 1
        elif contact not in by["contact"]:
            del row.names["contact_id"]
    for number, row in list(by["language"].items()):
        if row.names.get("phone_id") and row.names["phone_id"] not in by["phone"]:
            del by["language"][number]


def _organisation(row: CheckedRow, by: By) -> str:
    """The name of the organisation to which a row belongs."""
    if row.entity == "organization":
        return str(row.values["name"])
    service = by["service"].get(row.names.get("service_id", ""))
    number = row.names.get("organization_id") or (service.names.get("organization_id", "") if service else "")
    owner = by["organization"].get(number)
    return str(owner.values["name"]) if owner else ""
