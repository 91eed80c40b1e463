"""Files as real directories export them: each variant is read rightly, or told with its file and row."""

import json
import zipfile
from datetime import date, time
from pathlib import Path

import pytest

from services.reintegration.directory.values.weekdays import weekdays
from services.reintegration.hsds.checking.check import check
from services.reintegration.hsds.checking.references import By
from services.reintegration.hsds.reading.read import read
from services.reintegration.hsds.reading.rows import Reading

ORGANISATIONS = "id,name,description\n1,Shelter,Beds\n2,Advice,Legal help\n"
SERVICES = "id,organization_id,name,status\n10,1,Beds,active\n11,2,Advice,active\n"
SERVICE = {
    "id": "10",
    "name": "Beds",
    "status": "active",
    "organization": {"id": "1", "name": "Shelter", "description": "Beds"},
    "schedules": [{"id": "s", "freq": "WEEKLY", "byday": "MO", "opens_at": "09:00", "closes_at": "17:00"}],
}


def taken(path: Path, **files: str | bytes) -> tuple[By, Reading]:
    """Write the files (`services_csv` is services.csv) and read the folder."""
    for name, content in files.items():
        stem, _, ending = name.rpartition("_")
        (path / f"{stem}.{ending}").write_bytes(content.encode() if isinstance(content, str) else content)
    found = read(path)
    return check(found), found


def told(found: Reading) -> list[tuple[str, str, str]]:
    return [(each.file, each.row, each.problem) for each in found.defects]


@pytest.mark.parametrize(
    "organisations",
    [
        "\ufeff" + ORGANISATIONS.replace(",", ";"),
        ORGANISATIONS.replace(",", "|"),
        "sep=,\n" + ORGANISATIONS,
        ORGANISATIONS.replace("\n", "\r\n"),
        ORGANISATIONS.encode("utf-16"),
        ORGANISATIONS.replace("id,name", "ID, Name"),
    ],
)
def test_the_same_table_however_it_was_saved(tmp_path: Path, organisations: str | bytes) -> None:
    by, found = taken(tmp_path, organizations_csv=organisations, services_csv=SERVICES.replace("organization_id", "Organization ID"))
    assert told(found) == []
    assert [row.values["name"] for row in by["organization"].values()] == ["Shelter", "Advice"]
    assert len(by["service"]) == 2


@pytest.mark.parametrize(
    ("text", "encoding"), [("Café Müller", "windows-1252"), ("Приют «Надежда»", "windows-1251"), ("Home – “Café”", "windows-1252")]
)
def test_an_older_encoding_is_read_and_told(tmp_path: Path, text: str, encoding: str) -> None:
    content = f"id,name,description\n1,{text},Beds\n".encode(encoding)
    by, found = taken(tmp_path, organizations_csv=content)
    assert by["organization"]["1"].values["name"] == text
    assert [(each.problem, each.value, each.kept) for each in found.defects] == [("read_as", encoding, True)]


def test_a_broken_sign_among_right_ones_is_told_in_its_cell(tmp_path: Path) -> None:
    by, found = taken(tmp_path, organizations_csv="id,name,description\n1,Приют,x\n".encode() + b"2,Caf\xe9,x\n")
    assert list(by["organization"]) == ["1"]
    assert ("organizations.csv", "3", "not_utf8") in told(found)


def test_what_is_no_csv_or_json_is_told_with_what_to_do(tmp_path: Path) -> None:
    archive = tmp_path / "a.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("export/data/organizations.csv", ORGANISATIONS)
        packed.writestr("export/data/services.csv", SERVICES)
        packed.writestr("export/all.xlsx", "PK")
        packed.writestr("export/old.zip", "PK")
        packed.writestr("export/readme.md", "#")
        packed.writestr("__MACOSX/._organizations.csv", "x")
    found = read(archive)
    assert told(found) == [("export/all.xlsx", "", "spreadsheet"), ("export/old.zip", "", "zip_inside")]
    assert {entity: len(rows) for entity, rows in check(found).items() if rows} == {"organization": 2, "service": 2}
    sheet = tmp_path / "directory.xlsx"
    archive.rename(sheet)
    assert [problem for _, _, problem in told(read(sheet))] == ["spreadsheet", "nothing_to_read"]


@pytest.mark.parametrize("name", ["services_json", "services_jsonl", "whatever_json"])
@pytest.mark.parametrize("lines", [1, 2])
def test_json_in_one_value_or_one_a_line(tmp_path: Path, name: str, lines: int) -> None:
    services = [{**SERVICE, "id": str(number), "schedules": []} for number in range(lines)]
    by, found = taken(tmp_path, **{name: "\n".join(json.dumps(each) for each in services)})
    assert told(found) == []
    assert (len(by["service"]), len(by["organization"])) == (lines, 1)


@pytest.mark.parametrize(
    ("given", "number", "extension"),
    [
        ("(312) 555-1212 x45", "(312) 555-1212", "45"),
        ("312-555-1212 Ext. 7", "312-555-1212", "7"),
        ("+7 (727) 123-45-67 вн. 12", "+7 (727) 123-45-67", "12"),
        ("+7 727 123 45 67", "+7 727 123 45 67", None),
    ],
)
def test_extensions_behind_numbers(tmp_path: Path, given: str, number: str, extension: str | None) -> None:
    by, found = taken(tmp_path, organizations_csv=ORGANISATIONS, phones_csv=f'id,organization_id,number,extension\n1,1,"{given}",\n')
    values = by["phone"]["1"].values
    assert (values["number"], values.get("extension")) == (number, extension)
    assert told(found) == []


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Monday", "MO"), ("Mon-Fri", "MO,TU,WE,TH,FR"), ("Monday to Wednesday", "MO,TU,WE"), ("Mon, Wed & Fri", "MO,WE,FR"),
        ("Sat–Mon", "MO,SA,SU"), ("пн-пт", "MO,TU,WE,TH,FR"), ("с понедельника по среду", "MO,TU,WE"), ("дс, сс", "MO,TU"),
        ("Дүйсенбі және жексенбі", "MO,SU"), ("MO TU", "MO,TU"), ("Daily", "MO,TU,WE,TH,FR,SA,SU"), ("будни", "MO,TU,WE,TH,FR"),
        ("by appointment", None), ("", None), ("Mon or so", None),
    ],
)  # fmt: skip
def test_days_in_words(given: str, expected: str | None) -> None:
    assert weekdays(given) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [("9:00 AM", time(9)), ("5 p.m.", time(17)), ("12:00 am", time(0)), ("noon", time(12)), ("0930", time(9, 30)), ("9-30", time(9, 30)),
     ("09:00:00-05:00", time(9)), ("24:00", time(0))],
)  # fmt: skip
def test_times_as_they_are_written(tmp_path: Path, given: str, expected: time) -> None:
    row = f"1,10,Mon,{given},23:00\n"
    by, found = taken(
        tmp_path, organizations_csv=ORGANISATIONS, services_csv=SERVICES, schedules_csv=f"id,service_id,byday,opens_at,closes_at\n{row}"
    )
    assert by["schedule"]["1"].values["opens_at"] == expected
    assert told(found) == []


def test_holidays_of_older_versions_are_special_days(tmp_path: Path) -> None:
    header = "id,service_id,closed,opens_at,closes_at,start_date,end_date\n"
    by, found = taken(
        tmp_path, organizations_csv=ORGANISATIONS, services_csv=SERVICES,
        holiday_schedule_csv=header + "1,10,true,,,2026-12-16,2026-12-17\n2,10,False,10:00,13:00,2026-12-31,\n",
        regular_schedule_csv="id,service_id,weekday,opens_at,closes_at\n1,10,1,9:00,17:00\n",
    )  # fmt: skip
    assert told(found) == []
    closed, short, weekly = by["schedule"].values()
    assert (closed.values["valid_from"], closed.values["valid_to"], closed.values["count"]) == (date(2026, 12, 16), date(2026, 12, 17), 0)
    assert "opens_at" not in closed.values
    assert (short.values["valid_from"], short.values["valid_to"], short.values["opens_at"]) == (*[date(2026, 12, 31)] * 2, time(10))
    assert "count" not in short.values
    assert (weekly.id, weekly.values["byday"]) == ("regular_schedule:1", "MO")


def test_a_rule_in_one_cell_is_read_as_its_parts(tmp_path: Path) -> None:
    rule = '"RRULE:FREQ=WEEKLY;BYDAY=MO,TU;UNTIL=20271231T000000Z"'
    by, found = taken(
        tmp_path, organizations_csv=ORGANISATIONS, services_csv=SERVICES, schedules_csv=f"id,service_id,rrule,opens_at\n1,10,{rule},9:00\n"
    )
    assert told(found) == []
    values = by["schedule"]["1"].values
    assert (values["freq"], values["byday"], values["until"]) == ("WEEKLY", "MO,TU", date(2027, 12, 31))


def test_several_languages_in_a_cell_are_several(tmp_path: Path) -> None:
    by, found = taken(
        tmp_path, organizations_csv=ORGANISATIONS, services_csv=SERVICES,
        languages_csv='id,service_id,language\n1,10,"English, Español"\n2,10,қазақша\n3,10,Klingonish\n',
    )  # fmt: skip
    assert {row.values.get("code") for row in by["language"].values()} == {"en", "es", "kk", None}
    assert told(found) == [("languages.csv", "4", "unknown_language")]
