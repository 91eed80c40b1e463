"""What can be amended, in words: fields, groups, values, what is wrong."""

from collections.abc import Callable
from datetime import date

from services.probation.amendments.domain.fields import FIELDS, Reading
from services.probation.amendments.option_words import OPTIONS
from services.probation.cases import words as cases_words
from services.probation.cases.domain.because import FROM_A_FILE, RECORDS_MERGED, RECORDS_PARTED, REGISTERED_AGAIN
from services.probation.history.domain import Value
from shared.registry import Words
from shared.web.i18n import NAMES, format_date, gettext


def group(code: str) -> str:
    """A group of fields, or a list."""
    return {
        "name": gettext("Full name"),
        "spellings": gettext("Name in other spellings"),
        "identity": gettext("IIN, birth date, sex, citizenship"),
        "home": gettext("Home address"),
        "registered_address": gettext("Registered address"),
        "contact": gettext("Phone and language"),
        "family": gettext("Family"),
        "health": gettext("Disability and health"),
        "work": gettext("Work and study"),
        "photo": gettext("Consent to a photograph"),
        "decision": gettext("Court decision"),
        "documents": gettext("Identity documents"),
        "contacts": gettext("Other phones and contacts"),
        "representatives": gettext("Representatives of a minor"),
    }.get(code, code)


def one_of(kind: str) -> str:
    """One entry of a list."""
    return {
        "documents": gettext("Identity document"),
        "contacts": gettext("Contact"),
        "representatives": gettext("Representative"),
    }.get(kind, kind)


def label(name: str) -> str:
    """A field by its name in the history; lists by their own."""
    made = _LABELS.get(name)
    return made() if made else group(name)


_LABELS: dict[str, Callable[[], str]] = {
    "family_name": lambda: gettext("Family name"),
    "given_name": lambda: gettext("Given name"),
    "patronymic": lambda: gettext("Patronymic, if any"),
    "family_name_kk": lambda: gettext("Family name in Kazakh"),
    "given_name_kk": lambda: gettext("Given name in Kazakh"),
    "patronymic_kk": lambda: gettext("Patronymic in Kazakh"),
    "family_name_ru": lambda: gettext("Family name in Russian"),
    "given_name_ru": lambda: gettext("Given name in Russian"),
    "patronymic_ru": lambda: gettext("Patronymic in Russian"),
    "family_name_latin": lambda: gettext("Family name in Latin letters"),
    "given_name_latin": lambda: gettext("Given name in Latin letters"),
    "patronymic_latin": lambda: gettext("Patronymic in Latin letters"),
    "iin": lambda: gettext("IIN"),
    "iin_missing_reason": lambda: gettext("Why there is no IIN yet"),
    "birth_date": lambda: gettext("Birth date"),
    "sex": lambda: gettext("Sex"),
    "citizenship": lambda: gettext("Citizenship"),
    "citizenship_country": lambda: gettext("Country of a foreign citizenship"),
    "region": lambda: gettext("Region"),
    "settlement": lambda: gettext("Town or countryside"),
    "address": lambda: gettext("Address"),
    "kato": lambda: gettext("KATO code"),
    "residence_since": lambda: gettext("Lives there since"),
    "registered_region": lambda: gettext("Region of the registered address"),
    "registered_settlement": lambda: gettext("Town or countryside of the registered address"),
    "registered_address": lambda: gettext("Registered address"),
    "registered_kato": lambda: gettext("KATO code of the registered address"),
    "registered_since": lambda: gettext("Registered there since"),
    "registered_until": lambda: gettext("Registered there until"),
    "phone": lambda: gettext("Mobile phone"),
    "language": lambda: gettext("Language for messages"),
    "marital_status": lambda: gettext("Marital status"),
    "household": lambda: gettext("Who lives with the person, dependants"),
    "disability": lambda: gettext("Disability"),
    "health": lambda: gettext("Health, as far as supervision must know it"),
    "occupation": lambda: gettext("Occupation"),
    "workplace": lambda: gettext("Employer and position"),
    "place_of_study": lambda: gettext("Place of study"),
    "photo_consent": lambda: gettext("Consent to a photograph in the file"),
    "photo_consent_on": lambda: gettext("Signed on"),
    "photo_consent_document": lambda: gettext("Number of the consent"),
    "court": lambda: gettext("Court"),
    "court_decision_on": lambda: gettext("Court decision of"),
    "in_force_on": lambda: gettext("Date in force"),
    "offence_article": lambda: gettext("Article of the offence"),
    "registered_on": lambda: gettext("Date registered"),
    "frequency": lambda: gettext("How often"),
    "first_check_in_on": lambda: gettext("First check-in"),
    "term_ends_on": lambda: gettext("Last day of the term"),
    "category": lambda: gettext("Category"),
    "officer": lambda: gettext("Officer"),
    "officer_name": lambda: gettext("Officer"),
    "office": lambda: gettext("Office"),
    "document_kind": lambda: gettext("Kind of document"),
    "document_number": lambda: gettext("Number"),
    "document_issuer": lambda: gettext("Issued by"),
    "document_issued_on": lambda: gettext("Issued on"),
    "document_expires_on": lambda: gettext("Valid until"),
    "contact_kind": lambda: gettext("Kind of contact"),
    "contact_value": lambda: gettext("Number or address"),
    "contact_whose": lambda: gettext("Whose"),
    "contact_name": lambda: gettext("Name of whoever answers"),
    "representative_kind": lambda: gettext("In what capacity"),
    "representative_name": lambda: gettext("Full name, or name of the institution"),
    "representative_phone": lambda: gettext("Phone of the representative"),
    "representative_address": lambda: gettext("Address of the representative"),
    "representative_since": lambda: gettext("Represents since"),
}


def option(name: str, code: str) -> str:
    """One answer of a choice."""
    words: dict[str, Callable[[str], str]] = {
        "region": cases_words.region,
        "registered_region": cases_words.region,
        "settlement": cases_words.settlement,
        "registered_settlement": cases_words.settlement,
        "citizenship": cases_words.citizenship,
        "frequency": cases_words.frequency,
        "category": cases_words.category,
        "office": cases_words.office,
        "language": lambda chosen: next((name for language, name in NAMES.items() if language == chosen), chosen),
    }
    if name in words:
        return words[name](code)
    made = OPTIONS.get(code)
    return made() if made else code


def shown(name: str, value: Value) -> str:
    """A value of the history, or of an entry of a list, for the reader."""
    if isinstance(value, dict):
        return "; ".join(f"{label(part)}: {shown(part, each)}" for part, each in value.items() if each not in (None, ""))
    if value is None or value == "":
        return gettext("nothing")
    text = str(value)
    known = FIELDS.get(name)
    if name == "phone":
        return cases_words.phone_number(text)
    if (known is not None and known.reading is Reading.DAY) or name == "term_ends_on":
        return format_date(date.fromisoformat(text))
    return option(name, text)


def kind(code: str) -> str:
    """A correction told apart from a change."""
    return gettext("Correction of a mistake") if code == "correction" else gettext("Change of circumstances")


def why(text: str) -> str:
    """Why something was changed: what an officer typed, or the code of what the system did."""
    return {
        FROM_A_FILE: gettext("Stood in the register that was taken over"),
        REGISTERED_AGAIN: gettext("Told when the person was registered again"),
        RECORDS_MERGED: gettext("Chosen when two records of the person were merged"),
        RECORDS_PARTED: gettext("Given back when a merge of two records was undone"),
    }.get(text, text)


def problem(code: str) -> str:
    """What is wrong between fields of a form, and what to do."""
    return {
        "nothing": gettext("Nothing differs from what is written down"),
        "future": gettext("This day is in the future"),
        "both_names": gettext("A spelling has a family name and a given name"),
        "country_of_foreigner": gettext("A country is named: choose “Another country”, or leave the country empty"),
        "sex_not_iin": gettext("The IIN tells the other sex: check both before you write this down"),
        "iin_reason": gettext("Enter the IIN, or say why there is none yet"),
        "kato": gettext("A KATO code has 9 digits"),
        "kato_region": gettext("This KATO code belongs to another region"),
        "until_before": gettext("The end cannot be before the beginning"),
        "consent_proof": gettext("For a consent that was given, enter its day and number"),
        "landline": gettext("Enter a telephone number with its area code"),
        "email": gettext("Enter an e-mail address"),
        "iin_taken": gettext("Another record has this IIN: check every digit, and look for a second record of the person"),
    }.get(code, code)


TIMELINE: dict[str, Words] = {
    "amended": lambda d: f"{kind(d['kind'])}: {group(d['group'])}",
    "moved": lambda _: gettext("A new home was written down"),
    "amendment_undone": lambda d: gettext("A change was taken back: %(field)s", field=label(d["field"])),
}
