"""Explanations that the kiosk asks for; whoever comes only to explain sees what is asked of them."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-20T06:00:00:000000"
SQL = """
CREATE TABLE biometrics.explanation_request (
    request uuid PRIMARY KEY,
    person uuid NOT NULL,
    asked_at timestamptz NOT NULL,
    answer_until timestamptz NOT NULL,
    about jsonb NOT NULL,
    state varchar(10) DEFAULT NULL NOT NULL,
    ended_at timestamptz
);
CREATE INDEX explanation_request_person ON biometrics.explanation_request USING btree (person);
CREATE TABLE biometrics.explanation_visit (
    id uuid PRIMARY KEY,
    request uuid NOT NULL,
    person uuid NOT NULL,
    token_hash varchar(64) DEFAULT NULL NOT NULL,
    kiosk uuid NOT NULL,
    place varchar(200) DEFAULT NULL NOT NULL,
    answer_until timestamptz NOT NULL,
    about jsonb NOT NULL,
    state varchar(10) DEFAULT NULL NOT NULL,
    draft jsonb NOT NULL DEFAULT '{}',
    begun_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL,
    shown_at timestamptz,
    ended_at timestamptz,
    given varchar(10) DEFAULT NULL,
    receipt varchar(20) DEFAULT NULL
);
CREATE INDEX explanation_visit_request ON biometrics.explanation_visit USING btree (request);
CREATE INDEX explanation_visit_person ON biometrics.explanation_visit USING btree (person);
CREATE INDEX explanation_visit_token_hash ON biometrics.explanation_visit USING btree (token_hash);
CREATE OR REPLACE FUNCTION biometrics.persons_entrusted() RETURNS uuid[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    DECLARE
        reader uuid := nullif(current_setting('oralu.actor', true), '');
        own_office text := nullif(current_setting('oralu.office', true), '');
        visit text := nullif(current_setting('oralu.visit', true), '');
    BEGIN
        IF visit IS NOT NULL THEN
            RETURN array(SELECT s.person FROM biometrics.session s WHERE s.token_hash = visit AND s.kiosk = reader
                UNION SELECT v.person FROM biometrics.explanation_visit v WHERE v.token_hash = visit AND v.kiosk = reader);
        END IF;
        IF own_office IS NULL THEN
            RETURN '{}';
        END IF;
        RETURN array(SELECT s.person FROM biometrics.session s JOIN biometrics.supervision p ON p.person = s.person
            WHERE s.second_opinion_not_by IS NOT NULL AND s.second_opinion_not_by <> reader AND p.office = own_office AND NOT p.restricted);
    END $$;
SELECT public.install_row_security('biometrics.explanation_request',
    'EXISTS (SELECT FROM biometrics.subject p WHERE p.person = explanation_request.person)');
SELECT public.install_row_security('biometrics.explanation_visit',
    'EXISTS (SELECT FROM biometrics.subject p WHERE p.person = explanation_visit.person)');
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
