-- Reintegration's tables, as they are now: what the table classes of tables.py cannot express.
--
-- Databases are made by the migrations, never by this file. A test compares both: a change by a migration is made here in the same commit.

-- One task of a kind waits for a person and need.
CREATE UNIQUE INDEX task_one_waiting ON reintegration.task (person, kind, need) WHERE status IN ('open', 'taken');

-- One open referral for each person and offer, never without consent.
CREATE UNIQUE INDEX referral_one_open ON reintegration.referral (person, offer) WHERE ended_at IS NULL;
CREATE INDEX referral_inbox ON reintegration.referral (organisation, requested_at);
ALTER TABLE reintegration.referral ADD CONSTRAINT referral_with_consent CHECK (consent_at IS NOT NULL);
ALTER TABLE reintegration.capacity ADD CONSTRAINT capacity_possible CHECK (available >= 0 AND available <= maximum);

CREATE INDEX timeline_entry_of_case ON reintegration.timeline_entry (person, at DESC);
CREATE INDEX outbox_waiting ON reintegration.outbox (next_attempt_at) WHERE acknowledged_at IS NULL;
CREATE INDEX outbox_acknowledged ON reintegration.outbox (acknowledged_at) WHERE acknowledged_at IS NOT NULL;
CREATE INDEX inbox_applied ON reintegration.inbox (applied_at);
SELECT public.install_append_only('reintegration.timeline_entry', 'reintegration');
SELECT public.install_append_only('reintegration.referral_event', 'reintegration');
SELECT public.install_append_only('reintegration.audit', 'reintegration');

-- Names are sorted by their keys, the same on every server.
ALTER TABLE reintegration."case" ADD COLUMN name_key text COLLATE "C" GENERATED ALWAYS AS (public.name_key(name)) STORED;
ALTER TABLE reintegration.organisation ADD COLUMN name_key text COLLATE "C" GENERATED ALWAYS AS (public.name_key(name)) STORED;

-- An index for each list and each kind of reader: the office or the region first, then the list's own order.
CREATE INDEX case_list_office ON reintegration."case" (office, coalesce(next_due_on, '-infinity'::date), name_key, person)
    WHERE status = 'open';
CREATE INDEX case_list_region ON reintegration."case" (region, coalesce(next_due_on, '-infinity'::date), name_key, person)
    WHERE status = 'open';
CREATE INDEX case_list ON reintegration."case" (coalesce(next_due_on, '-infinity'::date), name_key, person) WHERE status = 'open';
CREATE INDEX task_list_office ON reintegration.task (office, status, urgent, due_at, created_at, id) WHERE status IN ('open', 'taken');
CREATE INDEX task_list_region ON reintegration.task (region, status, urgent, due_at, created_at, id) WHERE status IN ('open', 'taken');
CREATE INDEX task_list ON reintegration.task (status, urgent, due_at, created_at, id) WHERE status IN ('open', 'taken');
CREATE INDEX step_list_office ON reintegration.step (office, due_on, id) WHERE state = 'active';
CREATE INDEX step_list_region ON reintegration.step (region, due_on, id) WHERE state = 'active';
CREATE INDEX step_list ON reintegration.step (due_on, id) WHERE state = 'active';
CREATE INDEX step_next ON reintegration.step (person, due_on, position) WHERE state = 'active';
CREATE INDEX referral_list_office ON reintegration.referral (office, (CASE WHEN status = 'requested' THEN 0 ELSE 1 END), answer_due_at, id) WHERE ended_at IS NULL;
CREATE INDEX referral_list_region ON reintegration.referral (region, (CASE WHEN status = 'requested' THEN 0 ELSE 1 END), answer_due_at, id) WHERE ended_at IS NULL;
CREATE INDEX referral_list ON reintegration.referral ((CASE WHEN status = 'requested' THEN 0 ELSE 1 END), answer_due_at, id) WHERE ended_at IS NULL;

-- Offers for a need in order, and which of them are full, without reading whole rows.
CREATE INDEX service_offer_of_need ON reintegration.service_offer (need) INCLUDE (id, organisation, languages) WHERE ended_at IS NULL;
CREATE INDEX capacity_full ON reintegration.capacity (offer) INCLUDE (updated_at) WHERE available = 0;

CREATE INDEX case_restricted ON reintegration."case" (person) WHERE restricted;
CREATE INDEX case_police ON reintegration."case" (person) WHERE authority = 'police';

-- The scope of the queries, repeated (infra/adr/0036-row-level-security.md): a desk's office or region; a provider sees the referrals that were
-- sent to the organisation, never the case.
-- A restricted case is seen in its own office alone; beyond the office, and for the police, the case itself decides about what belongs to it.
SELECT public.install_row_security('reintegration."case"', '((office = ANY (:offices)
        OR (region = ANY (:offices) OR office ^@ ANY (:regions)) AND NOT restricted) AND (:authority IS NULL OR authority = :authority))');
SELECT public.install_row_security(format('reintegration.%I', protected)::regclass, format('(office = ANY (:offices) AND :authority IS NULL
    OR (office = ANY (:offices) OR region = ANY (:offices) OR office ^@ ANY (:regions))
        AND EXISTS (SELECT FROM reintegration."case" c WHERE c.person = %I.person))', protected))
    FROM unnest(ARRAY['task', 'step']) AS protected;
SELECT public.install_row_security('reintegration.referral', '(office = ANY (:offices) AND :authority IS NULL
    OR (office = ANY (:offices) OR region = ANY (:offices) OR office ^@ ANY (:regions))
        AND EXISTS (SELECT FROM reintegration."case" c WHERE c.person = referral.person) OR organisation = :provider)');
SELECT public.install_row_security('reintegration.referral_event', 'EXISTS (SELECT FROM reintegration.referral r WHERE r.id = referral)');
SELECT public.install_row_security('reintegration.plan', 'EXISTS (SELECT FROM reintegration."case" c WHERE c.person = plan.person)');
SELECT public.install_row_security('reintegration.goal', 'EXISTS (SELECT FROM reintegration.plan p WHERE p.id = plan)');
SELECT public.install_row_security('reintegration.timeline_entry', 'EXISTS (SELECT FROM reintegration."case" c
    WHERE c.person = timeline_entry.person)');
SELECT public.install_row_security('reintegration.merged_case', 'EXISTS (SELECT FROM reintegration."case" c
    WHERE c.person IN (merged_case.person, other))');

-- Versions of the law's data: added, never changed.
CREATE INDEX law_version_book ON reintegration.law_version (book);
SELECT public.install_append_only('reintegration.law_version', 'reintegration');
SELECT public.install_append_only('reintegration.law_cancellation', 'reintegration');

-- Cases that no registration opened have numbers of their own; who waits to be asked; whoever may be the same person.
CREATE SEQUENCE reintegration.case_number;
CREATE INDEX case_consent_awaited ON reintegration."case" (consent_due_on, person) WHERE status = 'open' AND ground = 'consent_awaited';
CREATE INDEX case_same_name ON reintegration."case" (name_key, birth_year);

-- The directory of providers (HSDS): found by any spelling, by place and by who needs to confirm it.
CREATE INDEX organisation_search ON reintegration.organisation USING gin (search_key public.gin_trgm_ops);
CREATE INDEX service_offer_search ON reintegration.service_offer USING gin (search_key public.gin_trgm_ops);
CREATE INDEX organisation_confirmed ON reintegration.organisation (confirmed_on) WHERE ended_at IS NULL;
CREATE INDEX location_point ON reintegration.location (latitude, longitude) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX directory_source_row_of ON reintegration.directory_source_row (source, entity, external_id);
CREATE INDEX directory_change_waiting ON reintegration.directory_change (proposed_at) WHERE state = 'proposed';
CREATE UNIQUE INDEX directory_change_undone_once ON reintegration.directory_change (undoes) WHERE undoes IS NOT NULL;

-- An address in one line, by the language of its letters (directory.domain.text_language).
CREATE FUNCTION reintegration.line_of(street text, city text) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN jsonb_build_object(CASE WHEN street ~ '[әғқңөұүһіӘҒҚҢӨҰҮҺІ]' THEN 'kk' WHEN street ~ '[а-яёА-ЯЁ]' THEN 'ru' ELSE 'en' END,
    concat_ws(', ', street, nullif(city, '')));

-- Of a change only the decision is written later; what was decided about a term, and what was read from elsewhere, is only added.
REVOKE UPDATE, DELETE, TRUNCATE ON reintegration.directory_change FROM reintegration;
GRANT UPDATE (state, before, decided_at, decided_by, decided_by_name, answer, contact) ON reintegration.directory_change TO reintegration;
SELECT public.install_append_only('reintegration.term_need', 'reintegration');
SELECT public.install_append_only('reintegration.directory_import', 'reintegration');

-- Changes name who proposed them: the desk sees all of them, a provider those of the own organisation.
SELECT public.install_row_security('reintegration.directory_change', '(cardinality(:offices) > 0 OR organisation = :provider)');

-- Contacts and appointments: a case's latest first, a worker's calendar.
CREATE INDEX contact_of_case ON reintegration.contact (person, happened_at DESC, id);
CREATE INDEX contact_again ON reintegration.contact (by_id, next_on) WHERE next_on IS NOT NULL;
CREATE INDEX appointment_calendar ON reintegration.appointment (worker, starts_at);
SELECT public.install_append_only('reintegration.contact', 'reintegration');
SELECT public.install_append_only('reintegration.appointment_event', 'reintegration');
SELECT public.install_row_security('reintegration.contact', 'EXISTS (SELECT FROM reintegration."case" c WHERE c.person = contact.person)');
SELECT public.install_row_security('reintegration.appointment', 'EXISTS (SELECT FROM reintegration."case" c
    WHERE c.person = appointment.person)');
SELECT public.install_row_security('reintegration.appointment_event', 'EXISTS (SELECT FROM reintegration.appointment a
    WHERE a.id = appointment)');

-- What was said about each paper: added, never changed; the next version of a paper is written once.
CREATE UNIQUE INDEX paper_version_of_kind ON reintegration.paper_version (person, kind, version DESC);
SELECT public.install_append_only('reintegration.paper_version', 'reintegration');
SELECT public.install_row_security('reintegration.paper_version', 'EXISTS (SELECT FROM reintegration."case" c
    WHERE c.person = paper_version.person)');

-- What happened to a task: added, never changed.
SELECT public.install_append_only('reintegration.task_event', 'reintegration');
SELECT public.install_row_security('reintegration.task_event', 'EXISTS (SELECT FROM reintegration.task t WHERE t.id = task)');

-- Consents and what was taken back: added, never changed. A provider sees that a consent to share with its organisation was taken back.
CREATE INDEX consent_ending ON reintegration.consent (until_on) WHERE answer = 'given';
CREATE INDEX consent_notice_to_tell ON reintegration.consent_notice (due_on, id) WHERE told_at IS NULL;
SELECT public.install_append_only('reintegration.consent', 'reintegration');
SELECT public.install_append_only('reintegration.consent_withdrawal', 'reintegration');
SELECT public.install_row_security(format('reintegration.%I', protected)::regclass, format('EXISTS (SELECT FROM reintegration."case" c
    WHERE c.person = %I.person)', protected)) FROM unnest(ARRAY['consent', 'consent_withdrawal']) AS protected;
SELECT public.install_row_security('reintegration.consent_notice', 'EXISTS (SELECT FROM reintegration."case" c
    WHERE c.person = consent_notice.person) OR organisation = :provider');

-- Needs: one draft of an assessment for each person, one row a pathway; who cannot wait until tomorrow.
CREATE UNIQUE INDEX question_set_number ON reintegration.question_set (pathway, version);
CREATE UNIQUE INDEX assessment_one_draft ON reintegration.assessment (person) WHERE state = 'draft';
CREATE UNIQUE INDEX assessment_part_once ON reintegration.assessment_part (assessment, pathway);
CREATE UNIQUE INDEX case_need_once ON reintegration.case_need (person, pathway);
CREATE INDEX case_need_urgent ON reintegration.case_need (found_at, id) WHERE urgent_now;
CREATE UNIQUE INDEX need_event_number ON reintegration.need_event (need, number);
SELECT public.install_row_security(format('reintegration.%I', protected)::regclass, format('EXISTS (SELECT FROM reintegration."case" c
    WHERE c.person = %I.person)', protected)) FROM unnest(ARRAY['assessment', 'case_need']) AS protected;
SELECT public.install_row_security('reintegration.assessment_part', 'EXISTS (SELECT FROM reintegration.assessment a WHERE a.id = assessment)');
SELECT public.install_row_security('reintegration.need_event', 'EXISTS (SELECT FROM reintegration.case_need n WHERE n.id = need)');
SELECT public.install_append_only('reintegration.question_set', 'reintegration');
CREATE UNIQUE INDEX question_draft_one_open ON reintegration.question_draft (pathway) WHERE state IN ('draft', 'waiting');
CREATE UNIQUE INDEX question_draft_accepted ON reintegration.question_draft (question_set) WHERE question_set IS NOT NULL;
CREATE UNIQUE INDEX question_draft_event_number ON reintegration.question_draft_event (draft, number);
SELECT public.install_append_only('reintegration.question_draft_event', 'reintegration');
SELECT public.install_append_only('reintegration.need_event', 'reintegration');

-- What is done for a need carries its id; what workers answered when something for it ended is only added.
CREATE UNIQUE INDEX need_outcome_number ON reintegration.need_outcome (need, subject, number);
CREATE INDEX task_need_id ON reintegration.task (need_id) WHERE need_id IS NOT NULL;
CREATE INDEX goal_need_id ON reintegration.goal (need_id) WHERE need_id IS NOT NULL;
CREATE INDEX referral_need_id ON reintegration.referral (need_id) WHERE need_id IS NOT NULL;
CREATE INDEX participation_need_id ON reintegration.participation (need_id) WHERE need_id IS NOT NULL;
CREATE INDEX course_place_need_id ON reintegration.course_place (need_id) WHERE need_id IS NOT NULL;
CREATE INDEX job_application_need_id ON reintegration.job_application (need_id) WHERE need_id IS NOT NULL;
CREATE INDEX case_need_open ON reintegration.case_need (person) WHERE state IN ('not_started', 'in_progress');
SELECT public.install_row_security('reintegration.need_outcome', 'EXISTS (SELECT FROM reintegration.case_need n WHERE n.id = need)');
SELECT public.install_append_only('reintegration.need_outcome', 'reintegration');

-- Who has a case: one worker at a time, one question about a hand-over at a time. Of both only the end is written later.
CREATE UNIQUE INDEX case_owner_one ON reintegration.case_owner (person) WHERE until IS NULL;
CREATE INDEX case_owner_of ON reintegration.case_owner (account, person) WHERE until IS NULL;
CREATE UNIQUE INDEX handover_one_asked ON reintegration.handover (person) WHERE state = 'asked';
CREATE INDEX handover_to ON reintegration.handover (to_account, asked_at, id) WHERE state = 'asked';
CREATE INDEX handover_from ON reintegration.handover (from_account, asked_at, id);
CREATE INDEX handover_waiting ON reintegration.handover (asked_at, id) WHERE state = 'asked';
CREATE INDEX worker_capacity_of ON reintegration.worker_capacity (account, valid_from DESC, set_at DESC);
REVOKE UPDATE, DELETE, TRUNCATE ON reintegration.case_owner, reintegration.handover FROM reintegration;
GRANT UPDATE (until, ended, ended_by, ended_by_name) ON reintegration.case_owner TO reintegration;
GRANT UPDATE (state, reason, sealed_answer, answered_at, answered_by, answered_by_name) ON reintegration.handover TO reintegration;
SELECT public.install_append_only('reintegration.worker_capacity', 'reintegration');
SELECT public.install_row_security(format('reintegration.%I', protected)::regclass, format('EXISTS (SELECT FROM reintegration."case" c
    WHERE c.person = %I.person)', protected)) FROM unnest(ARRAY['case_owner', 'handover']) AS protected;
SELECT public.install_row_security('reintegration.worker_capacity', '(office = ANY (:offices) OR region = ANY (:offices)
    OR office ^@ ANY (:regions))');

-- Who else takes part in a case. They have no scope: the function shows the rows that name them, with the least that they need.
ALTER TABLE reintegration.case_member ADD CONSTRAINT case_member_one CHECK (num_nonnulls(account, organisation) = 1);
ALTER TABLE reintegration.case_member ADD CONSTRAINT case_member_consent CHECK (consent IS NOT NULL OR part = 'institution');
CREATE INDEX case_member_account ON reintegration.case_member (account, since DESC, id DESC) WHERE ended_at IS NULL;
CREATE INDEX case_member_organisation ON reintegration.case_member (organisation, since DESC, id DESC) WHERE ended_at IS NULL;
REVOKE UPDATE, DELETE, TRUNCATE ON reintegration.case_member FROM reintegration;
GRANT UPDATE (ended_at, ended, ended_by_name) ON reintegration.case_member TO reintegration;
SELECT public.install_row_security('reintegration.case_member', 'EXISTS (SELECT FROM reintegration."case" c
    WHERE c.person = case_member.person)');
CREATE UNIQUE INDEX part_note_version ON reintegration.part_note (note, version);
CREATE INDEX part_note_of_case ON reintegration.part_note (person, at DESC, id DESC);
CREATE INDEX part_note_of_part ON reintegration.part_note (part, at DESC, id DESC);
SELECT public.install_append_only('reintegration.part_note', 'reintegration');
SELECT public.install_row_security('reintegration.part_note', 'EXISTS (SELECT FROM reintegration."case" c
    WHERE c.person = part_note.person)');
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
-- The search for cases (services/reintegration/case_search): the words of their names as keys, what each has in common with its
-- misspellings, and by which words a case is found. The first two do not say whose name a word is.
CREATE TABLE reintegration.search_word (word text COLLATE "C" PRIMARY KEY);
CREATE INDEX search_word_part ON reintegration.search_word USING gin (word public.gin_trgm_ops);
CREATE TABLE reintegration.near_word (remainder text COLLATE "C", word text COLLATE "C", PRIMARY KEY (remainder, word));
CREATE TABLE reintegration.case_word (word text COLLATE "C" NOT NULL, person uuid NOT NULL, PRIMARY KEY (word, person));
CREATE INDEX case_word_person ON reintegration.case_word (person, word);
SELECT public.install_row_security('reintegration.case_word', 'EXISTS (SELECT FROM reintegration."case" c
    WHERE c.person = case_word.person)');
-- Closed cases stay findable: the list by name, for each kind of reader.
CREATE INDEX case_name_office ON reintegration."case" (office, name_key, person);
CREATE INDEX case_name_region ON reintegration."case" (region, name_key, person);
CREATE INDEX case_name ON reintegration."case" (name_key, person);
CREATE INDEX case_number_begins ON reintegration."case" (upper(case_number) COLLATE "C");
CREATE INDEX case_number_ends ON reintegration."case" (reverse(upper(case_number)) text_pattern_ops);
CREATE INDEX case_phone_part ON reintegration."case" USING gin (phone public.gin_trgm_ops);
CREATE INDEX case_birth_year ON reintegration."case" (birth_year, name_key, person);

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

-- Requests for help by the public page: before every desk of the region. What was written is sealed under a key of its own.
CREATE UNIQUE INDEX help_request_code ON reintegration.help_request (code_hash);
CREATE INDEX help_request_list ON reintegration.help_request ((state = 'waiting'), due_at, id);
CREATE INDEX help_request_waiting ON reintegration.help_request (region, due_at, id) WHERE state = 'waiting';
SELECT public.install_row_security('reintegration.help_request', '(EXISTS (SELECT FROM unnest(:offices) AS o (code) WHERE o.code ^@ region)
    OR region = ANY (:regions))');
SELECT public.install_row_security('reintegration.help_request_event', 'EXISTS (SELECT FROM reintegration.help_request h
    WHERE h.id = help_request)');
SELECT public.install_append_only('reintegration.help_request_event', 'reintegration');
CREATE SEQUENCE reintegration.help_request_number;
CREATE UNIQUE INDEX help_request_answer_once ON reintegration.help_request_answer (help_request, version);
CREATE INDEX help_request_answer_waiting ON reintegration.help_request_answer (not_before, id) WHERE state = 'queued';
CREATE INDEX help_request_answer_not_told ON reintegration.help_request_answer (settled_at, id) WHERE state = 'failed' AND told_at IS NULL;
CREATE INDEX help_request_erased ON reintegration.help_request (decided_at, id) WHERE erased_at IS NULL AND decided_at IS NOT NULL;
SELECT public.install_row_security('reintegration.help_request_answer', 'EXISTS (SELECT FROM reintegration.help_request h
    WHERE h.id = help_request)');
SELECT public.install_row_security('reintegration.need_key', 'EXISTS (SELECT FROM reintegration."case" c WHERE c.person = need_key.person)
    OR EXISTS (SELECT FROM reintegration.help_request h WHERE h.person = need_key.person)');

-- Pairs of cases of one person, or of two: one row a pair, seen by whoever sees one of both; every decision is kept.
CREATE UNIQUE INDEX case_pair_once ON reintegration.case_pair (first, second);
CREATE INDEX case_pair_second ON reintegration.case_pair (second);
CREATE UNIQUE INDEX case_pair_event_number ON reintegration.case_pair_event (pair, version);
ALTER TABLE reintegration.case_pair ADD CONSTRAINT case_pair_of_two CHECK (first < second);
SELECT public.install_row_security('reintegration.case_pair', 'EXISTS (SELECT FROM reintegration."case" c
    WHERE c.person IN (first, second))');
SELECT public.install_row_security('reintegration.case_pair_event', 'EXISTS (SELECT FROM reintegration.case_pair p WHERE p.id = pair)');
SELECT public.install_append_only('reintegration.case_pair_event', 'reintegration');

-- Who brought a case, and whom to ask there.
SELECT public.install_row_security('reintegration.case_bringer', 'EXISTS (SELECT FROM reintegration."case" c
    WHERE c.person = case_bringer.person)');
-- Stages: one row a stage and a task of each case; who is to be moved on; the board and the desk's list by reader.
CREATE UNIQUE INDEX case_stage_once ON reintegration.case_stage (person, stage);
CREATE UNIQUE INDEX stage_task_once ON reintegration.stage_task (person, task);
CREATE INDEX stage_event_of_case ON reintegration.stage_event (person, at DESC, id);
CREATE INDEX case_path_next ON reintegration.case_path (next_on, person) WHERE paused_on IS NULL;
CREATE INDEX case_path_board_office ON reintegration.case_path (office, stage, coalesce(due_on, 'infinity'::date), person)
    WHERE paused_on IS NULL;
CREATE INDEX case_path_board_region ON reintegration.case_path (region, stage, coalesce(due_on, 'infinity'::date), person)
    WHERE paused_on IS NULL;
CREATE INDEX case_path_board ON reintegration.case_path (stage, coalesce(due_on, 'infinity'::date), person) WHERE paused_on IS NULL;
CREATE INDEX stage_task_list_office ON reintegration.stage_task (office, due_on, id) WHERE state = 'open';
CREATE INDEX stage_task_list_region ON reintegration.stage_task (region, due_on, id) WHERE state = 'open';
CREATE INDEX stage_task_list ON reintegration.stage_task (due_on, id) WHERE state = 'open';
SELECT public.install_append_only('reintegration.stage_event', 'reintegration');
SELECT public.install_row_security(format('reintegration.%I', protected)::regclass, format('(office = ANY (:offices) AND :authority IS NULL
    OR (office = ANY (:offices) OR region = ANY (:offices) OR office ^@ ANY (:regions))
        AND EXISTS (SELECT FROM reintegration."case" c WHERE c.person = %I.person))', protected))
    FROM unnest(ARRAY['case_path', 'stage_task']) AS protected;
SELECT public.install_row_security(format('reintegration.%I', protected)::regclass, format('EXISTS (SELECT FROM reintegration."case" c
    WHERE c.person = %I.person)', protected)) FROM unnest(ARRAY['case_stage', 'stage_event']) AS protected;

-- Plans: what happened to each goal and step, versions with their answers, notes, and one review that waits.
CREATE INDEX plan_event_goal ON reintegration.plan_event (goal, at DESC, number DESC);
CREATE INDEX plan_event_step ON reintegration.plan_event (step, at DESC, number DESC) WHERE step IS NOT NULL;
CREATE UNIQUE INDEX plan_version_number ON reintegration.plan_version (person, number);
CREATE INDEX plan_answer_version ON reintegration.plan_answer (version, at);
CREATE INDEX plan_note_of_case ON reintegration.plan_note (person, at DESC, id);
CREATE UNIQUE INDEX plan_note_corrected_once ON reintegration.plan_note (corrects) WHERE corrects IS NOT NULL;
CREATE UNIQUE INDEX plan_review_one_active ON reintegration.plan_review (person) WHERE state = 'active';
CREATE INDEX plan_review_due ON reintegration.plan_review (due_on, id) WHERE state = 'active' AND exempt_since IS NULL;
CREATE INDEX step_blocked ON reintegration.step (blocked_until, id) WHERE state = 'blocked';
CREATE INDEX goal_plain ON reintegration.goal (id) WHERE text IS NOT NULL;
CREATE INDEX step_plain ON reintegration.step (id) WHERE text IS NOT NULL;
SELECT public.install_row_security(format('reintegration.%I', protected)::regclass, format('EXISTS (SELECT FROM reintegration."case" c
    WHERE c.person = %I.person)', protected))
    FROM unnest(ARRAY['plan_event', 'plan_version', 'plan_answer', 'plan_note', 'plan_review']) AS protected;
SELECT public.install_append_only('reintegration.plan_event', 'reintegration');
SELECT public.install_append_only('reintegration.plan_version', 'reintegration');
SELECT public.install_append_only('reintegration.plan_answer', 'reintegration');
SELECT public.install_append_only('reintegration.plan_note', 'reintegration');

-- Vacancies name nobody: found by state and by any spelling. What happened to them, and figures of the quota, are only added.
CREATE INDEX vacancy_listed ON reintegration.vacancy (state, made_at DESC, id DESC);
CREATE INDEX vacancy_search ON reintegration.vacancy USING gin (search_key public.gin_trgm_ops);
SELECT public.install_append_only('reintegration.vacancy_event', 'reintegration');
SELECT public.install_append_only('reintegration.job_quota', 'reintegration');

-- Work: one open application of a person to a vacancy; a provider sees what it was sent, never the case.
CREATE UNIQUE INDEX job_application_once ON reintegration.job_application (person, vacancy)
    WHERE state IN ('considered', 'applied', 'interview', 'offered', 'started');
CREATE INDEX job_application_sent ON reintegration.job_application (organisation, sent_at DESC, id DESC) WHERE sent_at IS NOT NULL;
CREATE INDEX job_application_interview ON reintegration.job_application (interview_at) WHERE state = 'interview';
CREATE INDEX employment_due ON reintegration.employment (next_proof_on, id) WHERE next_proof_on IS NOT NULL;
CREATE UNIQUE INDEX employment_proof_version ON reintegration.employment_proof (employment, step, version);
SELECT public.install_append_only(format('reintegration.%I', kept)::regclass, 'reintegration')
    FROM unnest(ARRAY['cv_sent', 'job_application_event', 'employment_event', 'employment_proof']) AS kept;
SELECT public.install_row_security(format('reintegration.%I', protected)::regclass, format('EXISTS (SELECT FROM reintegration."case" c
    WHERE c.person = %I.person)', protected)) FROM unnest(ARRAY['cv', 'employment']) AS protected;
SELECT public.install_row_security('reintegration.job_application', 'EXISTS (SELECT FROM reintegration."case" c
    WHERE c.person = job_application.person) OR (organisation = :provider AND sent_at IS NOT NULL)');
SELECT public.install_row_security('reintegration.cv_sent', 'EXISTS (SELECT FROM reintegration."case" c
    WHERE c.person = cv_sent.person) OR organisation = :provider');
SELECT public.install_row_security('reintegration.job_application_event', 'EXISTS (SELECT FROM reintegration.job_application a
    JOIN reintegration."case" c ON c.person = a.person WHERE a.id = application)');
SELECT public.install_row_security(format('reintegration.%I', protected)::regclass,
    'EXISTS (SELECT FROM reintegration.employment e WHERE e.id = employment)')
    FROM unnest(ARRAY['employment_event', 'employment_proof']) AS protected;

-- Courses: never more people than seats; a provider sees who takes part in its own groups.
CREATE INDEX course_group_listed ON reintegration.course_group (begins_on, id) WHERE state = 'open';
CREATE UNIQUE INDEX course_place_once ON reintegration.course_place (person, course_group)
    WHERE state IN ('asked', 'waiting', 'enrolled', 'completed');
CREATE UNIQUE INDEX course_attendance_version ON reintegration.course_attendance (session, place, version);
ALTER TABLE reintegration.course_group ADD CONSTRAINT course_group_seats CHECK (taken BETWEEN 0 AND seats);
SELECT public.install_append_only('reintegration.course_place_event', 'reintegration');
SELECT public.install_append_only('reintegration.course_attendance', 'reintegration');
SELECT public.install_row_security('reintegration.course_place', 'EXISTS (SELECT FROM reintegration."case" c
    WHERE c.person = course_place.person) OR organisation = :provider');
SELECT public.install_row_security('reintegration.course_place_event', 'EXISTS (SELECT FROM reintegration.course_place p
    JOIN reintegration."case" c ON c.person = p.person WHERE p.id = place)');
SELECT public.install_row_security('reintegration.course_attendance', 'EXISTS (SELECT FROM reintegration.course_place p
    WHERE p.id = place)');

-- Groups: the latest first, seats that cannot be taken twice; who takes part and who came is added, never changed.
CREATE INDEX programme_group_latest ON reintegration.programme_group (begins_on DESC, id DESC);
CREATE INDEX group_session_of_group ON reintegration.group_session (group_id, starts_at);
CREATE INDEX group_session_planned ON reintegration.group_session (starts_at, id) WHERE state = 'planned';
CREATE UNIQUE INDEX participation_once ON reintegration.participation (person, group_id);
CREATE INDEX participation_of_group ON reintegration.participation (group_id);
CREATE INDEX participation_waiting ON reintegration.participation (group_id, changed_at, id) WHERE state = 'waiting';
CREATE UNIQUE INDEX participation_event_number ON reintegration.participation_event (participation, version);
CREATE UNIQUE INDEX attendance_number ON reintegration.attendance (session, participation, version);
CREATE INDEX attendance_of_participation ON reintegration.attendance (participation);
ALTER TABLE reintegration.programme_group ADD CONSTRAINT programme_group_seats CHECK (taken BETWEEN 0 AND seats);
SELECT public.install_append_only('reintegration.participation_event', 'reintegration');
SELECT public.install_append_only('reintegration.attendance', 'reintegration');
SELECT public.install_row_security('reintegration.programme_group',
    '(office = ANY (:offices) OR region = ANY (:offices) OR office ^@ ANY (:regions))');
SELECT public.install_row_security('reintegration.group_session', 'EXISTS (SELECT FROM reintegration.programme_group g
    WHERE g.id = group_id)');
SELECT public.install_row_security('reintegration.participation', 'EXISTS (SELECT FROM reintegration."case" c
    WHERE c.person = participation.person)');
SELECT public.install_row_security('reintegration.participation_event', 'EXISTS (SELECT FROM reintegration.participation p
    WHERE p.id = participation)');
SELECT public.install_row_security('reintegration.attendance', 'EXISTS (SELECT FROM reintegration.participation p
    WHERE p.id = participation)');

-- Mentors: one at a time for a person; a mentor sees the own ones and no case.
CREATE INDEX mentorship_person ON reintegration.mentorship (person);
CREATE UNIQUE INDEX mentorship_one_running ON reintegration.mentorship (person)
    WHERE state IN ('proposed', 'person_agreed', 'mentor_agreed', 'active');
CREATE INDEX mentorship_of_mentor ON reintegration.mentorship (mentor, until_on);
CREATE UNIQUE INDEX mentorship_event_number ON reintegration.mentorship_event (mentorship, version);
CREATE UNIQUE INDEX mentor_log_number ON reintegration.mentor_log (entry, version);
CREATE INDEX mentor_log_of_mentorship ON reintegration.mentor_log (mentorship, day DESC);
CREATE INDEX mentor_log_by_day ON reintegration.mentor_log (day);
SELECT public.install_append_only('reintegration.mentorship_event', 'reintegration');
SELECT public.install_append_only('reintegration.mentor_log', 'reintegration');
SELECT public.install_row_security('reintegration.mentorship', 'mentor = :actor OR EXISTS (SELECT FROM reintegration."case" c
    WHERE c.person = mentorship.person)');
SELECT public.install_row_security('reintegration.mentorship_event', 'EXISTS (SELECT FROM reintegration.mentorship m
    WHERE m.id = mentorship)');
SELECT public.install_row_security('reintegration.mentor_log', 'EXISTS (SELECT FROM reintegration.mentorship m
    WHERE m.id = mentorship)');

-- Referrals as a conversation: both sides see what belongs to a referral that they see; links are the desk's alone.
CREATE INDEX referral_message_of ON reintegration.referral_message (referral, at, id);
CREATE UNIQUE INDEX referral_read_by ON reintegration.referral_read (referral, party);
CREATE INDEX referral_proposal_of ON reintegration.referral_proposal (referral, at, id);
CREATE INDEX referral_proposal_open ON reintegration.referral_proposal (person) WHERE state = 'offered';
CREATE INDEX referral_arrival_of ON reintegration.referral_arrival (referral, at DESC, id);
CREATE INDEX referral_link_of ON reintegration.referral_link (referral, made_at DESC);
CREATE INDEX referral_link_of_person ON reintegration.referral_link (person) WHERE used_at IS NULL AND revoked_at IS NULL;
CREATE INDEX referral_link_waiting ON reintegration.referral_link (not_before, id) WHERE state = 'queued';
CREATE INDEX referral_link_token_link ON reintegration.referral_link_token (link);
CREATE INDEX referral_sent_office ON reintegration.referral (office, requested_at DESC, id DESC);
CREATE INDEX referral_sent_region ON reintegration.referral (region, requested_at DESC, id DESC);
CREATE INDEX referral_sent ON reintegration.referral (requested_at DESC, id DESC);
SELECT public.install_append_only(format('reintegration.%I', kept)::regclass, 'reintegration')
    FROM unnest(ARRAY['referral_message', 'referral_arrival', 'referral_link_token']) AS kept;
SELECT public.install_row_security(format('reintegration.%I', protected)::regclass, 'EXISTS (SELECT FROM reintegration.referral r
    WHERE r.id = referral)') FROM unnest(ARRAY['referral_message', 'referral_read', 'referral_proposal', 'referral_arrival']) AS protected;
SELECT public.install_row_security('reintegration.referral_link', 'EXISTS (SELECT FROM reintegration."case" c
    WHERE c.person = referral_link.person)');
SELECT public.install_row_security('reintegration.referral_link_token', 'EXISTS (SELECT FROM reintegration.referral_link l
    WHERE l.id = link)');

-- Which organisations have staff in the portal: how many accounts may sign in, and when the last one was switched off. Names nobody. The
-- service's own role does not read accounts.
CREATE FUNCTION reintegration.portal_staff() RETURNS TABLE (organisation uuid, working bigint, last_off timestamptz)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    BEGIN
        RETURN QUERY SELECT a.provider, count(*) FILTER (WHERE a.disabled_at IS NULL), max(a.disabled_at)
            FROM identity.account a WHERE a.role = 'provider' AND a.provider IS NOT NULL GROUP BY a.provider;
    END $$;
REVOKE ALL ON FUNCTION reintegration.portal_staff FROM PUBLIC;
GRANT EXECUTE ON FUNCTION reintegration.portal_staff TO reintegration;
CREATE INDEX referral_unstaffed ON reintegration.referral (organisation) WHERE returned_why = 'no_staff';

-- Reminders of appointments: what waits, by its time; whoever sees the appointment sees whether one was sent.
CREATE INDEX appointment_reminder_waiting ON reintegration.appointment_reminder (not_before, appointment) WHERE state = 'queued';
SELECT public.install_row_security('reintegration.appointment_reminder', 'EXISTS (SELECT FROM reintegration.appointment a
    WHERE a.id = appointment)');

-- Texts about a person are encrypted in `sealed`. Of rows that are kept as they were written, older texts move there, by one function, and
-- nothing else may change.
CREATE FUNCTION reintegration.refuse_all_but_sealing() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'UPDATE' THEN
            IF OLD.sealed IS NULL AND NEW.sealed IS NOT NULL AND to_jsonb(NEW) - 'sealed' = to_jsonb(OLD) - 'sealed'
                || (SELECT jsonb_object_agg(plain, NULL) FROM unnest(TG_ARGV) AS plain) THEN
                RETURN NEW;
            END IF;
        END IF;
        RAISE EXCEPTION 'the table % is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
    END $$;
CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE ON reintegration.task_event
    FOR EACH ROW EXECUTE FUNCTION reintegration.refuse_all_but_sealing('words');
CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE ON reintegration.contact
    FOR EACH ROW EXECUTE FUNCTION reintegration.refuse_all_but_sealing('words', 'with_words');
CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE ON reintegration.appointment_event
    FOR EACH ROW EXECUTE FUNCTION reintegration.refuse_all_but_sealing('result', 'why');
CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE ON reintegration.referral_event
    FOR EACH ROW EXECUTE FUNCTION reintegration.refuse_all_but_sealing('note');
CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE ON reintegration.paper_version
    FOR EACH ROW EXECUTE FUNCTION reintegration.refuse_all_but_sealing('words');
CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE ON reintegration.consent_withdrawal
    FOR EACH ROW EXECUTE FUNCTION reintegration.refuse_all_but_sealing('words');
CREATE OR REPLACE TRIGGER append_only BEFORE UPDATE OR DELETE ON reintegration.timeline_entry
    FOR EACH ROW EXECUTE FUNCTION reintegration.refuse_all_but_sealing('words');

CREATE FUNCTION reintegration.seal_older(relation text, ids uuid[], contents bytea[]) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
    DECLARE
        emptied text := CASE relation
            WHEN 'task' THEN 'words = NULL'
            WHEN 'task_event' THEN 'words = NULL'
            WHEN 'contact' THEN 'words = NULL, with_words = NULL'
            WHEN 'appointment' THEN 'purpose = NULL, place = NULL, result = NULL'
            WHEN 'appointment_event' THEN 'result = NULL, why = NULL'
            WHEN 'referral' THEN 'shared_note = NULL'
            WHEN 'referral_event' THEN 'note = NULL'
            WHEN 'paper_version' THEN 'words = NULL'
            WHEN 'consent_withdrawal' THEN 'words = NULL'
            WHEN 'timeline_entry' THEN 'words = NULL'
        END;
        done bigint;
    BEGIN
        IF emptied IS NULL THEN
            RAISE EXCEPTION 'no texts of % are encrypted', relation;
        END IF;
        PERFORM pg_advisory_xact_lock(hashtext('seal older texts'), hashtext(relation));
        EXECUTE format('UPDATE reintegration.%I t SET sealed = f.content, %s FROM unnest($1, $2) AS f (id, content)
            WHERE t.id = f.id AND t.sealed IS NULL', relation, emptied) USING ids, contents;
        GET DIAGNOSTICS done = ROW_COUNT;
        RETURN done;
    END $$;
REVOKE ALL ON FUNCTION reintegration.seal_older FROM PUBLIC;
GRANT EXECUTE ON FUNCTION reintegration.seal_older TO reintegration;
CREATE INDEX task_plain ON reintegration.task (id) WHERE coalesce(words, '') <> '';
CREATE INDEX task_event_plain ON reintegration.task_event (id) WHERE coalesce(words, '') <> '';
CREATE INDEX contact_plain ON reintegration.contact (id)
    WHERE coalesce(words, '') || coalesce(with_words, '') <> '';
CREATE INDEX appointment_plain ON reintegration.appointment (id)
    WHERE coalesce(purpose, '') || coalesce(place, '') || coalesce(result, '') <> '';
CREATE INDEX appointment_event_plain ON reintegration.appointment_event (id)
    WHERE coalesce(result, '') || coalesce(why, '') <> '';
CREATE INDEX referral_plain ON reintegration.referral (id) WHERE coalesce(shared_note, '') <> '';
CREATE INDEX referral_event_plain ON reintegration.referral_event (id) WHERE coalesce(note, '') <> '';
CREATE INDEX paper_version_plain ON reintegration.paper_version (id) WHERE coalesce(words, '') <> '';
CREATE INDEX consent_withdrawal_plain ON reintegration.consent_withdrawal (id) WHERE coalesce(words, '') <> '';
CREATE INDEX timeline_entry_plain ON reintegration.timeline_entry (id) WHERE coalesce(words, '') <> '';

-- Files about a person: seen with the case; what waits for the virus check, and what was replaced or removed.
CREATE INDEX person_file_subject ON reintegration.person_file (subject, subject_kind);
CREATE INDEX person_file_to_scan ON reintegration.person_file (stored_at, id)
    WHERE scan_state IN ('waiting', 'not_scanned') AND destroyed_at IS NULL;
CREATE INDEX person_file_over ON reintegration.person_file (ended_at, id) WHERE ended_at IS NOT NULL AND destroyed_at IS NULL;
ALTER TABLE reintegration.person_file ALTER COLUMN sealed SET STORAGE EXTERNAL;
SELECT public.install_row_security('reintegration.person_file', 'EXISTS (SELECT FROM reintegration."case" c
    WHERE c.person = person_file.person)');

-- Steps of plans by who does them.
CREATE INDEX step_own ON reintegration.step (owner_id, due_on, id) WHERE owner_id IS NOT NULL;

-- Links by which the person says whether a proposed time suits them.
CREATE INDEX time_link_waiting ON reintegration.time_link (not_before, id) WHERE state = 'queued';
SELECT public.install_append_only('reintegration.time_link_token', 'reintegration');
SELECT public.install_row_security('reintegration.time_link', 'EXISTS (SELECT FROM reintegration."case" c
    WHERE c.person = time_link.person)');
SELECT public.install_row_security('reintegration.time_link_token', 'EXISTS (SELECT FROM reintegration.time_link l
    WHERE l.id = link)');

-- What probation was told about a person.
CREATE INDEX probation_message_of_case ON reintegration.probation_message (person, at DESC, id DESC);
SELECT public.install_append_only('reintegration.probation_message', 'reintegration');
SELECT public.install_row_security('reintegration.probation_message', 'EXISTS (SELECT FROM reintegration."case" c
    WHERE c.person = probation_message.person)');

-- Which of these accounts are in use: the worker's process may read nothing else of accounts.
CREATE FUNCTION reintegration.accounts_in_use(asked uuid[]) RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = pg_catalog AS $$
BEGIN
    RETURN QUERY SELECT a.id FROM identity.account a WHERE a.id = ANY (asked) AND a.disabled_at IS NULL;
END $$;
REVOKE ALL ON FUNCTION reintegration.accounts_in_use(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION reintegration.accounts_in_use(uuid[]) TO reintegration;
-- Employers answer applications.
CREATE INDEX interview_time_application ON reintegration.interview_time (application, starts_at);
CREATE INDEX job_question_person ON reintegration.job_question (person);
CREATE UNIQUE INDEX job_question_open ON reintegration.job_question (employment) WHERE answer IS NULL;
CREATE INDEX job_question_employment ON reintegration.job_question (employment, at);
CREATE INDEX job_question_waiting ON reintegration.job_question (organisation, at) WHERE answer IS NULL;
REVOKE UPDATE, DELETE, TRUNCATE ON reintegration.interview_time, reintegration.job_question FROM reintegration;
GRANT UPDATE (state, ended_by_name, ended_at) ON reintegration.interview_time TO reintegration;
GRANT UPDATE (answer, answered_by_name, answered_at) ON reintegration.job_question TO reintegration;
SELECT public.install_row_security(format('reintegration.%I', protected)::regclass, format('EXISTS (SELECT FROM reintegration."case" c
    WHERE c.person = %I.person) OR organisation = :provider', protected)) FROM unnest(ARRAY['interview_time', 'job_question']) AS protected;
-- Vacancies and courses from files.
CREATE UNIQUE INDEX vacancy_own_number ON reintegration.vacancy (organisation, own_number) WHERE own_number IS NOT NULL;
CREATE UNIQUE INDEX course_group_own_number ON reintegration.course_group (organisation, own_number) WHERE own_number IS NOT NULL;
CREATE INDEX listing_import_latest ON reintegration.listing_import (at DESC, id);
CREATE INDEX listing_import_organisation ON reintegration.listing_import (organisation, at DESC);
REVOKE UPDATE, DELETE, TRUNCATE ON reintegration.listing_import FROM reintegration;
GRANT UPDATE (state, ended_at, ended_by_name, written, changed, closed) ON reintegration.listing_import TO reintegration;

-- Questions to organisations whether their entry is right: once for each try, what waits by its time, whose confirmation is old.
CREATE UNIQUE INDEX confirmation_request_once ON reintegration.confirmation_request (organisation, about, try_number);
CREATE INDEX confirmation_request_waiting ON reintegration.confirmation_request (not_before, id) WHERE state = 'queued';
CREATE INDEX confirmation_token_request ON reintegration.confirmation_token (request);
SELECT public.install_append_only('reintegration.confirmation_token', 'reintegration');
