-- Identity's tables: accounts, sessions, kiosks and machines that post telemetry.
--
-- Columns are in the same order as in databases that were made before this file. `DEFAULT NULL` on a varchar has no effect, but Piccolo
-- writes it for each, and PostgreSQL keeps it.

CREATE TABLE identity.account (
    id uuid PRIMARY KEY,
    login varchar(120) NOT NULL UNIQUE DEFAULT NULL,
    name varchar(200) NOT NULL DEFAULT NULL,
    role varchar(40) NOT NULL DEFAULT NULL,
    office varchar(20) DEFAULT NULL,
    provider uuid,
    language varchar(2) NOT NULL DEFAULT NULL,
    password_hash text NOT NULL,
    totp_secret bytea,
    totp_step integer,
    demo boolean NOT NULL DEFAULT false,
    disabled_at timestamptz,
    created_at timestamptz NOT NULL
);

CREATE TABLE identity.session (
    token_hash varchar(64) PRIMARY KEY DEFAULT NULL,
    account uuid NOT NULL,
    pending boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL
);
CREATE INDEX session_account ON identity.session (account);

CREATE TABLE identity.lockout (
    key varchar(64) PRIMARY KEY DEFAULT NULL,
    failures integer NOT NULL DEFAULT 0,
    locked_until timestamptz,
    failed_at timestamptz
);

CREATE TABLE identity.kiosk (
    id uuid PRIMARY KEY,
    name varchar(120) NOT NULL DEFAULT NULL,
    office varchar(20) NOT NULL DEFAULT NULL,
    code_hash varchar(64) DEFAULT NULL,
    code_expires_at timestamptz,
    token_hash varchar(64) DEFAULT NULL,
    enrolled_at timestamptz,
    seen_at timestamptz,
    disabled_at timestamptz,
    allowed_cameras text,
    camera varchar(200) DEFAULT NULL,
    software varchar(120) DEFAULT NULL
);

CREATE TABLE identity.api_client (
    key_id varchar(40) PRIMARY KEY DEFAULT NULL,
    name varchar(120) NOT NULL DEFAULT NULL,
    kind varchar(40) NOT NULL DEFAULT NULL,
    secret bytea NOT NULL,
    created_at timestamptz NOT NULL,
    disabled_at timestamptz
);

CREATE TABLE identity.audit (
    sequence bigint PRIMARY KEY, at timestamptz NOT NULL, by_id uuid NOT NULL, by_role varchar(40) NOT NULL DEFAULT NULL,
    action varchar(80) NOT NULL DEFAULT NULL, about uuid, details text NOT NULL, previous varchar(64) NOT NULL DEFAULT NULL,
    hash varchar(64) NOT NULL DEFAULT NULL
);
SELECT public.install_append_only('identity.audit', 'identity');
