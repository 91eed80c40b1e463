"""The timesheet, the work act and the papers that open a case: compiled under PDF/A-2a and PDF/UA-1, and read again."""

import io
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pikepdf
import pytest

from infra.bench.printing.samples import AT, NAME, SITE, filled_paper, form_of, worked_month
from infra.paths import ROOT
from services.probation.cases import words as case_words
from services.probation.community_work.printing.papers import PAPERS, PaperCode
from services.probation.documents.template_queries import texts_as_built
from services.probation.opening_papers.domain.forms import FormCode
from services.probation.opening_papers.printing.blank import blank
from services.probation.opening_papers.printing.paper import on_paper
from shared.messages.base import Language
from shared.printing import blocks
from shared.printing.pdf import pdf, pictures
from shared.printing.sheet import LAYOUT, Sheet, sheet
from shared.printing.speaking import speaking
from shared.values import JsonObject
from shared.web import i18n

LANGUAGES: tuple[Language, ...] = ("kk", "ru", "en")
Make = Callable[[], Sheet]


def _month(code: PaperCode, rows: int, *, recorded: bool = True) -> Sheet:
    return PAPERS[code](worked_month(rows, recorded=recorded))


def _opening(code: FormCode) -> Sheet:
    return on_paper(filled_paper(code))


def _questions(*, sensitive: bool) -> Sheet:
    return on_paper(filled_paper(FormCode.QUESTIONNAIRE, sensitive=sensitive))


def _blank(code: FormCode) -> Sheet:
    return blank(form_of(code), 1, office="71", at=AT)


MAKES: dict[str, Make] = {
    **{code: partial(_month, code, 12) for code in PAPERS},
    **{str(code): partial(_opening, code) for code in FormCode},
    **{f"{code}, empty": partial(_blank, code) for code in FormCode},
}


@pytest.fixture(autouse=True)
def words() -> None:
    i18n.add_catalogues([ROOT / "services/probation/locales"])


def data_of(make: Make, language: Language) -> JsonObject:
    with speaking(language):
        made = make()
    return sheet(made, texts_as_built("letterhead", language), language, case_words.office)


def pages_of(make: Make, language: Language = "kk") -> int:
    with pikepdf.open(io.BytesIO(pdf(data_of(make, language), AT, LAYOUT))) as read:
        return len(read.pages)


def tags_of(read: pikepdf.Pdf) -> list[str]:
    """The names of the elements in the structure tree, as often as each stands there."""
    found, waiting = [], [read.Root.StructTreeRoot]
    while waiting:
        each = waiting.pop()
        if isinstance(each, pikepdf.Array):
            waiting += list(each)
        elif isinstance(each, pikepdf.Dictionary):
            found += [str(each["/S"])] if "/S" in each else []
            waiting += [each["/K"]] if "/K" in each else []
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", MAKES)
def test_every_sheet_is_pdf_a_and_pdf_ua_in_its_language(name: str, language: Language) -> None:
    data = data_of(MAKES[name], language)
    first = pdf(data, AT, LAYOUT)
    assert pdf(data, AT, LAYOUT) == first, "the same sheet has the same bytes"
    with pikepdf.open(io.BytesIO(first)) as read, read.open_metadata() as told:
        assert (str(told["pdfaid:part"]), str(told["pdfaid:conformance"]), str(told["pdfuaid:part"])) == ("2", "A", "1")
        assert read.Root.Lang == language
        assert str(read.docinfo["/Title"]) == data["title"]
        assert read.Root.MarkInfo.Marked
        tags = tags_of(read)
    assert tags.count("/H1") == 1
    assert tags.count("/Figure") == 1, "the code has words for who does not see it"
    assert NAME not in data["title"], "a title stands in the window of whoever opens the file"


@pytest.mark.parametrize("code", PAPERS)
def test_a_table_is_tagged_with_its_head_its_rows_and_its_sum(code: PaperCode) -> None:
    with pikepdf.open(io.BytesIO(pdf(data_of(partial(_month, code, 12), "ru"), AT, LAYOUT))) as read:
        tags = tags_of(read)
    assert {"/Table", "/THead", "/TBody", "/TFoot", "/TH", "/TD"} <= set(tags)
    assert tags.count("/TH") == {"timesheet": 7, "act": 4}[code]


def test_sixty_rows_go_over_the_page_and_their_sum_is_right() -> None:
    month = worked_month(60)
    table = next(part for part in data_of(partial(_month, "timesheet", 60), "kk")["blocks"] if part["type"] == "table")
    assert len(table["rows"]) == 60
    assert table["sum"][1:] == [str(60 * 4), "", str(sum(each.credited for each in month.sessions))]
    assert 2 <= pages_of(partial(_month, "timesheet", 60)) <= 4
    assert pages_of(partial(_month, "timesheet", 5)) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_manager_of_the_site_reads_no_reason_of_health_or_family(language: Language) -> None:
    said = str(data_of(partial(_month, "timesheet", 22), language))
    with speaking(language):
        private = [
            i18n.gettext("Did not come: illness, with a document"),
            i18n.gettext("Did not come: family circumstances, with a document"),
        ]
    assert not [words for words in ("туберкулез", *private) if words in said]
    assert SITE in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_an_act_a_month_is_a_draft_with_room_to_write(language: Language) -> None:
    data = data_of(partial(_month, "timesheet", 5, recorded=False), language)
    assert data["draft"]
    assert data["code"] is None
    assert "71-2027-4" not in data["title"] + data["number"] + data["footer"]
    rows = next(part["rows"] for part in data["blocks"] if part["type"] == "table")
    assert {row[-1] for row in rows} == {""}
    assert pictures(data, LAYOUT)[0] != pictures(data | {"draft": None}, LAYOUT)[0], "nothing of the watermark is seen"


@pytest.mark.parametrize("code", PAPERS)
def test_a_month_without_a_session_an_order_or_a_known_day_of_birth_is_printed(code: PaperCode) -> None:
    nothing = replace(worked_month(0, recorded=False), order=None, birth_date=None)
    assert pdf(data_of(lambda: PAPERS[code](nothing), "kk"), AT, LAYOUT).startswith(b"%PDF-")


def test_the_act_says_what_was_worked_by_site_and_what_remains() -> None:
    month = worked_month(20)
    data = data_of(partial(_month, "act", 20), "en")
    table = next(part for part in data["blocks"] if part["type"] == "table")
    assert sum(int(row[3]) for row in table["rows"]) == int(table["sum"][1]) == month.hours
    assert ["Of the sentence remain", f"{240 - month.hours} hours"] in [row for part in data["blocks"] for row in part.get("rows", [])]
    assert [row[1] for row in data["signatures"]] == ["Әбдірахманов Серік (үлгі)", "Demo Officer"]


def test_only_the_report_to_the_court_names_the_iin_and_sensitive_sections_stay_empty_for_others() -> None:
    for code in FormCode:
        assert ("990228600013" in str(data_of(partial(_opening, code), "ru"))) is (code is FormCode.REPORT)
    whole, part = (data_of(partial(_questions, sensitive=each), "en") for each in (True, False))
    assert len([row for each in part["blocks"] for row in each.get("rows", [])]) < len(
        [row for each in whole["blocks"] for row in each.get("rows", [])]
    )
    assert "only the officers of the case" in str(part)
    assert "only the officers of the case" not in str(whole)


def test_an_empty_form_has_a_box_for_each_answer_and_no_answer() -> None:
    form = form_of(FormCode.QUESTIONNAIRE)
    asked = [part for part in data_of(partial(_blank, FormCode.QUESTIONNAIRE), "kk")["blocks"] if part["type"] == "by_hand"][2:]
    assert [len(part["boxes"]) for part in asked] == [len(each.values) for each in form.questions()]
    assert all(bool(part["boxes"]) is not bool(part["lines"]) for part in asked)


def test_words_of_an_officer_are_text_never_a_program() -> None:
    wrong = '#panic("x") $ [ ] * _ @a <b> // \\ "'
    what = Sheet("#import", "71", AT, "Asia/Almaty", (blocks.text(wrong), blocks.pairs([(wrong, wrong)]), blocks.by_hand(wrong, lines=1)))
    assert pdf(data_of(lambda: what, "ru"), AT, LAYOUT).startswith(b"%PDF-")


def test_a_row_with_too_few_cells_is_refused() -> None:
    with pytest.raises(ValueError, match="2 columns"):
        blocks.table(("a", "b"), [("1",)], widths=(1, 1))
