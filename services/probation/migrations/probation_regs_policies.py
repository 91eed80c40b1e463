"""The rules that allowed one open registration a person go; policies and searches know several, and whose each one is."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-07T03:20:00:000000"
SQL = r"""
DROP INDEX probation.registration_one_open, probation.registration_current, probation.registration_list_officer,
    probation.registration_list_office, probation.registration_list, probation.registration_search, probation.registration_number,
    probation.registration_ends_officer, probation.registration_ends_office, probation.registration_ends, probation.check_in_one_a_day;
DROP POLICY shown ON probation.queue_item;
DROP POLICY added ON probation.queue_item;
DROP POLICY changed ON probation.queue_item;
DROP POLICY removed ON probation.queue_item;
DROP POLICY shown ON probation.check_in;
DROP POLICY added ON probation.check_in;
DROP POLICY changed ON probation.check_in;
DROP POLICY removed ON probation.check_in;
SELECT public.install_row_security('probation.queue_item', '((officer = ANY (:officers) OR office = ANY (:offices))
        AND (:authority IS NULL OR supervising_authority = :authority)
    OR :regions IS NOT NULL AND EXISTS (SELECT FROM probation.registration r
        WHERE r.person = queue_item.person AND r.supervising_authority = queue_item.supervising_authority)
    OR person = ANY ((SELECT probation.persons_entrusted())::uuid[]))');
SELECT public.install_row_security('probation.check_in', '((officer = ANY (:officers) OR office = ANY (:offices))
        AND (:authority IS NULL OR supervising_authority = :authority)
    OR :regions IS NOT NULL AND EXISTS (SELECT FROM probation.registration r WHERE r.id = check_in.registration)
    OR person = ANY ((SELECT probation.persons_entrusted())::uuid[]))');
-- Listed registrations whose name has a part, a page in the order of names; `part` is escaped for LIKE.
CREATE OR REPLACE FUNCTION probation.registrations_by_name(part text, wanted_state text, after_key text, after_id uuid, most integer)
    RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50 SET search_path = pg_catalog AS $$
    BEGIN
        RETURN QUERY EXECUTE 'SELECT r.id FROM probation.registration r WHERE (r.current OR r.state = ''open'') AND r.state = $2
            AND r.name_key LIKE $1 AND ' || probation.condition_of_search()
            || ' AND ($3 IS NULL OR (r.name_key, r.id) > ($3, $4)) ORDER BY r.name_key, r.id LIMIT $5'
            USING '%' || public.name_key(part) || '%', wanted_state, after_key, after_id, most;
    END $$;
-- People with a listed registration whose telephone number ends in these digits; 1,000 at most.
CREATE OR REPLACE FUNCTION probation.persons_by_phone(digits text)
    RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20 SET search_path = pg_catalog AS $$
    BEGIN
        RETURN QUERY EXECUTE 'SELECT p.id FROM probation.person p WHERE reverse(p.phone) LIKE $1 AND EXISTS (SELECT FROM
            probation.registration r WHERE r.person = p.id AND (r.current OR r.state = ''open'') AND '
            || probation.condition_of_search() || ') LIMIT 1000'
            USING reverse(regexp_replace(digits, '\D', '', 'g')) || '%';
    END $$;
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
