"""The person and the registration."""

from piccolo.columns import JSONB, Boolean, Date, Integer, Text, Timestamptz, Varchar
from piccolo.columns import UUID as UUIDColumn
from piccolo.table import Table

from services.probation.database import DB


class Person(Table, schema="probation", db=DB):
    """A supervised person. `iin` is None while the person has none, `sex` and `citizenship` where nobody said it; `time_zone` is the IANA
    zone of the residence. `citizenship_country`: which one, of a foreigner.

    `region`, `settlement`, `address`, `kato` and `residence_since` are of the home, `registered_…` of the address in the population
    register. `photo_consent` is `given` or `refused`.
    """

    id = UUIDColumn(primary_key=True, default=None)
    iin = Varchar(length=12, null=True, unique=True, default=None)
    family_name = Varchar(length=100, default=None)
    given_name = Varchar(length=100, default=None)
    patronymic = Varchar(length=100, null=True, default=None)
    birth_date = Date(null=True, default=None)
    phone = Varchar(length=12, null=True, default=None)
    language = Varchar(length=2, default=None)
    region = Varchar(length=2, default=None)
    settlement = Varchar(length=10, default=None)
    address = Text(default=None)
    time_zone = Varchar(length=60, default=None)
    created_at = Timestamptz(default=None)
    iin_missing_reason = Varchar(length=500, null=True, default=None)
    kato = Varchar(length=9, null=True, default=None)
    residence_since = Date(null=True, default=None)
    registered_region = Varchar(length=2, null=True, default=None)
    registered_settlement = Varchar(length=10, null=True, default=None)
    registered_address = Text(null=True, default=None)
    registered_kato = Varchar(length=9, null=True, default=None)
    registered_since = Date(null=True, default=None)
    registered_until = Date(null=True, default=None)
    marital_status = Varchar(length=20, null=True, default=None)
    household = Text(null=True, default=None)
    disability = Varchar(length=20, null=True, default=None)
    health = Text(null=True, default=None)
    occupation = Varchar(length=20, null=True, default=None)
    workplace = Text(null=True, default=None)
    place_of_study = Text(null=True, default=None)
    photo_consent = Varchar(length=10, null=True, default=None)
    photo_consent_on = Date(null=True, default=None)
    photo_consent_document = Varchar(length=200, null=True, default=None)
    sex = Varchar(length=10, null=True, default=None)
    citizenship = Varchar(length=20, null=True, default=None)
    citizenship_country = Varchar(length=100, null=True, default=None)


class PersonEntry(Table, schema="probation", db=DB):
    """An entry of a list about a person: an identity document, a way to reach them, a representative; `details` by its kind."""

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(index=True, default=None)
    kind = Varchar(length=20, default=None)
    details = JSONB(default=None)
    created_at = Timestamptz(default=None)
    removed_at = Timestamptz(null=True, default=None)


class Registration(Table, schema="probation", db=DB):
    """A person's time on the register. `form_token` belongs to the form: the same form sent twice registers once.

    A person may have several that are open. `current`: the leading one of this person and supervising authority: an open one as long as
    there is one, else the latest. `supervising_authority`: who supervises in fact; who should, the law's values say. `name_key`: the
    person's name for sorting and searching, as public.name_key makes it. `restricted`: only its officer, who covers them, and the senior
    officers of the office see it. `released_on`: the day of release of a person who was in prison. `work_hours` of community work,
    `offence_kind` (misdemeanour, crime) that it was imposed for. `representative`: who was present when a minor was registered.
    `term_suspended_since`: while set, `term_ends_on` is no end. `term_over_at`: when check-ins and monitoring ended with the term.
    `released_to`: the office that may register the person of this closed registration anew, after a transfer.
    """

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(index=True, default=None)
    form_token = UUIDColumn(unique=True, default=None)
    case_number = Varchar(length=20, unique=True, default=None)
    category = Varchar(length=40, default=None)
    supervising_authority = Varchar(length=20, default=None)
    office = Varchar(length=20, default=None)
    officer = UUIDColumn(default=None)
    officer_name = Varchar(length=200, default=None)
    court = Varchar(length=200, default=None)
    court_decision_on = Date(default=None)
    in_force_on = Date(default=None)
    registered_on = Date(default=None)
    term_ends_on = Date(default=None)
    frequency = Varchar(length=20, default=None)
    first_check_in_on = Date(default=None)
    basis_kind = Varchar(length=20, null=True, default=None)
    basis_reference = Varchar(length=200, null=True, default=None)
    basis_given_on = Date(null=True, default=None)
    basis_copy = UUIDColumn(null=True, default=None)
    card_code = Varchar(length=8, unique=True, default=None)
    pin_hash = Text(default=None)
    state = Varchar(length=10, default=None)
    closed_at = Timestamptz(null=True, default=None)
    closing_reason = Varchar(length=40, null=True, default=None)
    created_at = Timestamptz(default=None)
    current = Boolean(default=True)
    name_key = Text(default=None)
    restricted = Boolean(default=False)
    restriction_reason = Varchar(length=500, null=True, default=None)
    term_suspended_since = Date(null=True, default=None)
    term_over_at = Timestamptz(null=True, default=None)
    offence_article = Varchar(length=200, null=True, default=None)
    released_on = Date(null=True, default=None)
    work_hours = Integer(null=True, default=None)
    offence_kind = Varchar(length=20, null=True, default=None)
    representative = Varchar(length=200, null=True, default=None)
    released_to = Varchar(length=20, null=True, default=None)


class Condition(Table, schema="probation", db=DB):
    """One duty of the court decision, with the norm it is based on."""

    id = UUIDColumn(primary_key=True, default=None)
    registration = UUIDColumn(index=True, default=None)
    code = Varchar(length=40, default=None)
    words = Text(default=None)
    source = Varchar(length=200, default=None)
    created_at = Timestamptz(default=None)


class CaseNumber(Table, schema="probation", db=DB):
    """The last case number given: `key` is the office and year."""

    key = Varchar(length=40, primary_key=True, default=None)
    last = Integer(default=0)
