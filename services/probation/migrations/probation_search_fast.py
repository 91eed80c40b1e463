"""A reader of an office is answered from the office's people; the inside of a case number is found; two functions that nothing calls go."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-07T14:00:00:000000"
SQL = r"""
DROP FUNCTION IF EXISTS probation.registrations_by_name(text, text, text, uuid, integer);
DROP FUNCTION IF EXISTS probation.persons_by_phone(text);
-- Listed registrations of people who have some of these words, the best first. `places` says which typed word each is meant for, ascending
-- from 0, `weights` how likely. Where the scope is the whole country or regions, the best people are found before it is applied: `among` of
-- them. Otherwise the reader's people are read first, and of each their own words.
CREATE OR REPLACE FUNCTION probation.registrations_by_words(
        words text[], places integer[], weights real[], wanted_state text, among integer, most integer)
    RETURNS TABLE (id uuid, weight real) LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50 SET search_path = pg_catalog AS $$
    DECLARE
        condition text := probation.condition_of_search();
        wide boolean := condition = 'true' OR nullif(current_setting('oralu.regions', true), '') IS NOT NULL;
        asked text := 'unnest($1, $2, $3) AS m (word, place, weight)';
        shown text := '(r.current OR r.state = ''open'') AND ($4 IS NULL OR r.state = $4) AND ' || condition;
        best text := (SELECT string_agg(format('coalesce(max(m.weight) FILTER (WHERE m.place = %s), 0)', n), ' + ')
            FROM generate_series(0, places[array_upper(places, 1)]) n);
    BEGIN
        IF wide THEN
            RETURN QUERY EXECUTE 'SELECT r.id, f.weight FROM (SELECT w.person, (' || best || ')::real AS weight FROM ' || asked || '
                JOIN probation.person_word w ON w.word = m.word COLLATE "C" GROUP BY w.person ORDER BY 2 DESC, 1 LIMIT $5) f
                JOIN probation.registration r ON r.person = f.person
                WHERE ' || shown || ' ORDER BY f.weight DESC, r.name_key, r.id LIMIT $6'
                USING words, places, weights, wanted_state, among, most;
        ELSE
            -- OFFSET 0 and MATERIALIZED: each person's words are read by their index, whatever the planner thinks of the words.
            RETURN QUERY EXECUTE 'WITH o AS MATERIALIZED (SELECT r.id, r.person, r.name_key FROM probation.registration r
                    WHERE ' || shown || '),
                has AS MATERIALIZED (SELECT o.id, o.name_key, w.word FROM o CROSS JOIN LATERAL (
                    SELECT w.word FROM probation.person_word w WHERE w.person = o.person OFFSET 0) w)
                SELECT h.id, (' || best || ')::real AS weight FROM has h JOIN ' || asked || ' ON h.word = m.word COLLATE "C"
                GROUP BY h.id, h.name_key ORDER BY 2 DESC, h.name_key, h.id LIMIT $6'
                USING words, places, weights, wanted_state, among, most;
        END IF;
    END $$;
-- Listed registrations by a part of a number: the beginning or the end of a case number, the beginning of an ИИН, any part of a telephone
-- number; if nobody has that, the inside of a case number. `digits` is the number without its signs.
CREATE OR REPLACE FUNCTION probation.registrations_by_number(number text, digits text, wanted_state text, most integer)
    RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20 SET search_path = pg_catalog AS $$
    DECLARE
        shown text := ' AND (r.current OR r.state = ''open'') AND ($3 IS NULL OR r.state = $3) AND ' || probation.condition_of_search();
    BEGIN
        RETURN QUERY EXECUTE '(SELECT r.id FROM probation.registration r WHERE r.case_number COLLATE "C" >= $1
                AND r.case_number COLLATE "C" < $1 || '':''' || shown || ' LIMIT $4)
            UNION (SELECT r.id FROM probation.registration r WHERE reverse(r.case_number) LIKE reverse($1) || ''%''' || shown || ' LIMIT $4)
            UNION (SELECT r.id FROM probation.person p JOIN probation.registration r ON r.person = p.id
                WHERE p.iin LIKE $2 || ''%''' || shown || ' LIMIT $4)
            UNION (SELECT r.id FROM probation.person p JOIN probation.registration r ON r.person = p.id
                WHERE length($2) >= 4 AND p.phone LIKE ''%'' || right($2, 10) || ''%''' || shown || ' LIMIT $4)'
            USING number, digits, wanted_state, most;
        IF NOT FOUND THEN
            RETURN QUERY EXECUTE 'SELECT r.id FROM probation.registration r WHERE r.case_number LIKE ''%'' || $1 || ''%''' || shown || '
                LIMIT $2' USING number, most, wanted_state;
        END IF;
    END $$;
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
