"""Proceedings, their facts, attempts to hear the person, explanations, search measures, appeals, rulings, and what happened."""

from piccolo.columns import JSONB, Date, Integer, Text, Timestamptz, Varchar
from piccolo.columns import UUID as UUIDColumn
from piccolo.table import Table

from services.probation.database import DB


class BreachProceeding(Table, schema="probation", db=DB):
    """One proceeding as it stands. `law_day`: by whose values of the law it is decided. `round_at`: since when facts are collected; what
    was said before does not count as a hearing about them. `rests_on`: the rules with the facts that met them, as they were decided by.
    `steps`, `months`: what was decided. `ended_at`: the registration ended meanwhile. `form_token`: the form sent twice opens one.
    """

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(index=True, default=None)
    registration = UUIDColumn(index=True, default=None)
    authority = Varchar(length=20, default=None)
    category = Varchar(length=40, default=None)
    matter = Varchar(length=10, default=None)
    stage = Varchar(length=12, default=None)
    law_day = Date(default=None)
    opened_at = Timestamptz(default=None)
    opened_by = UUIDColumn(default=None)
    opened_by_name = Varchar(length=200, default=None)
    round_at = Timestamptz(default=None)
    asked_at = Timestamptz(null=True, default=None)
    asked_how = Varchar(length=12, null=True, default=None)
    answer_due_at = Timestamptz(null=True, default=None)
    deadline_at = Timestamptz(null=True, default=None)
    missed_on = Date(null=True, default=None)
    searched_since = Date(null=True, default=None)
    found_on = Date(null=True, default=None)
    term_suspended_on = Date(null=True, default=None)
    term_resumed_on = Date(null=True, default=None)
    steps = JSONB(null=True, default=None)
    months = Integer(null=True, default=None)
    reasons = Text(null=True, default=None)
    rests_on = JSONB(null=True, default=None)
    decided_at = Timestamptz(null=True, default=None)
    decided_by = UUIDColumn(null=True, default=None)
    decided_by_name = Varchar(length=200, null=True, default=None)
    signed_at = Timestamptz(null=True, default=None)
    signed_by = UUIDColumn(null=True, default=None)
    signed_by_name = Varchar(length=200, null=True, default=None)
    served_on = Date(null=True, default=None)
    ended_at = Timestamptz(null=True, default=None)
    form_token = UUIDColumn(unique=True, default=None)
    version = Integer(default=1)


class BreachEvent(Table, schema="probation", db=DB):
    """What happened to a proceeding; rows are only added. `number` is the version that it made."""

    id = UUIDColumn(primary_key=True, default=None)
    proceeding = UUIDColumn(index=True, default=None)
    number = Integer(default=None)
    event = Varchar(length=20, default=None)
    stage = Varchar(length=12, default=None)
    why = Text(default=None)
    details = JSONB(default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)


class BreachFact(Table, schema="probation", db=DB):
    """A fact that the officer chose, with its details as they were then. `subject`: the row that it stands in; None for own words."""

    id = UUIDColumn(primary_key=True, default=None)
    proceeding = UUIDColumn(index=True, default=None)
    kind = Varchar(length=40, default=None)
    subject = UUIDColumn(null=True, default=None)
    at = Timestamptz(default=None)
    address = Varchar(length=200, default=None)
    details = JSONB(default=None)
    added_at = Timestamptz(default=None)
    added_by = UUIDColumn(default=None)
    added_by_name = Varchar(length=200, default=None)
    removed_at = Timestamptz(null=True, default=None)
    removed_by = UUIDColumn(null=True, default=None)
    removed_by_name = Varchar(length=200, null=True, default=None)
    removed_why = Text(null=True, default=None)


class BreachAttempt(Table, schema="probation", db=DB):
    """An attempt to hear the person; rows are only added. `minutes`: how long a call lasted. `shown`: how a kiosk says that it ended."""

    id = UUIDColumn(primary_key=True, default=None)
    proceeding = UUIDColumn(index=True, default=None)
    means = Varchar(length=12, default=None)
    at = Timestamptz(default=None)
    minutes = Integer(default=None)
    result = Varchar(length=12, default=None)
    words = Text(default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    recorded_at = Timestamptz(default=None)
    shown = Varchar(length=10, null=True, default=None)


class BreachExplanation(Table, schema="probation", db=DB):
    """What the person said in their own words, or that they refuse to; rows are only added.

    `language`: in which it was said. `document`: what proves it. `kiosk_answer`: the answer that holds the words, encrypted; here they are
    empty then.
    """

    id = UUIDColumn(primary_key=True, default=None)
    proceeding = UUIDColumn(index=True, default=None)
    kind = Varchar(length=10, default=None)
    words = Text(default=None)
    language = Varchar(length=2, default=None)
    given_on = Date(default=None)
    written_by = Varchar(length=12, default=None)
    document = Varchar(length=400, default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    recorded_at = Timestamptz(default=None)
    kiosk_answer = UUIDColumn(null=True, default=None)


class BreachMeasure(Table, schema="probation", db=DB):
    """An initial search measure with its result; rows are only added."""

    id = UUIDColumn(primary_key=True, default=None)
    proceeding = UUIDColumn(index=True, default=None)
    kind = Varchar(length=12, default=None)
    on_date = Date(default=None)
    result = Text(default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    recorded_at = Timestamptz(default=None)


class BreachAppeal(Table, schema="probation", db=DB):
    """An appeal of the person. `outcome`: None while it waits; `kept`: the steps that remain of a decision that was changed."""

    id = UUIDColumn(primary_key=True, default=None)
    proceeding = UUIDColumn(index=True, default=None)
    addressed_to = Varchar(length=12, default=None)
    lodged_on = Date(default=None)
    words = Text(default=None)
    document = Varchar(length=400, default=None)
    due_at = Timestamptz(default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    recorded_at = Timestamptz(default=None)
    outcome = Varchar(length=10, null=True, default=None)
    decided_on = Date(null=True, default=None)
    outcome_words = Text(null=True, default=None)
    outcome_document = Varchar(length=400, null=True, default=None)
    kept = JSONB(null=True, default=None)
    outcome_by = UUIDColumn(null=True, default=None)
    outcome_by_name = Varchar(length=200, null=True, default=None)
    outcome_at = Timestamptz(null=True, default=None)


class BreachRuling(Table, schema="probation", db=DB):
    """A court's ruling. `effect`: what it does to the term or the sentence; `applied_at`: a human carried it out.

    `replaced_by`: imprisonment, or another penalty. `undone_at`: it was entered wrongly; `quashed_at`: an appeal took it away.
    """

    id = UUIDColumn(primary_key=True, default=None)
    proceeding = UUIDColumn(index=True, default=None)
    court = Varchar(length=200, default=None)
    number = Varchar(length=80, default=None)
    ruled_on = Date(default=None)
    result = Varchar(length=10, default=None)
    effect = Varchar(length=12, default=None)
    months = Integer(null=True, default=None)
    words = Text(default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    recorded_at = Timestamptz(default=None)
    undone_at = Timestamptz(null=True, default=None)
    undone_why = Text(null=True, default=None)
    applied_at = Timestamptz(null=True, default=None)
    applied_by = UUIDColumn(null=True, default=None)
    applied_by_name = Varchar(length=200, null=True, default=None)
    replaced_by = Varchar(length=20, null=True, default=None)
    quashed_at = Timestamptz(null=True, default=None)
    quashed_on = Date(null=True, default=None)
    quashed_document = Varchar(length=400, null=True, default=None)


class BreachEffect(Table, schema="probation", db=DB):
    """What carrying out a ruling changed, or took back; rows are only added. `owner`, `subject`: which capability's row it is.

    `event`: what was done; `before`, `after`: as it stood; `corrects`: the effect that it takes back.
    """

    id = UUIDColumn(primary_key=True, default=None)
    proceeding = UUIDColumn(index=True, default=None)
    ruling = UUIDColumn(default=None)
    owner = Varchar(length=12, default=None)
    subject = UUIDColumn(index=True, default=None)
    event = Varchar(length=12, default=None)
    before = JSONB(default=None)
    after = JSONB(default=None)
    corrects = UUIDColumn(null=True, default=None)
    by_id = UUIDColumn(default=None)
    by_name = Varchar(length=200, default=None)
    at = Timestamptz(default=None)
