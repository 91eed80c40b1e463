-- Biometrics' tables: subjects, enrolments, kiosk sessions, attempts, thresholds and the mail.
--
-- Columns are in the same order as in databases that were made before this file. `DEFAULT NULL` on a varchar has no effect, but Piccolo
-- writes it for each, and PostgreSQL keeps it.

CREATE TABLE biometrics.subject (
    person uuid PRIMARY KEY,
    registration uuid NOT NULL,
    case_number varchar(60) NOT NULL DEFAULT NULL,
    language varchar(2) NOT NULL DEFAULT NULL,
    officer uuid NOT NULL,
    office varchar(40) NOT NULL DEFAULT NULL,
    state varchar(20) NOT NULL DEFAULT NULL,
    basis_kind varchar(20) DEFAULT NULL,
    basis_reference text,
    basis_given_on varchar(20) DEFAULT NULL,
    basis_language varchar(2) DEFAULT NULL,
    wrapped_key bytea,
    opened_at timestamptz NOT NULL,
    closed_at timestamptz,
    erased_at timestamptz,
    erasure_proof varchar(64) DEFAULT NULL,
    signed_copy uuid
);
CREATE INDEX subject_office ON biometrics.subject (office);

CREATE TABLE biometrics.card (
    code varchar(40) PRIMARY KEY DEFAULT NULL,
    person uuid NOT NULL,
    pin_hash varchar(200) NOT NULL DEFAULT NULL,
    active boolean NOT NULL,
    issued_at timestamptz NOT NULL
);
CREATE INDEX card_person ON biometrics.card (person);

CREATE TABLE biometrics.check_in_due (
    check_in uuid PRIMARY KEY,
    person uuid NOT NULL,
    opens_at timestamptz NOT NULL,
    closes_at timestamptz NOT NULL,
    questions jsonb NOT NULL,
    state varchar(20) NOT NULL DEFAULT NULL
);
CREATE INDEX check_in_due_open ON biometrics.check_in_due (person, opens_at) WHERE state = 'due';
CREATE INDEX check_in_due_person ON biometrics.check_in_due (person);

CREATE TABLE biometrics.enrolment (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    version integer NOT NULL,
    state varchar(20) NOT NULL DEFAULT NULL,
    quality varchar(20) NOT NULL DEFAULT NULL,
    taken_by uuid NOT NULL,
    taken_at timestamptz NOT NULL,
    confirmed_by uuid,
    confirmed_at timestamptz,
    likeness varchar(20) DEFAULT NULL,
    look varchar(20) DEFAULT NULL,
    place varchar(10) NOT NULL DEFAULT 'first',
    renewal_asked_at timestamptz,
    searched_at timestamptz,
    likeness_calibrated boolean
);
CREATE UNIQUE INDEX enrolment_one_confirmed ON biometrics.enrolment (person, place) WHERE state = 'confirmed';
CREATE UNIQUE INDEX enrolment_one_pending ON biometrics.enrolment (person) WHERE state = 'pending';
CREATE INDEX enrolment_person ON biometrics.enrolment (person);
CREATE INDEX enrolment_to_search ON biometrics.enrolment (confirmed_at) WHERE state = 'confirmed' AND searched_at IS NULL;
CREATE UNIQUE INDEX enrolment_version ON biometrics.enrolment (person, version);

CREATE TABLE biometrics.template (
    enrolment uuid PRIMARY KEY,
    person uuid NOT NULL,
    version integer NOT NULL,
    descriptors bytea NOT NULL,
    frames integer NOT NULL,
    engine varchar(120) NOT NULL DEFAULT NULL,
    made_at timestamptz NOT NULL
);
CREATE INDEX template_person ON biometrics.template (person);

CREATE TABLE biometrics.frame (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    enrolment uuid,
    session uuid,
    attempt integer,
    "position" integer NOT NULL,
    step varchar(20) NOT NULL DEFAULT NULL,
    taken_ms integer NOT NULL,
    version integer NOT NULL,
    image bytea NOT NULL,
    stored_at timestamptz NOT NULL,
    delete_after timestamptz,
    chip bytea,
    shape bytea,
    CONSTRAINT frame_of_a_session_ends CHECK (session IS NULL OR delete_after IS NOT NULL),
    CONSTRAINT frame_of_one CHECK ((session IS NULL) <> (enrolment IS NULL))
);
CREATE INDEX frame_end ON biometrics.frame (delete_after) WHERE delete_after IS NOT NULL;
CREATE INDEX frame_enrolment ON biometrics.frame (enrolment);
CREATE INDEX frame_person ON biometrics.frame (person);
CREATE INDEX frame_session ON biometrics.frame (session);

CREATE TABLE biometrics.session (
    id uuid PRIMARY KEY,
    token_hash varchar(64) NOT NULL UNIQUE DEFAULT NULL,
    person uuid NOT NULL,
    check_in uuid NOT NULL,
    kiosk uuid NOT NULL,
    language varchar(2) NOT NULL DEFAULT NULL,
    state varchar(20) NOT NULL DEFAULT NULL,
    answers jsonb NOT NULL,
    movements varchar(20)[] NOT NULL DEFAULT NULL,
    nonce_hash varchar(64) DEFAULT NULL,
    nonce_expires_at timestamptz,
    attempts integer NOT NULL,
    reason varchar(40) DEFAULT NULL,
    started_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL,
    submitted_at timestamptz,
    verify_tries integer NOT NULL,
    verify_tried_at timestamptz,
    ended_at timestamptz,
    verdict varchar(30) DEFAULT NULL,
    reviewed_at timestamptz,
    second_opinion_not_by uuid,
    asked_ms integer[],
    pauses_ms integer[]
);
CREATE INDEX session_by_state ON biometrics.session (state, seen_at) WHERE state IN ('identified', 'answering', 'capturing', 'submitted');
CREATE INDEX session_check_in ON biometrics.session (check_in);
CREATE UNIQUE INDEX session_one_open ON biometrics.session (person) WHERE state IN ('identified', 'answering', 'capturing');
CREATE INDEX session_person ON biometrics.session (person);

CREATE TABLE biometrics.attempt (
    id uuid PRIMARY KEY,
    session uuid NOT NULL,
    person uuid NOT NULL,
    number integer NOT NULL,
    match varchar(20) NOT NULL DEFAULT NULL,
    liveness varchar(20) NOT NULL DEFAULT NULL,
    quality varchar(20) NOT NULL DEFAULT NULL,
    score float8,
    threshold float8,
    calibrated boolean NOT NULL,
    engine varchar(120) NOT NULL DEFAULT NULL,
    reason varchar(40) DEFAULT NULL,
    probe integer,
    at timestamptz NOT NULL,
    artefact varchar(64) DEFAULT NULL,
    decision uuid,
    likeness varchar(20) DEFAULT NULL,
    liveness_score float8,
    liveness_threshold float8,
    others float8[],
    peaks integer[],
    problems varchar(30)[] DEFAULT NULL,
    quality_score float8,
    quality_threshold float8,
    review float8,
    scale varchar(64) DEFAULT NULL,
    signs varchar(30)[] DEFAULT NULL,
    reference varchar(10) DEFAULT NULL
);
CREATE INDEX attempt_by_person ON biometrics.attempt (person, at);
CREATE INDEX attempt_person ON biometrics.attempt (person);
CREATE INDEX attempt_session ON biometrics.attempt (session);

CREATE TABLE biometrics.threshold_decision (
    id uuid PRIMARY KEY,
    artefact varchar(64) NOT NULL DEFAULT NULL,
    artefact_name text NOT NULL,
    engine varchar(120) NOT NULL DEFAULT NULL,
    models varchar(64) NOT NULL DEFAULT NULL,
    match float8 NOT NULL,
    review float8 NOT NULL,
    target float8 NOT NULL,
    below_target boolean NOT NULL,
    valid_from timestamptz NOT NULL,
    reason text NOT NULL,
    by_id uuid NOT NULL,
    by_name varchar(200) NOT NULL DEFAULT NULL,
    decided_at timestamptz NOT NULL
);
CREATE INDEX threshold_decision_artefact ON biometrics.threshold_decision (artefact);
SELECT public.install_append_only('biometrics.threshold_decision', 'biometrics');

CREATE TABLE biometrics.receipt (
    check_in uuid PRIMARY KEY,
    person uuid NOT NULL,
    state varchar(20) NOT NULL DEFAULT NULL,
    receipt varchar(80) NOT NULL DEFAULT NULL,
    recorded_at timestamptz NOT NULL,
    next_check_in timestamptz
);
CREATE INDEX receipt_person ON biometrics.receipt (person);

CREATE TABLE biometrics.audit (
    sequence bigint PRIMARY KEY, at timestamptz NOT NULL, by_id uuid NOT NULL, by_role varchar(40) NOT NULL DEFAULT NULL,
    action varchar(80) NOT NULL DEFAULT NULL, about uuid, details text NOT NULL, previous varchar(64) NOT NULL DEFAULT NULL,
    hash varchar(64) NOT NULL DEFAULT NULL
);
SELECT public.install_append_only('biometrics.audit', 'biometrics');

CREATE TABLE biometrics.outbox (
    id uuid PRIMARY KEY, type varchar(120) NOT NULL DEFAULT NULL, receiver varchar(40) NOT NULL DEFAULT NULL,
    person uuid NOT NULL, sequence bigint NOT NULL, body jsonb, created_at timestamptz NOT NULL, sent_at timestamptz,
    attempts integer NOT NULL DEFAULT 0, next_attempt_at timestamptz, acknowledged_at timestamptz, alerted_at timestamptz
);
CREATE INDEX outbox_next_attempt_at ON biometrics.outbox (next_attempt_at);
CREATE INDEX outbox_person ON biometrics.outbox (person);
CREATE INDEX outbox_waiting ON biometrics.outbox (next_attempt_at) WHERE acknowledged_at IS NULL;

CREATE TABLE biometrics.sequence (key varchar(80) PRIMARY KEY DEFAULT NULL, last bigint NOT NULL DEFAULT 0);

CREATE TABLE biometrics.inbox (
    id uuid PRIMARY KEY, type varchar(120) NOT NULL DEFAULT NULL, sender varchar(40) NOT NULL DEFAULT NULL,
    person uuid NOT NULL, sequence bigint NOT NULL, applied_at timestamptz NOT NULL
);
CREATE INDEX inbox_person ON biometrics.inbox (person);

CREATE TABLE biometrics.inbox_sequence (key varchar(80) PRIMARY KEY DEFAULT NULL, last bigint NOT NULL DEFAULT 0);

CREATE TABLE biometrics.refused (
    id uuid PRIMARY KEY, type varchar(120) NOT NULL DEFAULT NULL, sender varchar(40) NOT NULL DEFAULT NULL,
    reason varchar(40) NOT NULL DEFAULT NULL, first_at timestamptz NOT NULL, last_at timestamptz NOT NULL,
    times integer NOT NULL DEFAULT 1
);
