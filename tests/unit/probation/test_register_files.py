"""Files of a register: read in every encoding offices use, refused when they are no register, understood whatever their language."""

import io
import zipfile
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from services.probation.register_import import report
from services.probation.register_import.domain import sheets, tidy
from services.probation.register_import.domain.likeness import alike
from services.probation.register_import.domain.sheets import NotASheet, read_rows
from services.probation.register_import.reading import MissingColumns, read_table
from services.probation.register_import.vocabulary import COLUMNS, choices, headings, in_language, value
from shared.web.i18n import LANGUAGES
from shared.web.request import Fields
from tests.builders.register_files import as_csv, as_xlsx, people, row, table

TEXTS = st.text(st.characters(categories=("L", "Nd"), max_codepoint=0x4FF), min_size=1, max_size=20).filter(lambda text: text[0].isalpha())


@pytest.mark.parametrize(("encoding", "delimiter"), [*product(("utf-8", "utf-8-sig", "utf-16"), ";,\t"), ("cp1251", ";")])
def test_every_encoding_and_delimiter_says_the_same(encoding: str, delimiter: str) -> None:
    rows = [row(address="Улица 1")]
    assert (
        read_table(read_rows(as_csv(table(rows), encoding=encoding, delimiter=delimiter))).rows
        == read_table(read_rows(as_xlsx(table(rows)))).rows
    )


@given(st.data(), st.sampled_from(LANGUAGES))
def test_what_is_written_under_the_templates_headings_is_read_back(data: st.DataObject, language: str) -> None:
    spoken = next(one for one in LANGUAGES if one == language)
    names = in_language(spoken, headings)
    order = data.draw(st.permutations(COLUMNS))
    codes: Fields = {}
    cells: dict[str, str] = {}
    for column in order:
        if column in choices():
            offered = in_language(spoken, lambda name=column: choices()[name])  # type: ignore[misc]  # bound at once
            code = data.draw(st.sampled_from(sorted(offered)))
            codes[column] = [code] if column == "conditions" else code
            cells[column] = code if column == "conditions" else offered[code]
        elif column.endswith("_on") or column == "birth_date":
            day = data.draw(st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 1, 1)))
            codes[column] = cells[column] = f"{day:%d.%m.%Y}"
        else:
            codes[column] = cells[column] = data.draw(TEXTS)
    content = as_csv([[names[column] for column in order], [cells[column] for column in order]])
    ((_, fields),) = read_table(read_rows(content)).rows
    assert fields == {name: cell for name, cell in codes.items() if cell}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_template_has_every_column(language: str) -> None:
    from shared.web.i18n import use

    use(next(one for one in LANGUAGES if one == language))
    sheet = load_workbook(io.BytesIO(report.template())).worksheets[0]
    assert [cell.value for cell in sheet[1]] == list(headings().values())
    assert sheet.column_dimensions["A"].number_format == "@", "an ИИН keeps its zeros"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "empty"),
        (b" \r\n ", "empty"),
        (b"\xd0\xcf\x11\xe0 old", "old_xls"),
        (b"PK\x03\x04 not an archive", "broken"),
        (b"\xff\xfe\x00", "encoding"),
        (b"a;b\0;c\n", "encoding"),
        (b"\x98\x98\xff", "encoding"),
        (as_xlsx([["a", "b"], ["c", "d"]], merge="A1:B1"), "merged"),
        (as_csv([["one", "two", "three"], ["1", "2", "3"]]), "no_headings"),
        (as_csv(table([row()])[:1]), "empty"),
        (b"x" * (sheets.MOST_BYTES + 1), "too_large"),
        (as_csv([["x"]] * (sheets.MOST_ROWS + 2)), "too_many_rows"),
    ],
    ids=lambda given: given if isinstance(given, str) else "",
)
def test_a_file_that_is_no_register_is_refused_with_its_reason(content: bytes, problem: str) -> None:
    with pytest.raises(NotASheet) as refusal:
        read_table(read_rows(content))
    assert refusal.value.problem == problem


def test_a_file_that_unpacks_to_too_much_is_refused_unopened() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", bytes(sheets.MOST_UNPACKED + 1))
    with pytest.raises(NotASheet) as refusal:
        read_rows(out.getvalue())
    assert refusal.value.problem == "too_large"


def test_fifty_thousand_rows_are_read() -> None:
    assert len(read_rows(as_csv([["Фамилия"], *([f"Имя {number}"] for number in range(sheets.MOST_ROWS))]))) == sheets.MOST_ROWS + 1


def test_columns_that_no_row_can_do_without_are_named() -> None:
    with pytest.raises(MissingColumns) as refusal:
        read_table(read_rows(as_csv(table([{name: cell for name, cell in row().items() if name != "court"}]))))
    assert refusal.value.columns == ("court",)


def test_a_title_above_and_unknown_columns_do_no_harm() -> None:
    cells = [["Реестр подучётных лиц"], *([*line, "x"] for line in table([row()]))]
    cells[1][-1] = "Примечание"
    read = read_table(read_rows(as_csv(cells)))
    assert (read.unknown, read.rows[0][0]) == (("Примечание",), 3)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("5 ноября 2026 г.", "5.11.2026"), ("2026 ж. 5 қараша", "5.11.2026"), ("2026-11-05 00:00:00", "2026-11-05"),
        ("46331", "2026-11-05"), ("05.11.2026", "05.11.2026"), ("5 November 2026", "5.11.2026"), ("5 мая 2026", "5.05.2026"),
        ("5 марта 2026", "5.03.2026"), ("soon", "soon"), ("7", "7"),
    ],
)  # fmt: skip
def test_a_day_is_understood_however_it_is_written(cell: str, day: str) -> None:
    assert tidy.day(cell) == day


@pytest.mark.parametrize(
    ("cell", "iin"),
    [("50101300008", "050101300008"), ("1231500006.0", "001231500006"), ("991231500006", "991231500006"), ("12", "12"), ("x", "x")],
)
def test_zeros_that_a_spreadsheet_dropped_are_put_back(cell: str, iin: str) -> None:
    assert tidy.iin(cell) == iin


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("Алматы", "75"), ("Алматы облысы", "19"), ("Алматинская область", "19"), ("обл. Абай", "10"), ("751110000", "75"),
        ("Карагандинская обл.", "35"), ("Атлантида", "Атлантида"),
    ],
)  # fmt: skip
def test_a_region_is_known_by_its_name_or_its_kato_code(cell: str, code: str) -> None:
    assert value("region", cell) == code


def test_names_answer_each_other_in_another_alphabet_and_order() -> None:
    assert alike(("Ахметов", "Ерлан"), ("Akhmetov", "Yerlan"))
    assert alike(("Ахметов", "Ерлан"), ("Ерлан", "Ахметов"))
    assert not alike(("Ахметов", "Ерлан"), ("Ахметов", "Болат"))
    assert len(people(400)) == len({each["iin"] for each in people(400)})
