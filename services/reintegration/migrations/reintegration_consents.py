"""Consents of a person, what was taken back, and whom it must be told; a referral names the consent under which it was sent."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2027-01-03T01:00:00:000000"
SQL = """
CREATE TABLE reintegration.consent (id uuid PRIMARY KEY, person uuid NOT NULL, purpose varchar(20) DEFAULT NULL NOT NULL,
    organisations uuid[] NOT NULL, categories varchar(20)[] DEFAULT NULL NOT NULL, answer varchar(10) DEFAULT NULL NOT NULL,
    language varchar(2) DEFAULT NULL NOT NULL, text_version date NOT NULL, form varchar(20) DEFAULT NULL NOT NULL,
    paper_number varchar(100) DEFAULT NULL, witness varchar(200) DEFAULT NULL, from_on date NOT NULL, until_on date, renews uuid,
    recorded_by uuid NOT NULL, recorded_by_name varchar(200) DEFAULT NULL NOT NULL, recorded_at timestamptz NOT NULL);
CREATE INDEX consent_person ON reintegration.consent (person);
CREATE INDEX consent_ending ON reintegration.consent (until_on) WHERE answer = 'given';
CREATE TABLE reintegration.consent_withdrawal (id uuid PRIMARY KEY, consent uuid NOT NULL UNIQUE, person uuid NOT NULL,
    form varchar(20) DEFAULT NULL NOT NULL, paper_number varchar(100) DEFAULT NULL, words text, due_on date NOT NULL,
    recorded_by uuid NOT NULL, recorded_by_name varchar(200) DEFAULT NULL NOT NULL, recorded_at timestamptz NOT NULL);
CREATE INDEX consent_withdrawal_person ON reintegration.consent_withdrawal (person);
CREATE TABLE reintegration.consent_notice (id uuid PRIMARY KEY, consent uuid NOT NULL, person uuid NOT NULL, organisation uuid NOT NULL,
    due_on date NOT NULL, created_at timestamptz NOT NULL, told_at timestamptz, told_how varchar(20) DEFAULT NULL,
    proof varchar(300) DEFAULT NULL, told_by_name varchar(200) DEFAULT NULL);
CREATE INDEX consent_notice_person ON reintegration.consent_notice (person);
CREATE INDEX consent_notice_organisation ON reintegration.consent_notice (organisation);
CREATE INDEX consent_notice_to_tell ON reintegration.consent_notice (due_on, id) WHERE told_at IS NULL;
SELECT public.install_append_only('reintegration.consent', 'reintegration');
SELECT public.install_append_only('reintegration.consent_withdrawal', 'reintegration');
SELECT public.install_row_security(format('reintegration.%I', protected)::regclass, format('EXISTS (SELECT FROM reintegration."case" c
    WHERE c.person = %I.person)', protected)) FROM unnest(ARRAY['consent', 'consent_withdrawal']) AS protected;
SELECT public.install_row_security('reintegration.consent_notice', 'EXISTS (SELECT FROM reintegration."case" c
    WHERE c.person = consent_notice.person) OR organisation = :provider');
ALTER TABLE reintegration.referral ADD COLUMN consent uuid;
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
