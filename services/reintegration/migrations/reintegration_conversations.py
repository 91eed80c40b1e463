"""Referrals as a conversation: links for providers without an account, what both sides wrote, times, arrivals; who said an answer."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2027-01-08T01:00:00:000000"
SQL = """
ALTER TABLE reintegration.referral ADD COLUMN need_id uuid, ADD COLUMN replaces uuid, ADD COLUMN returned_at timestamptz;
ALTER TABLE reintegration.referral_event ADD COLUMN via varchar(20) DEFAULT NULL, ADD COLUMN said_by varchar(200) DEFAULT NULL,
    ADD COLUMN said_number varchar(40) DEFAULT NULL, ADD COLUMN said_at timestamptz;
CREATE TABLE reintegration.referral_message (
    id uuid NOT NULL PRIMARY KEY,
    referral uuid NOT NULL,
    person uuid NOT NULL,
    party varchar(20) NOT NULL DEFAULT NULL,
    via varchar(20) NOT NULL DEFAULT NULL,
    sealed bytea NOT NULL,
    by_id uuid NOT NULL,
    by_name varchar(200) NOT NULL DEFAULT NULL,
    at timestamptz NOT NULL
);
CREATE TABLE reintegration.referral_read (
    id uuid NOT NULL PRIMARY KEY,
    referral uuid NOT NULL,
    party varchar(20) NOT NULL DEFAULT NULL,
    read_at timestamptz NOT NULL
);
CREATE TABLE reintegration.referral_proposal (
    id uuid NOT NULL PRIMARY KEY,
    referral uuid NOT NULL,
    person uuid NOT NULL,
    party varchar(20) NOT NULL DEFAULT NULL,
    via varchar(20) NOT NULL DEFAULT NULL,
    starts_at timestamptz NOT NULL,
    minutes integer NOT NULL,
    sealed bytea NOT NULL,
    state varchar(20) NOT NULL DEFAULT NULL,
    by_id uuid NOT NULL,
    by_name varchar(200) NOT NULL DEFAULT NULL,
    at timestamptz NOT NULL,
    ended_by_name varchar(200) DEFAULT NULL,
    ended_at timestamptz,
    appointment uuid
);
CREATE TABLE reintegration.referral_arrival (
    id uuid NOT NULL PRIMARY KEY,
    referral uuid NOT NULL,
    person uuid NOT NULL,
    party varchar(20) NOT NULL DEFAULT NULL,
    via varchar(20) NOT NULL DEFAULT NULL,
    answer varchar(20) NOT NULL DEFAULT NULL,
    by_id uuid NOT NULL,
    by_name varchar(200) NOT NULL DEFAULT NULL,
    at timestamptz NOT NULL
);
CREATE TABLE reintegration.referral_link (
    id uuid NOT NULL PRIMARY KEY,
    referral uuid NOT NULL,
    person uuid NOT NULL,
    organisation uuid NOT NULL,
    channel varchar(20) NOT NULL DEFAULT NULL,
    recipient varchar(254) DEFAULT NULL,
    language varchar(2) NOT NULL DEFAULT NULL,
    made_by uuid NOT NULL,
    made_by_name varchar(200) NOT NULL DEFAULT NULL,
    made_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    opened_at timestamptz,
    used_at timestamptz,
    used_for varchar(20) DEFAULT NULL,
    revoked_at timestamptz,
    revoked_why varchar(40) DEFAULT NULL,
    revoked_by_name varchar(200) DEFAULT NULL,
    state varchar(20) NOT NULL DEFAULT NULL,
    why varchar(40) DEFAULT NULL,
    attempts integer NOT NULL DEFAULT 0,
    not_before timestamptz NOT NULL,
    lease_until timestamptz,
    gateway varchar(20) DEFAULT NULL,
    settled_at timestamptz
);
CREATE TABLE reintegration.referral_link_token (
    token_hash varchar(64) NOT NULL DEFAULT NULL PRIMARY KEY,
    link uuid NOT NULL,
    made_at timestamptz NOT NULL
);
CREATE INDEX referral_message_of ON reintegration.referral_message (referral, at, id);
CREATE UNIQUE INDEX referral_read_by ON reintegration.referral_read (referral, party);
CREATE INDEX referral_proposal_of ON reintegration.referral_proposal (referral, at, id);
CREATE INDEX referral_proposal_open ON reintegration.referral_proposal (person) WHERE state = 'offered';
CREATE INDEX referral_arrival_of ON reintegration.referral_arrival (referral, at DESC, id);
CREATE INDEX referral_link_of ON reintegration.referral_link (referral, made_at DESC);
CREATE INDEX referral_link_of_person ON reintegration.referral_link (person) WHERE used_at IS NULL AND revoked_at IS NULL;
CREATE INDEX referral_link_waiting ON reintegration.referral_link (not_before, id) WHERE state = 'queued';
CREATE INDEX referral_link_token_link ON reintegration.referral_link_token (link);
SELECT public.install_append_only(format('reintegration.%I', kept)::regclass, 'reintegration')
    FROM unnest(ARRAY['referral_message', 'referral_arrival', 'referral_link_token']) AS kept;
SELECT public.install_row_security(format('reintegration.%I', protected)::regclass, 'EXISTS (SELECT FROM reintegration.referral r
    WHERE r.id = referral)') FROM unnest(ARRAY['referral_message', 'referral_read', 'referral_proposal', 'referral_arrival']) AS protected;
SELECT public.install_row_security('reintegration.referral_link', 'EXISTS (SELECT FROM reintegration."case" c
    WHERE c.person = referral_link.person)');
SELECT public.install_row_security('reintegration.referral_link_token', 'EXISTS (SELECT FROM reintegration.referral_link l
    WHERE l.id = link)');
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
