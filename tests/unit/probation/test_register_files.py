"""Files of a register: read in every encoding offices use, refused when they are no register, understood whatever their language."""

import io
import zipfile
from itertools import product
from random import Random

import pytest
from openpyxl import load_workbook

from services.probation.register_import import report
from services.probation.register_import.columns.names import CLOCKS, COLUMNS, DAYS, REGIONS_OF
from services.probation.register_import.columns.reading import MissingColumns, read_table
from services.probation.register_import.columns.vocabulary import choices, headings, value
from services.probation.register_import.domain import tidy
from shared.files import sheets
from shared.files.sheets import NotASheet, read_rows
from shared.messages.base import Language
from shared.web.i18n import LANGUAGES, use
from tests.builders.register_files import as_csv, as_xlsx, people, row, table


@pytest.mark.parametrize(("encoding", "delimiter"), [*product(("utf-8", "utf-8-sig", "utf-16"), ";,\t"), ("cp1251", ";")])
def test_every_encoding_and_delimiter_says_the_same(encoding: str, delimiter: str) -> None:
    rows = [row(address="Улица 1")]
    assert (
        read_table(read_rows(as_csv(table(rows), encoding=encoding, delimiter=delimiter))).rows
        == read_table(read_rows(as_xlsx(table(rows)))).rows
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_written_under_the_templates_headings_is_read_back(language: Language) -> None:
    use(language)
    names, offered, order = headings(), choices(), Random(language).sample(COLUMNS, len(COLUMNS))
    written = [_written(number) for number in range(max(map(len, offered.values())))]  # so that every choice is made once
    cells = [[offered.get(column, {}).get(each[column], each[column]) for column in order] for each in written]
    for row_of_codes, cell in zip(written, cells, strict=True):  # conditions are written by their codes
        cell[order.index("conditions")] = row_of_codes["conditions"]
    read = read_table(read_rows(as_csv([[names[column] for column in order], *cells]))).rows
    assert [fields for _, fields in read] == [{**each, "conditions": [each["conditions"]]} for each in written]


def _written(number: int) -> dict[str, str]:
    """A row by the columns' codes, each filled in; of a list of values the one in that place."""
    row_of = {column: f"Слово {place}" for place, column in enumerate(COLUMNS)}
    row_of |= {column: list(values)[number % len(values)] for column, values in choices().items()}
    row_of |= dict.fromkeys(DAYS, "05.11.2026") | dict.fromkeys(CLOCKS, "22:00")
    return row_of | {code: f"{row_of[region]}1110000" for region, code in REGIONS_OF.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_template_has_every_column(language: Language) -> None:
    use(language)
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


@pytest.mark.parametrize(
    ("cells", "read"),
    [
        ({"region": "Алматы", "kato": "751110000"}, {"region": "75", "kato": "751110000"}),
        ({"region": "", "kato": "751110000.0"}, {"region": "75", "kato": "751110000"}),
        ({"region": "751110000", "kato": ""}, {"region": "75", "kato": "751110000"}),
        ({"region": "", "kato": "7511"}, {"region": "75"}),
        ({"region": "Алматы", "kato": "x"}, {"region": "75", "kato": "x"}),
    ],
)
def test_a_kato_code_says_the_region_wherever_it_stands(cells: dict[str, str], read: dict[str, str]) -> None:
    ((_, fields),) = read_table(read_rows(as_csv(table([row(**cells)])))).rows
    assert {name: fields.get(name) for name in ("region", "kato") if fields.get(name)} == read


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        ("Ахметов Ерлан Болат ұлы", ("Ахметов", "Ерлан", "Болат ұлы")),
        ("Ахметов Ерлан", ("Ахметов", "Ерлан", None)),
        ("Ахметов", ("Ахметов", None, None)),
    ],
)
def test_a_name_in_one_cell_is_divided(whole: str, parts: tuple[str | None, ...]) -> None:
    named = {name: cell for name, cell in row().items() if name not in {"family_name", "given_name"}}
    cells = [[*line, added] for line, added in zip(table([named]), ("Ф.И.О.", whole), strict=True)]
    ((_, fields),) = read_table(read_rows(as_csv(cells))).rows
    assert tuple(fields.get(name) for name in ("family_name", "given_name", "patronymic")) == parts


def test_the_people_of_the_builder_are_different_people() -> None:
    assert len(people(400)) == len({each["iin"] for each in people(400)})
