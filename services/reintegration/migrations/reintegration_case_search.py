"""The words and numbers by which cases are found; lists of closed cases."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2027-01-05T01:00:00:000000"
SQL = r"""
-- The search for cases (services/reintegration/case_search): the words of their names as keys, what each has in common with its
-- misspellings, and by which words a case is found. The first two do not say whose name a word is.
CREATE TABLE reintegration.search_word (word text COLLATE "C" PRIMARY KEY);
CREATE INDEX search_word_part ON reintegration.search_word USING gin (word public.gin_trgm_ops);
CREATE TABLE reintegration.near_word (remainder text COLLATE "C", word text COLLATE "C", PRIMARY KEY (remainder, word));
CREATE TABLE reintegration.case_word (word text COLLATE "C" NOT NULL, person uuid NOT NULL, PRIMARY KEY (word, person));
CREATE INDEX case_word_person ON reintegration.case_word (person, word);
SELECT public.install_row_security('reintegration.case_word', 'EXISTS (SELECT FROM reintegration."case" c
    WHERE c.person = case_word.person)');
-- The scope of the policy of cases, as text for the functions below: what compares parts of a text is not leakproof, so that under the
-- policies no index would be used. They return persons, by which the caller reads the protected tables.
CREATE FUNCTION reintegration.condition_of_search() RETURNS text LANGUAGE sql STABLE SET search_path = pg_catalog RETURN
    CASE WHEN current_setting('oralu.scope', true) IN ('system', 'everything') THEN 'true'
    WHEN current_setting('oralu.scope', true) IN ('own', 'reads') THEN format('((%s) AND %s)',
        coalesce(nullif(concat_ws(' OR ',
            CASE WHEN current_setting('oralu.offices', true) <> ''
                THEN format('c.office = ANY (%1$L::text[]) OR c.region = ANY (%1$L::text[]) AND NOT c.restricted',
                    current_setting('oralu.offices', true)) END,
            CASE WHEN current_setting('oralu.regions', true) <> ''
                THEN format('c.office ^@ ANY (%L::text[]) AND NOT c.restricted', current_setting('oralu.regions', true)) END), ''),
            'false'),
        CASE WHEN current_setting('oralu.authority', true) <> ''
            THEN format('c.authority = %L', current_setting('oralu.authority', true)) ELSE 'true' END
    ) ELSE 'false' END;
REVOKE ALL ON FUNCTION reintegration.condition_of_search FROM PUBLIC;

-- Cases of people who have some of these words, the best first, of equals those born in the year that was asked for. `places` says which
-- typed word each is meant for, ascending from 0, `weights` how likely. Where the scope is a region or the whole country, the best people
-- are found before it is applied: `among` of them. Otherwise the office's cases are read first, and of each its own words.
CREATE FUNCTION reintegration.cases_by_words(
        words text[], places integer[], weights real[], wanted_status text, among integer, most integer, born integer)
    RETURNS TABLE (person uuid, weight real) LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50 SET search_path = pg_catalog AS $$
    DECLARE
        condition text := reintegration.condition_of_search();
        wide boolean := condition = 'true' OR nullif(current_setting('oralu.regions', true), '') IS NOT NULL
            OR EXISTS (SELECT FROM reintegration."case" c
                WHERE c.region = ANY (nullif(current_setting('oralu.offices', true), '')::text[]));
        asked text := 'unnest($1, $2, $3) AS m (word, place, weight)';
        shown text := '($4 IS NULL OR c.status = $4) AND ' || condition;
        best text := (SELECT string_agg(format('coalesce(max(m.weight) FILTER (WHERE m.place = %s), 0)', n), ' + ')
            FROM generate_series(0, places[array_upper(places, 1)]) n);
    BEGIN
        IF wide THEN
            RETURN QUERY EXECUTE 'SELECT c.person, f.weight FROM (SELECT w.person, (' || best || ')::real AS weight FROM ' || asked || '
                JOIN reintegration.case_word w ON w.word = m.word COLLATE "C" GROUP BY w.person ORDER BY 2 DESC, 1 LIMIT $5) f
                JOIN reintegration."case" c ON c.person = f.person
                WHERE ' || shown || ' ORDER BY f.weight DESC, c.birth_year IS DISTINCT FROM $7, c.name_key, c.person LIMIT $6'
                USING words, places, weights, wanted_status, among, most, born;
        ELSE
            -- OFFSET 0 and MATERIALIZED: each person's words are read by their index, whatever the planner thinks of the words.
            RETURN QUERY EXECUTE 'WITH o AS MATERIALIZED (SELECT c.person, c.name_key, c.birth_year FROM reintegration."case" c
                    WHERE ' || shown || '),
                has AS MATERIALIZED (SELECT o.person, o.name_key, o.birth_year, w.word FROM o CROSS JOIN LATERAL (
                    SELECT w.word FROM reintegration.case_word w WHERE w.person = o.person OFFSET 0) w)
                SELECT h.person, (' || best || ')::real AS weight FROM has h JOIN ' || asked || ' ON h.word = m.word COLLATE "C"
                GROUP BY h.person, h.name_key, h.birth_year
                ORDER BY 2 DESC, h.birth_year IS DISTINCT FROM $7, h.name_key, h.person LIMIT $6'
                USING words, places, weights, wanted_status, among, most, born;
        END IF;
    END $$;
-- Cases by a part of a number: the beginning or the end of a case number, any part of a telephone number; if nobody has that, the inside
-- of a case number. `digits` is the number without its signs and letters.
CREATE FUNCTION reintegration.cases_by_number(number text, digits text, wanted_status text, most integer)
    RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20 SET search_path = pg_catalog AS $$
    DECLARE
        shown text := ' AND ($3 IS NULL OR c.status = $3) AND ' || reintegration.condition_of_search();
    BEGIN
        RETURN QUERY EXECUTE '(SELECT c.person FROM reintegration."case" c WHERE upper(c.case_number) COLLATE "C" >= $1
                AND upper(c.case_number) COLLATE "C" < $1 || '':''' || shown || ' LIMIT $4)
            UNION (SELECT c.person FROM reintegration."case" c WHERE reverse(upper(c.case_number)) LIKE reverse($1) || ''%''' || shown || '
                LIMIT $4)
            UNION (SELECT c.person FROM reintegration."case" c
                WHERE length($2) >= 4 AND c.phone LIKE ''%'' || right($2, 10) || ''%''' || shown || ' LIMIT $4)'
            USING number, digits, wanted_status, most;
        IF NOT FOUND THEN
            RETURN QUERY EXECUTE 'SELECT c.person FROM reintegration."case" c WHERE upper(c.case_number) LIKE ''%'' || $1 || ''%'''
                || shown || ' LIMIT $4' USING number, digits, wanted_status, most;
        END IF;
    END $$;
REVOKE ALL ON FUNCTION reintegration.cases_by_words, reintegration.cases_by_number FROM PUBLIC;
GRANT EXECUTE ON FUNCTION reintegration.cases_by_words, reintegration.cases_by_number TO reintegration;
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
