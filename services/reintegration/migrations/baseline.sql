-- Reintegration's tables: cases, plans, the directory of providers, referrals and the mail.
--
-- Columns are in the same order as in databases that were made before this file. `DEFAULT NULL` on a varchar has no effect, but Piccolo
-- writes it for each, and PostgreSQL keeps it.

CREATE TABLE reintegration."case" (
    person uuid PRIMARY KEY,
    registration uuid NOT NULL,
    case_number varchar(60) NOT NULL DEFAULT NULL,
    name varchar(200) NOT NULL DEFAULT NULL,
    phone varchar(40) DEFAULT NULL,
    language varchar(2) NOT NULL DEFAULT NULL,
    region varchar(40) NOT NULL DEFAULT NULL,
    office varchar(40) NOT NULL DEFAULT NULL,
    status varchar(20) NOT NULL DEFAULT NULL,
    opened_at timestamptz NOT NULL,
    closed_at timestamptz
);
CREATE INDEX case_office ON reintegration."case" (office);
CREATE INDEX case_region ON reintegration."case" (region);

CREATE TABLE reintegration.task (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    kind varchar(20) NOT NULL DEFAULT NULL,
    need varchar(20) NOT NULL DEFAULT NULL,
    words text NOT NULL,
    status varchar(20) NOT NULL DEFAULT NULL,
    asked_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL,
    due_at timestamptz NOT NULL,
    taken_by uuid,
    taken_by_name varchar(200) DEFAULT NULL,
    taken_at timestamptz,
    ended_at timestamptz
);
CREATE UNIQUE INDEX task_one_waiting ON reintegration.task (person, kind, need) WHERE status IN ('open', 'taken');
CREATE INDEX task_person ON reintegration.task (person);
CREATE INDEX task_status ON reintegration.task (status);
CREATE INDEX task_taken_by ON reintegration.task (taken_by);
CREATE INDEX task_waiting ON reintegration.task (due_at) WHERE status IN ('open', 'taken');

CREATE TABLE reintegration.plan (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    task uuid,
    need varchar(20) NOT NULL DEFAULT NULL,
    state varchar(20) NOT NULL DEFAULT NULL,
    started_by uuid NOT NULL,
    started_at timestamptz NOT NULL,
    ended_at timestamptz
);
CREATE INDEX plan_person ON reintegration.plan (person);

CREATE TABLE reintegration.goal (
    id uuid PRIMARY KEY,
    plan uuid NOT NULL,
    "position" integer NOT NULL,
    text text NOT NULL,
    met_at timestamptz
);
CREATE INDEX goal_plan ON reintegration.goal (plan);

CREATE TABLE reintegration.step (
    id uuid PRIMARY KEY,
    goal uuid NOT NULL,
    "position" integer NOT NULL,
    text text NOT NULL,
    due_on date NOT NULL,
    state varchar(20) NOT NULL DEFAULT NULL,
    reason varchar(40) DEFAULT NULL,
    completed_at timestamptz
);
CREATE INDEX step_active ON reintegration.step (due_on) WHERE state = 'active';
CREATE INDEX step_due_on ON reintegration.step (due_on);
CREATE INDEX step_goal ON reintegration.step (goal);

CREATE TABLE reintegration.organisation (
    id uuid PRIMARY KEY,
    name varchar(200) NOT NULL DEFAULT NULL,
    region varchar(40) NOT NULL DEFAULT NULL,
    phone varchar(40) DEFAULT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX organisation_region ON reintegration.organisation (region);

CREATE TABLE reintegration.service_offer (
    id uuid PRIMARY KEY,
    organisation uuid NOT NULL,
    need varchar(20) NOT NULL DEFAULT NULL,
    name jsonb NOT NULL,
    place jsonb NOT NULL,
    languages varchar(2)[] NOT NULL DEFAULT NULL,
    ended_at timestamptz
);
CREATE INDEX service_offer_need ON reintegration.service_offer (need);
CREATE INDEX service_offer_organisation ON reintegration.service_offer (organisation);

CREATE TABLE reintegration.capacity (
    offer uuid PRIMARY KEY,
    available integer,
    maximum integer,
    updated_at timestamptz,
    updated_by uuid,
    CONSTRAINT capacity_possible CHECK (available >= 0 AND available <= maximum)
);

CREATE TABLE reintegration.referral (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    plan uuid,
    need varchar(20) NOT NULL DEFAULT NULL,
    offer uuid NOT NULL,
    organisation uuid NOT NULL,
    status varchar(20) NOT NULL DEFAULT NULL,
    shared_name varchar(200) NOT NULL DEFAULT NULL,
    shared_phone varchar(40) DEFAULT NULL,
    shared_language varchar(2) NOT NULL DEFAULT NULL,
    shared_note text NOT NULL,
    consent_at timestamptz NOT NULL,
    sent_by uuid NOT NULL,
    sent_by_name varchar(200) NOT NULL DEFAULT NULL,
    requested_at timestamptz NOT NULL,
    answer_due_at timestamptz NOT NULL,
    started_at timestamptz,
    ended_at timestamptz,
    handed_over_at timestamptz,
    CONSTRAINT referral_with_consent CHECK (consent_at IS NOT NULL)
);
CREATE INDEX referral_inbox ON reintegration.referral (organisation, requested_at);
CREATE INDEX referral_offer ON reintegration.referral (offer);
CREATE UNIQUE INDEX referral_one_open ON reintegration.referral (person, offer) WHERE ended_at IS NULL;
CREATE INDEX referral_organisation ON reintegration.referral (organisation);
CREATE INDEX referral_person ON reintegration.referral (person);

CREATE TABLE reintegration.referral_event (
    id uuid PRIMARY KEY,
    referral uuid NOT NULL,
    status varchar(20) NOT NULL DEFAULT NULL,
    reason varchar(40) DEFAULT NULL,
    note text,
    by_id uuid NOT NULL,
    by_name varchar(200) NOT NULL DEFAULT NULL,
    by_role varchar(40) NOT NULL DEFAULT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX referral_event_referral ON reintegration.referral_event (referral);
SELECT public.install_append_only('reintegration.referral_event', 'reintegration');

CREATE TABLE reintegration.entry (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    kind varchar(40) NOT NULL DEFAULT NULL,
    details jsonb NOT NULL,
    words text,
    by_name varchar(200) NOT NULL DEFAULT NULL,
    by_role varchar(40) NOT NULL DEFAULT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX entry_of_case ON reintegration.entry (person, at DESC);
CREATE INDEX entry_person ON reintegration.entry (person);
SELECT public.install_append_only('reintegration.entry', 'reintegration');

CREATE TABLE reintegration.submission (
    token uuid PRIMARY KEY,
    by_id uuid NOT NULL,
    result uuid NOT NULL,
    at timestamptz NOT NULL
);

CREATE TABLE reintegration.audit (
    sequence bigint PRIMARY KEY, at timestamptz NOT NULL, by_id uuid NOT NULL, by_role varchar(40) NOT NULL DEFAULT NULL,
    action varchar(80) NOT NULL DEFAULT NULL, about uuid, details text NOT NULL, previous varchar(64) NOT NULL DEFAULT NULL,
    hash varchar(64) NOT NULL DEFAULT NULL
);
SELECT public.install_append_only('reintegration.audit', 'reintegration');

CREATE TABLE reintegration.outbox (
    id uuid PRIMARY KEY, type varchar(120) NOT NULL DEFAULT NULL, receiver varchar(40) NOT NULL DEFAULT NULL,
    person uuid NOT NULL, sequence bigint NOT NULL, body jsonb, created_at timestamptz NOT NULL, sent_at timestamptz,
    attempts integer NOT NULL DEFAULT 0, next_attempt_at timestamptz, acknowledged_at timestamptz, alerted_at timestamptz
);
CREATE INDEX outbox_next_attempt_at ON reintegration.outbox (next_attempt_at);
CREATE INDEX outbox_person ON reintegration.outbox (person);
CREATE INDEX outbox_waiting ON reintegration.outbox (next_attempt_at) WHERE acknowledged_at IS NULL;

CREATE TABLE reintegration.sequence (key varchar(80) PRIMARY KEY DEFAULT NULL, last bigint NOT NULL DEFAULT 0);

CREATE TABLE reintegration.inbox (
    id uuid PRIMARY KEY, type varchar(120) NOT NULL DEFAULT NULL, sender varchar(40) NOT NULL DEFAULT NULL,
    person uuid NOT NULL, sequence bigint NOT NULL, applied_at timestamptz NOT NULL
);
CREATE INDEX inbox_person ON reintegration.inbox (person);

CREATE TABLE reintegration.inbox_sequence (key varchar(80) PRIMARY KEY DEFAULT NULL, last bigint NOT NULL DEFAULT 0);

CREATE TABLE reintegration.refused (
    id uuid PRIMARY KEY, type varchar(120) NOT NULL DEFAULT NULL, sender varchar(40) NOT NULL DEFAULT NULL,
    reason varchar(40) NOT NULL DEFAULT NULL, first_at timestamptz NOT NULL, last_at timestamptz NOT NULL,
    times integer NOT NULL DEFAULT 1
);
