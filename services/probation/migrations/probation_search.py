"""Further spellings of a person's name, by script; the words and numbers by which people are found."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-07T01:00:00:000000"
SQL = r"""
CREATE TABLE probation.person_name (
    person uuid NOT NULL,
    script varchar(5) NOT NULL CHECK (script IN ('kk', 'ru', 'latin')),
    family_name varchar(100) NOT NULL,
    given_name varchar(100) NOT NULL,
    patronymic varchar(100),
    PRIMARY KEY (person, script)
);
SELECT public.install_row_security('probation.person_name', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = person_name.person)');
-- The search (services/probation/search): the words of the register's names as keys, what each has in common with its misspellings, and by
-- which words a person is found. The first two do not say whose name a word is.
CREATE TABLE probation.search_word (word text COLLATE "C" PRIMARY KEY);
CREATE INDEX search_word_part ON probation.search_word USING gin (word public.gin_trgm_ops);
CREATE TABLE probation.near_word (remainder text COLLATE "C", word text COLLATE "C", PRIMARY KEY (remainder, word));
CREATE TABLE probation.person_word (word text COLLATE "C" NOT NULL, person uuid NOT NULL, PRIMARY KEY (word, person));
CREATE INDEX person_word_person ON probation.person_word (person, word);
SELECT public.install_row_security('probation.person_word', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = person_word.person)');

CREATE OR REPLACE FUNCTION probation.condition_of_search() RETURNS text LANGUAGE sql STABLE SET search_path = pg_catalog RETURN
    CASE WHEN current_setting('oralu.scope', true) IN ('system', 'everything') THEN 'true'
    WHEN current_setting('oralu.scope', true) IN ('own', 'reads') THEN format('(%s) AND %s',
        -- Parts that name nobody are left out: beside one of them no other would be found by its index.
        coalesce(nullif(concat_ws(' OR ',
            CASE WHEN current_setting('oralu.officers', true) <> ''
                THEN format('r.officer = ANY (%L::uuid[])', current_setting('oralu.officers', true)) END,
            CASE WHEN current_setting('oralu.offices', true) <> ''
                THEN format('r.office = ANY (%L::text[])', current_setting('oralu.offices', true)) END,
            CASE WHEN current_setting('oralu.regions', true) <> ''
                THEN format('r.office ^@ ANY (%L::text[]) AND (NOT r.restricted OR %L IS NULL)', current_setting('oralu.regions', true),
                    nullif(current_setting('oralu.restricted', true), '')) END), ''), 'false'),
        CASE WHEN current_setting('oralu.authority', true) <> ''
            THEN format('r.supervising_authority = %L', current_setting('oralu.authority', true)) ELSE 'true' END
    ) ELSE 'false' END;

-- Listed registrations of people who have some of these words, the best first. `places` says which typed word each is meant for, ascending
-- from 0, `weights` how likely. Where the scope is the whole country or regions, the best people are found before it is applied: `among` of
-- them.
CREATE FUNCTION probation.registrations_by_words(
        words text[], places integer[], weights real[], wanted_state text, among integer, most integer)
    RETURNS TABLE (id uuid, weight real) LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 50 SET search_path = pg_catalog AS $$
    DECLARE
        condition text := probation.condition_of_search();
        wide boolean := condition = 'true' OR nullif(current_setting('oralu.regions', true), '') IS NOT NULL;
        asked text := 'FROM unnest($1, $2, $3) AS m (word, place, weight) JOIN probation.person_word w ON w.word = m.word COLLATE "C"';
        shown text := '(r.current OR r.state = ''open'') AND ($4 IS NULL OR r.state = $4) AND ' || condition;
        best text := (SELECT string_agg(format('coalesce(max(m.weight) FILTER (WHERE m.place = %s), 0)', n), ' + ')
            FROM generate_series(0, places[array_upper(places, 1)]) n);
    BEGIN
        IF wide THEN
            RETURN QUERY EXECUTE 'SELECT r.id, f.weight FROM (SELECT w.person, (' || best || ')::real AS weight ' || asked || '
                GROUP BY w.person ORDER BY 2 DESC, 1 LIMIT $5) f JOIN probation.registration r ON r.person = f.person
                WHERE ' || shown || ' ORDER BY f.weight DESC, r.name_key, r.id LIMIT $6'
                USING words, places, weights, wanted_state, among, most;
        ELSE
            RETURN QUERY EXECUTE 'SELECT r.id, (' || best || ')::real AS weight ' || asked || ' JOIN probation.registration r
                ON r.person = w.person WHERE ' || shown || ' GROUP BY r.id ORDER BY 2 DESC, r.name_key, r.id LIMIT $6'
                USING words, places, weights, wanted_state, among, most;
        END IF;
    END $$;
-- Listed registrations by a part of a number: the beginning or the end of a case number, the beginning of an ИИН, any part of a telephone
-- number. `digits` is the number without its signs.
CREATE FUNCTION probation.registrations_by_number(number text, digits text, wanted_state text, most integer)
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
    END $$;
REVOKE ALL ON FUNCTION probation.registrations_by_words, probation.registrations_by_number FROM PUBLIC;
GRANT EXECUTE ON FUNCTION probation.registrations_by_words, probation.registrations_by_number TO probation;
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
