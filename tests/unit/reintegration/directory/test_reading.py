"""Files of other directories: whatever is in them is told as a defect, and nothing raises."""

import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services.reintegration.hsds.checking.check import check
from services.reintegration.hsds.checking.references import By
from services.reintegration.hsds.reading import archives
from services.reintegration.hsds.reading.read import read
from services.reintegration.hsds.reading.rows import Reading

ORGANISATIONS = "id,name,description\n1,Shelter,Beds\n2,Advice,Legal help\n"
SERVICES = "id,organization_id,name,status\n10,1,Beds,active\n11,2,Advice,active\n"
TABLES = st.sampled_from(
    ["organizations.csv", "services.csv", "phones.csv", "locations.csv", "schedules.csv", "taxonomy.csv", "contacts.csv"]
)
HEADERS = "id,organization_id,service_id,location_id,name,number,latitude,longitude,opens_at,weekday,parent_organization_id,status\n"


def loaded(folder: Path, **files: str | bytes) -> tuple[By, Reading]:
    """Write the files (`organizations` is organizations.csv) and read them."""
    for name, content in files.items():
        (folder / f"{name}.csv").write_bytes(content.encode() if isinstance(content, str) else content)
    found = read(folder)
    return check(found), found


def problems(found: Reading) -> set[tuple[str, str, str, str]]:
    return {(defect.file, defect.row, defect.column, defect.problem) for defect in found.defects}


@given(name=TABLES, content=st.binary(max_size=400), header=st.booleans())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
def test_any_bytes_are_read_without_an_exception(tmp_path: Path, name: str, content: bytes, header: bool) -> None:
    for old in tmp_path.iterdir():
        old.unlink()
    (tmp_path / name).write_bytes((HEADERS.encode() if header else b"") + content)
    check(read(tmp_path))


@given(
    content=st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["id", "name", "services", "organization", "phones", "number", "location"]), inner, max_size=4
            )
        ),
        max_leaves=15,
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
def test_any_json_is_read_without_an_exception(tmp_path: Path, content: object) -> None:
    (tmp_path / "services.json").write_text(json.dumps(content))
    check(read(tmp_path / "services.json"))


def test_what_is_sound_is_kept_beside_what_is_not(tmp_path: Path) -> None:
    by, found = loaded(tmp_path, organizations=ORGANISATIONS, services=SERVICES + "12,9,Nobody's,active\n13,1,,active\n")
    assert set(by["organization"]) == {"1", "2"}
    assert set(by["service"]) == {"10", "11"}
    assert problems(found) == {
        ("services.csv", "4", "organization_id", "names_unknown"),
        ("services.csv", "5", "name", "missing_and_left_out"),
    }


def test_a_row_whose_owner_was_left_out_is_left_out_and_says_so(tmp_path: Path) -> None:
    phones = "id,service_id,number\np1,12,+7 701 000 00 00\n"
    _, found = loaded(tmp_path, organizations=ORGANISATIONS, services=SERVICES + "12,9,X,active\n", phones=phones)
    assert ("phones.csv", "2", "service_id", "names_one_left_out") in problems(found)


def test_ids_that_come_twice_name_the_first_row(tmp_path: Path) -> None:
    by, found = loaded(tmp_path, organizations=ORGANISATIONS + "1,Another,Text\n2,Advice,Legal help\n")
    assert by["organization"]["1"].values["name"] == "Shelter"
    assert ("organizations.csv", "4", "id", "id_twice") in problems(found)
    assert ("organizations.csv", "5", "id", "repeated_row") in problems(found)
    assert "organizations.csv 2" in found.defects[0].value


def test_organisations_above_themselves_stand_below_nobody(tmp_path: Path) -> None:
    rows = "id,name,description,parent_organization_id\na,A,x,c\nb,B,x,a\nc,C,x,b\nd,D,x,a\ne,E,x,e\n"
    by, found = loaded(tmp_path, organizations=rows)
    assert {number for number, row in by["organization"].items() if row.names} == {"d"}
    assert {(row, problem) for _, row, _, problem in problems(found)} == {
        ("2", "circle"),
        ("3", "circle"),
        ("4", "circle"),
        ("6", "circle"),
    }


@pytest.mark.parametrize(
    ("latitude", "longitude", "problem"),
    [
        ("76.889", "43.238", "coordinates_swapped"),
        ("143.2", "43.2", "coordinates_swapped"),
        ("0", "0", "not_on_earth"),
        ("91", "181", "not_on_earth"),
        ("43.2", "", "half_a_point"),
    ],
)
def test_impossible_coordinates_are_left_out_and_the_place_kept(tmp_path: Path, latitude: str, longitude: str, problem: str) -> None:
    by, found = loaded(tmp_path, locations=f"id,location_type,latitude,longitude\nl,physical,{latitude},{longitude}\n")
    assert not {"latitude", "longitude"} & set(by["location"]["l"].values)
    assert problems(found) == {("locations.csv", "2", "latitude", problem)}


@pytest.mark.parametrize(
    ("day", "problem"),
    [("9999-12-31", "impossible_year"), ("2026-02-30", "no_such_day"), ("soon", "not_a_date"), ("0001-01-01", "impossible_year")],
)
def test_impossible_days_are_told(tmp_path: Path, day: str, problem: str) -> None:
    schedules = f"id,service_id,valid_from\ns,10,{day}\n"
    by, found = loaded(tmp_path, organizations=ORGANISATIONS, services=SERVICES, schedules=schedules)
    assert "valid_from" not in by["schedule"]["s"].values
    assert problems(found) == {("schedules.csv", "2", "valid_from", problem)}


def test_another_encoding_is_told_cell_by_cell(tmp_path: Path) -> None:
    content = ORGANISATIONS.encode() + "3,Приют,Жильё\n".encode("cp1251") + "4,Good,Текст\n".encode()
    by, found = loaded(tmp_path, organizations=content)
    assert set(by["organization"]) == {"1", "2", "4"}
    assert ("organizations.csv", "4", "name", "not_utf8") in problems(found)


def test_utf16_and_marks_are_read(tmp_path: Path) -> None:
    by, found = loaded(tmp_path, organizations=ORGANISATIONS.encode("utf-16"), services=b"\xef\xbb\xbf" + SERVICES.encode())
    assert len(by["organization"]) == len(by["service"]) == 2
    assert not found.defects


def test_huge_cells_null_signs_and_ragged_rows_are_told(tmp_path: Path) -> None:
    rows = ORGANISATIONS + f"3,Long,{'x' * 30_000}\n4,N\0ul,x\n5,Few\n6,Many,x,y,z\n7,{'y' * 600},x\n8,Worst,{'z' * 1_200_000}\n"
    by, found = loaded(tmp_path, organizations=rows)
    assert set(by["organization"]) == {"1", "2", "3", "4", "5", "6"}
    told = {problem for *_, problem in problems(found)}
    assert told >= {"too_long", "null_signs", "too_few_cells", "too_many_cells", "cell_too_long", "missing_and_left_out"}


def test_names_and_addresses_of_persons_are_left_out_and_counted(tmp_path: Path) -> None:
    contacts = (
        "id,organization_id,name,title,department,email\n"
        "c1,1,Aliya Person,Director,,aliya.person@gmail.com\n"
        "c2,1,Serik Person,,,s.person@shelter.kz\nc3,1,,Reception,,reception@shelter.kz\n"
    )
    phones = (
        "id,organization_id,contact_id,number,type\np1,,c1,+7 727 1,voice\np2,,c2,+7 701 2,voice\n"
        "p3,,c1,+7 701 3,cell\np4,1,,+7 727 4,voice\n"
    )
    by, found = loaded(tmp_path, organizations=ORGANISATIONS, contacts=contacts, phones=phones)
    everything = json.dumps([row.values for rows in by.values() for row in rows.values()], default=str)
    assert "Person" not in everything
    assert "person@" not in everything
    assert set(by["contact"]) == {"c1", "c3"}
    assert set(by["phone"]) == {"p1", "p4"}
    assert found.personal == 6


def test_the_old_names_of_1_1_are_read(tmp_path: Path) -> None:
    by, found = loaded(
        tmp_path,
        organizations="id,name,description,url\n1,Shelter,Beds,www.shelter.kz\n",
        services=SERVICES.replace("11,2,Advice,active\n", ""),
        locations="id,organization_id,name\nl,1,House\n",
        services_at_location="id,service_id,location_id\nj,10,l\n",
        physical_addresses=(
            "id,location_id,address_1,address_2,address_3,city,state_province,postal_code,country\na,l,Abai 1,b,c,Almaty,A,1,KZ\n"
        ),
        regular_schedules="id,service_id,weekday,opens_at,closes_at\ns,10,Monday,9:00 AM,17:30\nt,10,7,10:00,14:00\n",
        languages="id,service_id,language\ng,10,Kazakh\nh,10,Klingonese\n",
        accessibility_for_disabilities="id,location_id,accessibility\nw,l,Wheelchair ramp\n",
        taxonomy="id,name,parent_id,vocabulary\nt1,Housing,,AIRS\n",
        service_taxonomy="id,service_id,taxonomy_id\nx,10,t1\n",
        eligibility="id,service_id,eligibility\ne,10,Adults\n",
    )
    assert by["organization"]["1"].values["website"] == "https://www.shelter.kz"
    assert by["address"]["a"].values["address_2"] == "b, c"
    assert by["schedule"]["s"].values["byday"] == "MO"
    assert str(by["schedule"]["s"].values["opens_at"]) == "09:00:00"
    assert by["schedule"]["t"].values["byday"] == "SU"
    assert by["language"]["g"].values["code"] == "kk"
    assert by["attribute"]["x"].names == {"link_id": "10", "taxonomy_term_id": "t1"}
    assert by["service"]["10"].values["eligibility_description"] == "Adults"
    assert ("languages.csv", "3", "name", "unknown_language") in problems(found)


def test_nested_json_is_the_same_as_tables(tmp_path: Path) -> None:
    organisation = {"id": "1", "name": "Shelter", "description": "Beds"}
    place = {"id": "l", "location_type": "physical", "addresses": [{"id": "a", "address_1": "Abai 1"}]}
    service = {
        "id": "10", "name": "Beds", "status": "active", "organization": organisation, "phones": [{"id": "p", "number": "+7 727 1"}],
        "service_at_locations": [{"id": "j", "location": place}],
        "attributes": [{"id": "x", "taxonomy_term": {"id": "t", "name": "Housing", "description": "Housing"}}],
    }  # fmt: skip
    (tmp_path / "services.json").write_text(json.dumps({"contents": [service, {**service, "id": "11", "phones": []}], "total_items": 2}))
    by = check(read(tmp_path / "services.json"))
    assert set(by["service"]) == {"10", "11"}
    assert by["service"]["10"].names["organization_id"] == "1"
    assert by["service_at_location"]["j"].names == {"service_id": "10", "location_id": "l"}
    assert by["address"]["a"].names == {"location_id": "l"}
    assert by["attribute"]["x"].names == {"link_id": "10", "taxonomy_term_id": "t"}


def zipped(path: Path, **files: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def test_a_zip_is_read_and_never_leaves_its_folder(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", **{"data/organizations.csv": ORGANISATIONS, "../services.csv": SERVICES, "/phones.csv": "id\n1\n"})
    found = read(path)
    assert len(check(found)["organization"]) == 2
    assert {(defect.file, defect.problem) for defect in found.defects} == {("../services.csv", "outside"), ("/phones.csv", "outside")}


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = zipped(tmp_path / "bomb.zip", **{"organizations.csv": ORGANISATIONS, "services.csv": "0" * 20_000_000})
    found = read(path)
    assert ("services.csv", "", "", "zip_bomb") in problems(found)
    assert len(check(found)["organization"]) == 2


def test_broken_and_crowded_zips_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "broken.zip").write_bytes(b"PK\x03\x04 nothing")
    assert {defect.problem for defect in read(tmp_path / "broken.zip").defects} == {"not_a_zip", "nothing_to_read"}
    monkeypatch.setattr(archives, "MOST_FILES", 1)
    crowded = zipped(tmp_path / "crowded.zip", **{"organizations.csv": ORGANISATIONS, "services.csv": SERVICES})
    assert "too_many_files" in {defect.problem for defect in read(crowded).defects}
