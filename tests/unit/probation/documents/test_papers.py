"""The papers of every kind in every language: compiled under PDF/A-2a and PDF/UA-1, and read again."""

import io
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pikepdf
import pytest

from infra.paths import ROOT
from services.probation.documents.domain.contents import KINDS, Content, FactLine
from services.probation.documents.domain.numbers import number
from services.probation.documents.printing.paper import Decision, OnPaper, Texts, paper
from services.probation.documents.printing.sample import sample_paper
from services.probation.documents.template_queries import texts_as_built
from shared.messages.base import Language
from shared.printing.pdf import FOLDER, LAYOUT, layout_hash, pdf, pictures
from shared.values import JsonObject
from shared.web import i18n
from tests.builders.documents import content, contents
from tests.builders.moments import NOW

HASHES = {
    "v1": "897afacbb7ea935a4b8d927df49f92d6893c9e769e769eeed3bc8df47116c1c3",
    "sheet-v1": "54b7ca7e67b71685e77c419caddd4d87d31bc15455a5df0d7813c028fa5e58d3",
}
"""A layout that was used does not change: what was decided with it is printed again to the byte. A new look is a new folder."""
LANGUAGES: tuple[Language, ...] = ("kk", "ru", "en")
PERSON = OnPaper(
    "Құрманғалиева-Сейітжанова Айгүлнұр Әбдіғаппарқызы", date(1990, 2, 28), "990228600013", "Астана, Үлгі көшесі 12", "P-2026-000012",
    "suspended_sentence", "Сарыарқа аудандық соты (үлгі)", date(2026, 11, 1), "Asia/Almaty",
)  # fmt: skip
DOCUMENT = UUID(int=7)
NEED_IIN = {
    *("submission", "compelled_appearance", "search_request", "certificate", "transfer_letter", "removal", "work_certificate"),
    "covering_letter",
    "wanted_submission",
}


@pytest.fixture(autouse=True)
def words() -> None:
    i18n.add_catalogues([ROOT / "services/probation/locales"])


def made(what: Content, language: Language, *, numbered: bool = True) -> JsonObject:
    texts = Texts(texts_as_built(what.kind, language), texts_as_built("letterhead", language))
    given = number("71", what.kind, 2026, 15) if numbered else None
    return paper(PERSON, what, Decision(DOCUMENT, "71", "Demo Officer", NOW, number=given), texts, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("what", contents(), ids=lambda each: each.kind)
def test_every_form_is_pdf_a_and_pdf_ua_in_its_language_with_its_number(what: Content, language: Language) -> None:
    data = made(what, language)
    first = pdf(data, NOW)
    assert pdf(data, NOW) == first, "the same paper has the same bytes"
    with pikepdf.open(io.BytesIO(first)) as read, read.open_metadata() as told:
        assert (str(told["pdfaid:part"]), str(told["pdfaid:conformance"]), str(told["pdfuaid:part"])) == ("2", "A", "1")
        assert read.Root.Lang == language
        assert str(read.docinfo["/Title"]) == data["title"]
        assert number("71", what.kind, 2026, 15) in str(told["dc:title"])
        assert read.Root.MarkInfo.Marked
        assert read.Root.ViewerPreferences.DisplayDocTitle
    assert data["draft"] is None
    assert PERSON.name not in data["title"], "a title stands in the window of whoever opens the file"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_draft_says_that_it_is_one_and_has_neither_number_nor_code(language: Language) -> None:
    draft, decided = (made(content("warning"), language, numbered=numbered) for numbered in (False, True))
    assert draft["draft"]
    assert draft["code"] is None
    assert decided["code"]
    assert "71-03" not in draft["title"] + draft["number"]
    assert pictures(draft)[0] != pictures(draft | {"draft": None})[0], "nothing of the watermark is seen"
    assert pdf(draft, NOW).startswith(b"%PDF-")


def test_only_who_needs_it_reads_the_iin() -> None:
    for what in contents():
        said = str(made(what, "ru")["person"])
        assert ("990228600013" in said) is (what.kind in NEED_IIN)


def test_a_norm_that_nobody_compared_says_so() -> None:
    norms = made(content("notice"), "en")["norms"]["rows"]
    assert [row[2] for row in norms] == ["", "not yet compared with the law’s text"]


@pytest.mark.parametrize("kind", KINDS)
def test_empty_optional_parts_leave_nothing_behind_and_long_ones_go_over_the_page(kind: str) -> None:
    what = content(kind)
    bare = what.model_copy(update={"facts": (), "norms": (), "words": ""})
    data = made(bare, "kk")
    assert (data["facts"], data["norms"]) == (None, None)
    facts = tuple(
        FactLine(at=NOW - timedelta(hours=each), words="Телефонға жауап бермеді. " * 5, address="Үлгі " * 9) for each in range(40)
    )
    long = what.model_copy(update={"facts": facts, "words": "Ұзын мәтін. " * 300})
    with pikepdf.open(io.BytesIO(pdf(made(long, "kk"), NOW))) as read:
        assert len(read.pages) >= 4
    with pikepdf.open(io.BytesIO(pdf(data, NOW))) as read:
        assert len(read.pages) <= 2


def test_who_was_present_has_a_place_to_sign_also_without_a_name() -> None:
    named, nobody = content("damage_act"), content("damage_act").model_copy(update={"present": ()})
    assert [row[1] for row in made(named, "en")["signatures"]] == ["Demo Officer", "Бірінші куә (үлгі)"]
    assert [row[1] for row in made(nobody, "en")["signatures"]] == ["Demo Officer", "", ""]
    assert len(made(content("notice"), "en")["signatures"]) == 1


@pytest.mark.parametrize(("language", "bracelet", "charger"), [("kk", "Білезік", "Зарядтағыш"), ("ru", "Браслет", "Зарядное устройство")])
def test_a_record_of_equipment_names_its_parts_in_the_language_of_the_paper(language: Language, bracelet: str, charger: str) -> None:
    said = {part["label"]: part for part in made(content("equipment_return"), language)["parts"]}
    assert [part.get("items") for part in said.values() if part["type"] == "list"][:2] == [[bracelet], [charger]]


def test_words_of_an_officer_are_text_never_a_program() -> None:
    what = content("notice").model_copy(update={"text": '#panic("x") $ [ ] * _ @a <b> // \\ "', "subject": "#import"})
    assert pdf(made(what, "ru"), NOW).startswith(b"%PDF-")


def test_a_layout_that_was_used_does_not_change() -> None:
    found = {folder.name: layout_hash(folder.name) for folder in FOLDER.iterdir() if folder.is_dir()}
    assert found == HASHES
    assert LAYOUT in HASHES


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_preview_of_a_form_names_a_fictional_person(language: Language) -> None:
    at = datetime(2026, 11, 24, tzinfo=UTC)
    for kind in KINDS:
        texts = Texts(texts_as_built(kind, language), texts_as_built("letterhead", language))
        data = sample_paper(kind, texts, language, at)
        assert any(word in data["person"][0][1] for word in ("fictional", "вымышленн", "ойдан"))
        assert pdf(data, at).startswith(b"%PDF-")
