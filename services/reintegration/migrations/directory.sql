-- The directory of providers by HSDS 3.0: the tables that were missing, the columns that organisations and services had not, and what the old
-- columns say as rows of the new tables. Ids stay, so that referrals and accounts of providers lead where they led.

-- because: it is generated from the name, whose type changes, and is made again in the same transaction; the directory is small
ALTER TABLE reintegration.organisation DROP COLUMN name_key;
-- because: a longer varchar writes no row anew
ALTER TABLE reintegration.organisation ALTER COLUMN name TYPE varchar(500);
ALTER TABLE reintegration.organisation ADD COLUMN name_key text COLLATE "C" GENERATED ALWAYS AS (public.name_key(name)) STORED;
ALTER TABLE reintegration.organisation
    ADD COLUMN alternate_name varchar(500) DEFAULT NULL,
    ADD COLUMN description jsonb,
    ADD COLUMN email varchar(254) DEFAULT NULL,
    ADD COLUMN website varchar(1000) DEFAULT NULL,
    ADD COLUMN tax_status varchar(500) DEFAULT NULL,
    ADD COLUMN tax_id varchar(500) DEFAULT NULL,
    ADD COLUMN year_incorporated integer,
    ADD COLUMN legal_status varchar(500) DEFAULT NULL,
    ADD COLUMN logo varchar(1000) DEFAULT NULL,
    ADD COLUMN uri varchar(1000) DEFAULT NULL,
    ADD COLUMN parent uuid,
    ADD COLUMN source uuid,
    ADD COLUMN ended_at timestamptz,
    ADD COLUMN merged_into uuid,
    ADD COLUMN confirmed_on date,
    ADD COLUMN changed_at timestamptz,
    ADD COLUMN search_key text;
ALTER TABLE reintegration.service_offer
    ADD COLUMN needs varchar(20)[] DEFAULT NULL,
    ADD COLUMN programme uuid,
    ADD COLUMN alternate_name varchar(500) DEFAULT NULL,
    ADD COLUMN description jsonb,
    ADD COLUMN url varchar(1000) DEFAULT NULL,
    ADD COLUMN email varchar(254) DEFAULT NULL,
    ADD COLUMN status varchar(20) NOT NULL DEFAULT 'active',
    ADD COLUMN interpretation_services jsonb,
    ADD COLUMN application_process jsonb,
    ADD COLUMN fees_description jsonb,
    ADD COLUMN wait_time jsonb,
    ADD COLUMN accreditations jsonb,
    ADD COLUMN eligibility_description jsonb,
    ADD COLUMN minimum_age integer,
    ADD COLUMN maximum_age integer,
    ADD COLUMN licenses jsonb,
    ADD COLUMN alert jsonb,
    ADD COLUMN source uuid,
    ADD COLUMN confirmed_on date,
    ADD COLUMN changed_at timestamptz,
    ADD COLUMN search_key text;
ALTER TABLE reintegration.capacity
    ADD COLUMN unit varchar(100) DEFAULT NULL,
    ADD COLUMN description jsonb;

CREATE TABLE reintegration.programme (
    id uuid PRIMARY KEY,
    organisation uuid NOT NULL,
    name jsonb NOT NULL,
    alternate_name varchar(500) DEFAULT NULL,
    description jsonb,
    source uuid
);
CREATE INDEX programme_organisation ON reintegration.programme (organisation);
CREATE TABLE reintegration.location (
    id uuid PRIMARY KEY,
    organisation uuid,
    location_type varchar(20) NOT NULL DEFAULT 'physical',
    url varchar(1000) DEFAULT NULL,
    name jsonb,
    alternate_name varchar(500) DEFAULT NULL,
    description jsonb,
    transportation jsonb,
    latitude double precision,
    longitude double precision,
    external_identifier varchar(500) DEFAULT NULL,
    external_identifier_type varchar(500) DEFAULT NULL,
    kato varchar(9) DEFAULT NULL,
    source uuid,
    ended_at timestamptz,
    changed_at timestamptz
);
CREATE INDEX location_organisation ON reintegration.location (organisation);
CREATE TABLE reintegration.service_at_location (
    id uuid PRIMARY KEY,
    service uuid NOT NULL,
    location uuid NOT NULL,
    description jsonb,
    source uuid
);
CREATE INDEX service_at_location_service ON reintegration.service_at_location (service);
CREATE INDEX service_at_location_location ON reintegration.service_at_location (location);
CREATE TABLE reintegration.location_address (
    id uuid PRIMARY KEY,
    location uuid,
    organisation uuid,
    address_1 text NOT NULL,
    address_2 text,
    city varchar(500) DEFAULT NULL,
    region varchar(500) DEFAULT NULL,
    state_province varchar(500) DEFAULT NULL,
    postal_code varchar(40) DEFAULT NULL,
    country varchar(2) DEFAULT NULL,
    address_type varchar(20) NOT NULL DEFAULT 'physical',
    source uuid
);
CREATE INDEX location_address_location ON reintegration.location_address (location);
CREATE INDEX location_address_organisation ON reintegration.location_address (organisation);
CREATE TABLE reintegration.opening_schedule (
    "count" integer,
    id uuid PRIMARY KEY,
    service uuid,
    location uuid,
    service_at_location uuid,
    valid_from date,
    valid_to date,
    dtstart date,
    "timezone" double precision,
    "until" date,
    wkst varchar(2) DEFAULT NULL,
    freq varchar(10) DEFAULT NULL,
    "interval" integer,
    byday varchar(200) DEFAULT NULL,
    byweekno varchar(500) DEFAULT NULL,
    bymonthday varchar(500) DEFAULT NULL,
    byyearday varchar(500) DEFAULT NULL,
    description jsonb,
    opens_at time,
    closes_at time,
    schedule_link varchar(1000) DEFAULT NULL,
    attending_type varchar(500) DEFAULT NULL,
    notes jsonb,
    source uuid
);
CREATE INDEX opening_schedule_service ON reintegration.opening_schedule (service);
CREATE INDEX opening_schedule_location ON reintegration.opening_schedule (location);
CREATE INDEX opening_schedule_service_at_location ON reintegration.opening_schedule (service_at_location);
CREATE TABLE reintegration.accessibility (
    id uuid PRIMARY KEY,
    location uuid,
    code varchar(20) DEFAULT NULL,
    description jsonb,
    details jsonb,
    url varchar(1000) DEFAULT NULL,
    source uuid
);
CREATE INDEX accessibility_location ON reintegration.accessibility (location);
CREATE TABLE reintegration.provider_phone (
    id uuid PRIMARY KEY,
    location uuid,
    service uuid,
    organisation uuid,
    contact uuid,
    service_at_location uuid,
    number varchar(100) NOT NULL DEFAULT NULL,
    extension varchar(20) DEFAULT NULL,
    "type" varchar(40) DEFAULT NULL,
    description jsonb,
    source uuid
);
CREATE INDEX provider_phone_location ON reintegration.provider_phone (location);
CREATE INDEX provider_phone_service ON reintegration.provider_phone (service);
CREATE INDEX provider_phone_organisation ON reintegration.provider_phone (organisation);
CREATE INDEX provider_phone_contact ON reintegration.provider_phone (contact);
CREATE TABLE reintegration.provider_contact (
    id uuid PRIMARY KEY,
    organisation uuid,
    service uuid,
    service_at_location uuid,
    location uuid,
    title varchar(500) DEFAULT NULL,
    department varchar(500) DEFAULT NULL,
    email varchar(254) DEFAULT NULL,
    source uuid
);
CREATE INDEX provider_contact_organisation ON reintegration.provider_contact (organisation);
CREATE INDEX provider_contact_service ON reintegration.provider_contact (service);
CREATE TABLE reintegration.service_area (
    id uuid PRIMARY KEY,
    service uuid,
    name jsonb,
    description jsonb,
    extent text,
    extent_type varchar(40) DEFAULT NULL,
    uri varchar(1000) DEFAULT NULL,
    kato varchar(9) DEFAULT NULL,
    source uuid
);
CREATE INDEX service_area_service ON reintegration.service_area (service);
CREATE TABLE reintegration.service_document (
    id uuid PRIMARY KEY,
    service uuid,
    document jsonb,
    uri varchar(1000) DEFAULT NULL,
    source uuid
);
CREATE INDEX service_document_service ON reintegration.service_document (service);
CREATE TABLE reintegration.cost_option (
    id uuid PRIMARY KEY,
    service uuid NOT NULL,
    valid_from date,
    valid_to date,
    "option" jsonb,
    currency varchar(3) DEFAULT NULL,
    amount numeric(14, 2) DEFAULT NULL,
    amount_description jsonb,
    source uuid
);
CREATE INDEX cost_option_service ON reintegration.cost_option (service);
CREATE TABLE reintegration.service_language (
    id uuid PRIMARY KEY,
    service uuid,
    location uuid,
    phone uuid,
    name varchar(500) DEFAULT NULL,
    code varchar(20) DEFAULT NULL,
    note jsonb,
    source uuid
);
CREATE INDEX service_language_service ON reintegration.service_language (service);
CREATE INDEX service_language_location ON reintegration.service_language (location);
CREATE TABLE reintegration.funding (
    id uuid PRIMARY KEY,
    organisation uuid,
    service uuid,
    funder jsonb,
    source uuid
);
CREATE TABLE reintegration.organisation_identifier (
    id uuid PRIMARY KEY,
    organisation uuid NOT NULL,
    identifier_scheme varchar(500) DEFAULT NULL,
    identifier_type varchar(500) NOT NULL DEFAULT NULL,
    identifier varchar(500) NOT NULL DEFAULT NULL,
    source uuid
);
CREATE INDEX organisation_identifier_organisation ON reintegration.organisation_identifier (organisation);
CREATE TABLE reintegration.taxonomy (
    id uuid PRIMARY KEY,
    name varchar(500) NOT NULL DEFAULT NULL,
    description text,
    uri varchar(1000) DEFAULT NULL,
    version varchar(500) DEFAULT NULL,
    source uuid
);
CREATE TABLE reintegration.taxonomy_term (
    id uuid PRIMARY KEY,
    code varchar(500) DEFAULT NULL,
    name jsonb NOT NULL,
    description jsonb,
    parent uuid,
    taxonomy uuid,
    taxonomy_name varchar(500) DEFAULT NULL,
    "language" varchar(20) DEFAULT NULL,
    term_uri varchar(1000) DEFAULT NULL,
    source uuid
);
CREATE INDEX taxonomy_term_taxonomy ON reintegration.taxonomy_term (taxonomy);
CREATE TABLE reintegration.attribute (
    id uuid PRIMARY KEY,
    link uuid NOT NULL,
    link_type varchar(500) DEFAULT NULL,
    link_entity varchar(40) NOT NULL DEFAULT NULL,
    taxonomy_term uuid NOT NULL,
    value text,
    source uuid
);
CREATE INDEX attribute_link ON reintegration.attribute (link);
CREATE INDEX attribute_taxonomy_term ON reintegration.attribute (taxonomy_term);
CREATE TABLE reintegration.term_need (
    id uuid PRIMARY KEY,
    term uuid NOT NULL,
    need varchar(20) DEFAULT NULL,
    decided_at timestamptz NOT NULL,
    decided_by uuid NOT NULL,
    decided_by_name varchar(200) NOT NULL DEFAULT NULL
);
CREATE INDEX term_need_term ON reintegration.term_need (term);
CREATE TABLE reintegration.directory_change (
    id uuid PRIMARY KEY,
    entity varchar(20) NOT NULL DEFAULT NULL,
    subject uuid NOT NULL,
    organisation uuid NOT NULL,
    kind varchar(20) NOT NULL DEFAULT NULL,
    before jsonb,
    after jsonb,
    reason text,
    origin varchar(20) NOT NULL DEFAULT NULL,
    contact text,
    proposed_by uuid,
    proposed_by_name varchar(200) NOT NULL DEFAULT NULL,
    proposed_by_role varchar(40) NOT NULL DEFAULT NULL,
    proposed_at timestamptz NOT NULL,
    undoes uuid,
    state varchar(20) NOT NULL DEFAULT NULL,
    decided_at timestamptz,
    decided_by uuid,
    decided_by_name varchar(200) DEFAULT NULL,
    answer text
);
CREATE INDEX directory_change_subject ON reintegration.directory_change (subject);
CREATE INDEX directory_change_organisation ON reintegration.directory_change (organisation);
CREATE TABLE reintegration.directory_source (
    id uuid PRIMARY KEY,
    name varchar(200) UNIQUE NOT NULL DEFAULT NULL,
    licence varchar(200) DEFAULT NULL,
    address varchar(1000) DEFAULT NULL,
    created_at timestamptz NOT NULL
);
CREATE TABLE reintegration.directory_source_row (
    id uuid PRIMARY KEY,
    source uuid NOT NULL,
    entity varchar(40) NOT NULL DEFAULT NULL,
    external_id varchar(500) NOT NULL DEFAULT NULL,
    hash varchar(64) NOT NULL DEFAULT NULL,
    read_at timestamptz NOT NULL
);
CREATE TABLE reintegration.directory_import (
    id uuid PRIMARY KEY,
    source uuid NOT NULL,
    file_hash varchar(64) NOT NULL DEFAULT NULL,
    fetched_on date,
    read_at timestamptz NOT NULL,
    loaded jsonb NOT NULL,
    defects bigint NOT NULL,
    personal bigint NOT NULL
);
CREATE INDEX directory_import_source ON reintegration.directory_import (source);

CREATE INDEX location_point ON reintegration.location (latitude, longitude) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX directory_source_row_of ON reintegration.directory_source_row (source, entity, external_id);
CREATE INDEX directory_change_waiting ON reintegration.directory_change (proposed_at) WHERE state = 'proposed';
CREATE UNIQUE INDEX directory_change_undone_once ON reintegration.directory_change (undoes) WHERE undoes IS NOT NULL;

-- An address in one line, by the language of its letters (directory.domain.text_language).
CREATE FUNCTION reintegration.line_of(street text, city text) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN jsonb_build_object(CASE WHEN street ~ '[әғқңөұүһіӘҒҚҢӨҰҮҺІ]' THEN 'kk' WHEN street ~ '[а-яёА-ЯЁ]' THEN 'ru' ELSE 'en' END,
    concat_ws(', ', street, nullif(city, '')));

-- Of a change only the decision is written later; what was decided about a term, and what was read from elsewhere, is only added.
REVOKE UPDATE, DELETE, TRUNCATE ON reintegration.directory_change FROM reintegration;
GRANT UPDATE (state, before, decided_at, decided_by, decided_by_name, answer, contact) ON reintegration.directory_change TO reintegration;
SELECT public.install_append_only('reintegration.term_need', 'reintegration');
SELECT public.install_append_only('reintegration.directory_import', 'reintegration');

-- Changes name who proposed them: the desk sees all of them, a provider those of the own organisation.
SELECT public.install_row_security('reintegration.directory_change', '(cardinality(:offices) > 0 OR organisation = :provider)');

-- because: the directory is small, and every provider has a handful of services
UPDATE reintegration.service_offer SET needs = ARRAY[need];
INSERT INTO reintegration.location (id, organisation, name)
    SELECT DISTINCT md5('location:' || organisation || place::text)::uuid, organisation, place FROM reintegration.service_offer;
INSERT INTO reintegration.service_at_location (id, service, location)
    SELECT md5('at:' || id)::uuid, id, md5('location:' || organisation || place::text)::uuid FROM reintegration.service_offer;
INSERT INTO reintegration.service_language (id, service, code)
    SELECT md5('language:' || id || spoken)::uuid, id, spoken FROM reintegration.service_offer, unnest(languages) AS spoken;
INSERT INTO reintegration.provider_phone (id, organisation, number)
    SELECT md5('phone:' || id)::uuid, id, phone FROM reintegration.organisation WHERE phone IS NOT NULL;
