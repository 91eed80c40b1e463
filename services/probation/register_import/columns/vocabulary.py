"""Headings and values as registers have them in Kazakh, Russian and English, whatever language the page is in."""

from collections.abc import Callable, Mapping
from contextvars import copy_context
from datetime import date
from functools import cache
from pathlib import Path

from services.probation.amendments import words as amendment_words
from services.probation.amendments.domain.fields import LISTS
from services.probation.cases import words as cases_words
from services.probation.cases.domain.categories import REGIONS, Category
from services.probation.cases.domain.frequency import Frequency
from services.probation.law import rules as law
from services.probation.local_time import local_today
from services.probation.register.form_words import field_names
from services.probation.register_import.columns.names import COLUMNS, FULL_NAME, MORE, MORE_FIELDS, OFFICER, REGIONS_OF
from services.probation.register_import.domain.tidy import word
from services.probation.terms import words as term_words
from services.probation.terms.domain.parts import UNITS
from shared import clock
from shared.messages.base import Language
from shared.web.i18n import LANGUAGES, NAMES, add_catalogues, current, gettext, use

LOCALES = Path(__file__).resolve().parents[2] / "locales"
OTHER_HEADINGS: Mapping[str, str] = {
    "жсн иин": "iin", "иин жсн": "iin", "тегі": "family_name", "отчество": "patronymic", "әкесінің аты": "patronymic",
    "patronymic": "patronymic", "телефон": "phone", "phone": "phone", "тел": "phone", "пол": "sex", "язык": "language", "тіл": "language",
    "тілі": "language", "language": "language", "область": "region", "облыс": "region", "като": "kato", "кato": "kato", "код като": "kato",
    "местность": "settlement", "settlement": "settlement", "адрес проживания": "address",
    "тұрғылықты мекенжайы": "address",
    "дата приговора": "court_decision_on", "үкім күні": "court_decision_on", "дата вступления": "in_force_on",
    "конец срока": "term_ends_on", "мерзім соңы": "term_ends_on", "срок": "term_amount", "мерзім": "term_amount",
    "единица срока": "term_unit", "инспектор логин": OFFICER, "инспектор": OFFICER, "login": OFFICER, "дата учета": "registered_on",
    "фио": FULL_NAME, "фамилия имя отчество": FULL_NAME, "ф и о": FULL_NAME, "аты жөні": FULL_NAME, "тегі аты әкесінің аты": FULL_NAME,
    "т а ә": FULL_NAME, "тегі аты": FULL_NAME, "full name": FULL_NAME, "фамилия имя": FULL_NAME, "статья": "offence_article",
    "статья ук": "offence_article", "бап": "offence_article", "место работы": "workplace", "жұмыс орны": "workplace",
    "место учебы": "place_of_study", "оқу орны": "place_of_study", "семейное положение": "marital_status",
    "отбасы жағдайы": "marital_status", "инвалидность": "disability", "мүгедектігі": "disability",
    "адрес прописки": "registered_address", "адрес регистрации": "registered_address", "обязанности": "conditions",
    "міндеттер": "conditions",
}  # fmt: skip
OTHER_REGIONS: Mapping[str, str] = {
    "нур султан": "71", "нұр сұлтан": "71", "г астана": "71", "астана қ": "71", "астана қаласы": "71", "г алматы": "75",
    "город алматы": "75",
    "алматы қаласы": "75", "алматы қ": "75", "г шымкент": "79", "шымкент қаласы": "79", "алматинская": "19", "зко": "27", "бқо": "27",
    "вко": "63", "шқо": "63", "ско": "59", "сқо": "59",
}  # fmt: skip
REGION_ENDINGS = ("область", "обл", "облысы", "облыс", "region", "oblast")
OTHER_VALUES: Mapping[str, Mapping[str, str]] = {
    "sex": {"м": "male", "муж": "male", "ер адам": "male", "еркек": "male", "m": "male", "ж": "female", "жен": "female", "f": "female"},
    "language": {"казахский": "kk", "каз": "kk", "қаз": "kk", "қазақ": "kk", "kazakh": "kk", "русский язык": "ru", "рус": "ru",
                 "орыс": "ru",
                 "орысша": "ru", "орыс тілі": "ru", "қазақ тілі": "kk", "russian": "ru", "английский": "en", "ағылшын": "en"},
    "settlement": {"городская": "urban", "г": "urban", "қалалық": "urban", "сельская": "rural", "ауылдық": "rural", "с": "rural",
                   "аул": "rural", "village": "rural", "city": "urban"},
    "category": {"условное осуждение": "suspended_sentence", "шартты соттау": "suspended_sentence", "удо": "parole"},
    "term_unit": {"месяц": "months", "месяцев": "months", "месяца": "months", "мес": "months", "ай": "months", "month": "months",
                  "год": "years", "года": "years", "лет": "years", "жыл": "years", "year": "years", "день": "days", "дней": "days",
                  "дня": "days", "күн": "days", "day": "days", "час": "hours", "часов": "hours", "сағат": "hours"},
}  # fmt: skip


def headings() -> Mapping[str, str]:
    """What each column is called in the page's language, as in the template."""
    return _headings(current(), local_today(clock.now()))


def choices() -> Mapping[str, Mapping[str, str]]:
    """The values of each column that has a list of them, by code, in the page's language."""
    return _choices(current())


@cache
def _headings(_language: Language, _on: date) -> Mapping[str, str]:
    """In the page's language, which is this one; conditions are those of the day."""
    add_catalogues([LOCALES])  # what is understood does not depend on which process asks
    own = {
        OFFICER: gettext("Officer (user name)"),
        "basis_reference": gettext("Consent to biometric data: document"),
        "basis_given_on": gettext("Consent to biometric data: date"),
        "term_amount": gettext("Term: how long"),
        "term_unit": gettext("Term: unit"),
    }
    names = field_names()
    hours = {
        f"{duty}-hours-{part}": f"{names[f'{duty}-hours-from']}: {word_of}"
        for duty in ("avoid_places", "stay_home_at_hours")
        for part, word_of in (("from", gettext("from")), ("until", gettext("until")))
    }
    names |= hours | own | _more()
    return {column: names[column] for column in COLUMNS}


def _more() -> dict[str, str]:
    """Beyond the registration form; what is entered in a list says of what it is, since "Number" alone could be anybody's."""
    of_group = {each.name: amendment_words.one_of(kind) for kind in LISTS for each in MORE[kind]}
    of_group |= {each.name: amendment_words.group("photo") for each in MORE["photo"][1:]}
    named = {name: amendment_words.label(name) for name in MORE_FIELDS}
    return {name: f"{of_group[name]}: {label}" if name in of_group else label for name, label in named.items()}


@cache
def _choices(_language: Language) -> Mapping[str, Mapping[str, str]]:
    add_catalogues([LOCALES])
    return {
        "sex": {"female": gettext("Woman"), "male": gettext("Man")},
        "language": {str(code): name for code, name in NAMES.items()},
        "region": {code: cases_words.region(code) for code in REGIONS},
        "settlement": {code: cases_words.settlement(code) for code in ("urban", "rural")},
        "category": {str(one): cases_words.category(one) for one in Category},
        "term_unit": {code: term_words.unit(code) for code in UNITS},
        "offence_kind": {"misdemeanour": gettext("A misdemeanour"), "crime": gettext("A crime")},
        "conditions": {one.code: cases_words.built_in_condition(one.code) for one in law.conditions()},
        "frequency": {str(one): cases_words.frequency(one) for one in Frequency},
        **{name: {code: amendment_words.option(name, code) for code in each.options} for name, each in MORE_FIELDS.items() if each.options},
    }


def in_language(language: Language, make: Callable[[], Mapping[str, str]]) -> Mapping[str, str]:
    """What `make` gives in that language; the page's own stays as it is."""

    def run() -> Mapping[str, str]:
        use(language)
        return make()

    return copy_context().run(run)


@cache
def known_headings() -> Mapping[str, str]:
    """The column that each heading means, by its comparable words; a column's code is a heading too."""
    found = {name: column for name, column in OTHER_HEADINGS.items() if column} | {word(column): column for column in COLUMNS}
    for language in LANGUAGES:
        found |= {word(name): column for column, name in in_language(language, headings).items()}
    return found


@cache
def known_values(column: str) -> Mapping[str, str]:
    """The code that each value of a column means, by its comparable words."""
    column = {"registered_region": "region", "registered_settlement": "settlement"}.get(column, column)
    found = dict(OTHER_VALUES.get(column, {})) | (dict(OTHER_REGIONS) if column == "region" else {})
    for language in LANGUAGES:
        names = in_language(language, lambda: choices()[column])
        found |= {word(name): code for code, name in names.items()} | {word(code): code for code in names}
    return found


def value(column: str, cell: str) -> str:
    """The code that a cell means; the cell itself where it is unknown, for the form to refuse."""
    asked, known = word(cell), known_values(column)
    if asked in known:
        return known[asked]
    return (_region(asked, known) if column in REGIONS_OF else None) or cell


def _region(asked: str, known: Mapping[str, str]) -> str | None:
    """A region by its КАТО code of any length, or by its name with or without the word for region."""
    if asked.isdecimal() and len(asked) in {2, 4, 6, 9}:
        return asked[:2]
    words = asked.split()
    if not words or not {words[-1], words[0]} & set(REGION_ENDINGS):
        return None
    rest = " ".join(each for each in words if each not in REGION_ENDINGS)
    of_region = next((code for name in (f"{rest} облысы", f"{rest} region") if (code := known.get(name))), None)
    return of_region or known.get(rest)
