"""Who else takes part in a case. Whoever takes part has no scope: a function shows the rows that name them, with the least they need."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2027-01-04T04:00:00:000000"
SQL = """
CREATE TABLE reintegration.case_member (
    id uuid NOT NULL PRIMARY KEY,
    person uuid NOT NULL,
    account uuid,
    organisation uuid,
    name varchar(200) NOT NULL DEFAULT NULL,
    part varchar(20) NOT NULL DEFAULT NULL,
    since timestamptz NOT NULL,
    until date,
    consent uuid,
    sealed bytea NOT NULL,
    given_by uuid NOT NULL,
    given_by_name varchar(200) NOT NULL DEFAULT NULL,
    ended_at timestamptz,
    ended varchar(20) DEFAULT NULL,
    ended_by_name varchar(200) DEFAULT NULL
);
CREATE INDEX case_member_person ON reintegration.case_member (person);
ALTER TABLE reintegration.case_member ADD CONSTRAINT case_member_one CHECK (num_nonnulls(account, organisation) = 1);
ALTER TABLE reintegration.case_member ADD CONSTRAINT case_member_consent CHECK (consent IS NOT NULL OR part = 'institution');
CREATE INDEX case_member_account ON reintegration.case_member (account, since DESC, id DESC) WHERE ended_at IS NULL;
CREATE INDEX case_member_organisation ON reintegration.case_member (organisation, since DESC, id DESC) WHERE ended_at IS NULL;
REVOKE UPDATE, DELETE, TRUNCATE ON reintegration.case_member FROM reintegration;
GRANT UPDATE (ended_at, ended, ended_by_name) ON reintegration.case_member TO reintegration;
SELECT public.install_row_security('reintegration.case_member', 'EXISTS (SELECT FROM reintegration."case" c
    WHERE c.person = case_member.person)');
CREATE FUNCTION reintegration.parts_of_reader(today date) RETURNS TABLE (id uuid, person uuid, name varchar, case_number varchar,
    birth_year integer, language varchar, phone varchar, release_on date, part varchar, since timestamptz, until date, sealed bytea,
    given_by_name varchar, worker varchar) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT m.id, m.person, c.name, c.case_number, c.birth_year, c.language,
        CASE WHEN m.part = 'institution' OR 'phone' = ANY (k.categories) THEN c.phone END,
        CASE WHEN m.part = 'institution' THEN c.release_on END, m.part, m.since, m.until, m.sealed, m.given_by_name, o.name
    FROM reintegration.case_member m JOIN reintegration."case" c ON c.person = m.person
    LEFT JOIN reintegration.consent k ON k.id = m.consent
    LEFT JOIN reintegration.case_owner o ON o.person = m.person AND o.until IS NULL
    WHERE m.ended_at IS NULL AND c.status = 'open' AND (m.until IS NULL OR m.until >= today)
        AND (m.account = nullif(current_setting('oralu.actor', true), '')::uuid
            OR m.organisation = nullif(current_setting('oralu.provider', true), '')::uuid)
        AND (m.part = 'institution' OR k.until_on >= today
            AND NOT EXISTS (SELECT FROM reintegration.consent_withdrawal w WHERE w.consent = m.consent)
            AND NOT EXISTS (SELECT FROM reintegration.consent r WHERE r.person = m.person AND r.purpose = k.purpose
                AND r.answer = 'refused' AND r.recorded_at > k.recorded_at))
$$;
REVOKE ALL ON FUNCTION reintegration.parts_of_reader(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION reintegration.parts_of_reader(date) TO reintegration;
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
