-- Probation's tables: the register, check-ins, the queue, the timeline and the mail.
--
-- Columns are in the same order as in databases that were made before this file. `DEFAULT NULL` on a varchar has no effect, but Piccolo
-- writes it for each, and PostgreSQL keeps it.

CREATE TABLE probation.person (
    id uuid PRIMARY KEY,
    iin varchar(12) UNIQUE DEFAULT NULL,
    family_name varchar(100) NOT NULL DEFAULT NULL,
    given_name varchar(100) NOT NULL DEFAULT NULL,
    patronymic varchar(100) DEFAULT NULL,
    birth_date date,
    phone varchar(12) DEFAULT NULL,
    language varchar(2) NOT NULL DEFAULT NULL,
    region varchar(2) NOT NULL DEFAULT NULL,
    settlement varchar(10) NOT NULL DEFAULT NULL,
    address text NOT NULL,
    zone varchar(60) NOT NULL DEFAULT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX person_family_name ON probation.person (lower(family_name) text_pattern_ops);

CREATE TABLE probation.registration (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    form_token uuid NOT NULL UNIQUE,
    case_number varchar(20) NOT NULL UNIQUE DEFAULT NULL,
    category varchar(40) NOT NULL DEFAULT NULL,
    custodian varchar(20) NOT NULL DEFAULT NULL,
    office varchar(20) NOT NULL DEFAULT NULL,
    officer uuid NOT NULL,
    officer_name varchar(200) NOT NULL DEFAULT NULL,
    court varchar(200) NOT NULL DEFAULT NULL,
    court_decision_on date NOT NULL,
    in_force_on date NOT NULL,
    registered_on date NOT NULL,
    term_ends_on date NOT NULL,
    frequency varchar(20) NOT NULL DEFAULT NULL,
    first_check_in_on date NOT NULL,
    basis_kind varchar(20) DEFAULT NULL,
    basis_reference varchar(200) DEFAULT NULL,
    basis_given_on date,
    card_code varchar(8) NOT NULL UNIQUE DEFAULT NULL,
    pin_hash text NOT NULL,
    state varchar(10) NOT NULL DEFAULT NULL,
    closed_at timestamptz,
    closing_reason varchar(40) DEFAULT NULL,
    created_at timestamptz NOT NULL,
    basis_copy uuid
);
CREATE INDEX registration_office ON probation.registration (office);
CREATE INDEX registration_officer ON probation.registration (officer);
CREATE UNIQUE INDEX registration_one_open ON probation.registration (person) WHERE state = 'open';
CREATE INDEX registration_open_officer ON probation.registration (officer) WHERE state = 'open';
CREATE INDEX registration_person ON probation.registration (person);

CREATE TABLE probation.condition (
    id uuid PRIMARY KEY,
    registration uuid NOT NULL,
    code varchar(40) NOT NULL DEFAULT NULL,
    words text NOT NULL,
    source varchar(200) NOT NULL DEFAULT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX condition_registration ON probation.condition (registration);

CREATE TABLE probation.case_number (
    key varchar(40) PRIMARY KEY DEFAULT NULL,
    last integer NOT NULL DEFAULT 0
);

CREATE TABLE probation.check_in (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    registration uuid NOT NULL,
    due_on date NOT NULL,
    opens_at timestamptz NOT NULL,
    closes_at timestamptz NOT NULL,
    state varchar(12) NOT NULL DEFAULT NULL,
    session uuid,
    kiosk uuid,
    match varchar(20) DEFAULT NULL,
    liveness varchar(20) DEFAULT NULL,
    quality varchar(20) DEFAULT NULL,
    score float8,
    threshold float8,
    calibrated boolean,
    engine varchar(200) DEFAULT NULL,
    reason varchar(40) DEFAULT NULL,
    answers jsonb,
    started_at timestamptz,
    submitted_at timestamptz,
    recorded_at timestamptz,
    receipt varchar(20) DEFAULT NULL,
    verdict varchar(30) DEFAULT NULL,
    reviewed_at timestamptz,
    reviewed_by uuid,
    reviewed_by_name varchar(200) DEFAULT NULL,
    first_no_match_by uuid,
    created_at timestamptz NOT NULL,
    version integer NOT NULL DEFAULT 1,
    capture jsonb
);
CREATE UNIQUE INDEX check_in_one_a_day ON probation.check_in (person, due_on) WHERE state <> 'cancelled';
CREATE INDEX check_in_open ON probation.check_in (closes_at) WHERE state = 'created';
CREATE INDEX check_in_person ON probation.check_in (person);
CREATE INDEX check_in_registration ON probation.check_in (registration);

CREATE TABLE probation.review (
    id uuid PRIMARY KEY,
    check_in uuid NOT NULL,
    verdict varchar(30) NOT NULL DEFAULT NULL,
    note text NOT NULL,
    by_id uuid NOT NULL,
    by_name varchar(200) NOT NULL DEFAULT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX review_check_in ON probation.review (check_in);

CREATE TABLE probation.queue_item (
    id uuid PRIMARY KEY,
    kind varchar(30) NOT NULL DEFAULT NULL,
    person uuid NOT NULL,
    about uuid NOT NULL,
    reason varchar(60) NOT NULL DEFAULT NULL,
    priority integer NOT NULL,
    opened_at timestamptz NOT NULL,
    due_at timestamptz NOT NULL,
    not_for uuid,
    closed_at timestamptz,
    closed_by uuid,
    outcome varchar(60) DEFAULT NULL
);
CREATE INDEX queue_item_about ON probation.queue_item (about);
CREATE UNIQUE INDEX queue_item_one_open ON probation.queue_item (kind, about) WHERE closed_at IS NULL;
CREATE INDEX queue_item_person ON probation.queue_item (person);
CREATE INDEX queue_item_waiting ON probation.queue_item (priority, opened_at) WHERE closed_at IS NULL;

CREATE TABLE probation.basis_copy (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    registration uuid NOT NULL,
    media_type varchar(40) NOT NULL DEFAULT NULL,
    size integer NOT NULL,
    sha256 varchar(64) NOT NULL DEFAULT NULL,
    wrapped_key bytea,
    content bytea,
    basis_reference varchar(200) NOT NULL DEFAULT NULL,
    basis_given_on date NOT NULL,
    stored_at timestamptz NOT NULL,
    stored_by uuid NOT NULL,
    stored_by_name varchar(200) NOT NULL DEFAULT NULL,
    ended_at timestamptz,
    destroyed_at timestamptz
);
CREATE INDEX basis_copy_person ON probation.basis_copy (person);

CREATE TABLE probation.suspicion (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    other uuid NOT NULL,
    suspected_at timestamptz NOT NULL,
    decision varchar(20) DEFAULT NULL,
    reason text,
    decided_by uuid,
    decided_by_name varchar(200) DEFAULT NULL,
    decided_at timestamptz
);
CREATE UNIQUE INDEX suspicion_one_open ON probation.suspicion (least(person, other), greatest(person, other)) WHERE decided_at IS NULL;
CREATE INDEX suspicion_other ON probation.suspicion (other);
CREATE INDEX suspicion_person ON probation.suspicion (person);

CREATE TABLE probation.timeline_entry (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    kind varchar(40) NOT NULL DEFAULT NULL,
    details jsonb NOT NULL,
    at timestamptz NOT NULL,
    by_id uuid NOT NULL,
    by_name varchar(200) NOT NULL DEFAULT NULL
);
CREATE INDEX timeline_entry_person ON probation.timeline_entry (person);
CREATE INDEX timeline_of_person ON probation.timeline_entry (person, at DESC);

CREATE TABLE probation.audit (
    sequence bigint PRIMARY KEY, at timestamptz NOT NULL, by_id uuid NOT NULL, by_role varchar(40) NOT NULL DEFAULT NULL,
    action varchar(80) NOT NULL DEFAULT NULL, about uuid, details text NOT NULL, previous varchar(64) NOT NULL DEFAULT NULL,
    hash varchar(64) NOT NULL DEFAULT NULL
);
SELECT public.install_append_only('probation.audit', 'probation');

CREATE TABLE probation.outbox (
    id uuid PRIMARY KEY, type varchar(120) NOT NULL DEFAULT NULL, receiver varchar(40) NOT NULL DEFAULT NULL,
    person uuid NOT NULL, sequence bigint NOT NULL, body jsonb, created_at timestamptz NOT NULL, sent_at timestamptz,
    attempts integer NOT NULL DEFAULT 0, next_attempt_at timestamptz, acknowledged_at timestamptz, alerted_at timestamptz
);
CREATE INDEX outbox_next_attempt_at ON probation.outbox (next_attempt_at);
CREATE INDEX outbox_person ON probation.outbox (person);
CREATE INDEX outbox_waiting ON probation.outbox (next_attempt_at) WHERE acknowledged_at IS NULL;

CREATE TABLE probation.sequence (key varchar(80) PRIMARY KEY DEFAULT NULL, last bigint NOT NULL DEFAULT 0);

CREATE TABLE probation.inbox (
    id uuid PRIMARY KEY, type varchar(120) NOT NULL DEFAULT NULL, sender varchar(40) NOT NULL DEFAULT NULL,
    person uuid NOT NULL, sequence bigint NOT NULL, applied_at timestamptz NOT NULL
);
CREATE INDEX inbox_person ON probation.inbox (person);

CREATE TABLE probation.inbox_sequence (key varchar(80) PRIMARY KEY DEFAULT NULL, last bigint NOT NULL DEFAULT 0);

CREATE TABLE probation.refused (
    id uuid PRIMARY KEY, type varchar(120) NOT NULL DEFAULT NULL, sender varchar(40) NOT NULL DEFAULT NULL,
    reason varchar(40) NOT NULL DEFAULT NULL, first_at timestamptz NOT NULL, last_at timestamptz NOT NULL,
    times integer NOT NULL DEFAULT 1
);
