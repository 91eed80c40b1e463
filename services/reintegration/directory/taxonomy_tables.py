"""What services are called by kind: taxonomies, their terms, and the need that each term stands for."""

from piccolo.columns import JSONB, Text, Timestamptz, Varchar
from piccolo.columns import UUID as UUIDColumn
from piccolo.table import Table

from services.reintegration.database import DB


class Taxonomy(Table, schema="reintegration", db=DB):
    """A list of kinds (HSDS taxonomy)."""

    id = UUIDColumn(primary_key=True, default=None)
    name = Varchar(length=500, default=None)
    description = Text(default=None, null=True)
    uri = Varchar(length=1000, default=None, null=True)
    version = Varchar(length=500, default=None, null=True)
    source = UUIDColumn(default=None, null=True)


class TaxonomyTerm(Table, schema="reintegration", db=DB):
    """A kind of a list (HSDS taxonomy_term)."""

    id = UUIDColumn(primary_key=True, default=None)
    code = Varchar(length=500, default=None, null=True)
    name = JSONB(default=None)
    description = JSONB(default=None, null=True)
    parent = UUIDColumn(default=None, null=True)
    taxonomy = UUIDColumn(default=None, null=True, index=True)
    taxonomy_name = Varchar(length=500, default=None, null=True)
    language = Varchar(length=20, default=None, null=True)
    term_uri = Varchar(length=1000, default=None, null=True)
    source = UUIDColumn(default=None, null=True)


class Attribute(Table, schema="reintegration", db=DB):
    """That something is of a kind (HSDS attribute). `link` is the id of a row of the entity that `link_entity` names by its HSDS name."""

    id = UUIDColumn(primary_key=True, default=None)
    link = UUIDColumn(default=None, index=True)
    link_type = Varchar(length=500, default=None, null=True)
    link_entity = Varchar(length=40, default=None)
    taxonomy_term = UUIDColumn(default=None, index=True)
    value = Text(default=None, null=True)
    source = UUIDColumn(default=None, null=True)


class TermNeed(Table, schema="reintegration", db=DB):
    """Which need a term stands for, as a coordinator decided: the latest row counts. No need: the term says nothing about needs."""

    id = UUIDColumn(primary_key=True, default=None)
    term = UUIDColumn(default=None, index=True)
    need = Varchar(length=20, default=None, null=True)
    decided_at = Timestamptz(default=None)
    decided_by = UUIDColumn(default=None)
    decided_by_name = Varchar(length=200, default=None)
