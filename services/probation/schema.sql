-- Probation's tables, as they are now: what the table classes of tables.py cannot express.
--
-- Databases are made by the migrations, never by this file. A test compares both: a change by a migration is made here in the same commit.

-- A record that was merged into another one. Nobody's rows are rewritten by it: what may not change is read through this link.
CREATE TABLE probation.person_link (
    person uuid PRIMARY KEY,
    survivor uuid NOT NULL,
    linked_at timestamptz NOT NULL,
    CONSTRAINT person_link_of_two CHECK (person <> survivor)
);
CREATE INDEX person_link_survivor ON probation.person_link (survivor);
SELECT public.install_row_security('probation.person_link', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = person_link.survivor)');
REVOKE UPDATE, TRUNCATE ON probation.person_link FROM probation;

-- One active check-in for each day and authority: it counts for every registration that this authority supervises.
CREATE UNIQUE INDEX check_in_one_a_day_each ON probation.check_in (person, supervising_authority, due_on) WHERE state <> 'cancelled';
-- One logged visit a day, and each version of a schedule or of own questions once.
CREATE UNIQUE INDEX visit_one_a_day ON probation.visit (person, authority, came_on) WHERE undone_at IS NULL;
CREATE INDEX visit_of_appointment ON probation.visit (appointment) WHERE appointment IS NOT NULL;
CREATE UNIQUE INDEX check_in_schedule_version ON probation.check_in_schedule (person, authority, version);
CREATE UNIQUE INDEX own_questions_of_person ON probation.own_questions (person, version) WHERE person IS NOT NULL;
CREATE UNIQUE INDEX own_questions_of_office ON probation.own_questions (office, version) WHERE person IS NULL;

-- One open queue item for each subject.
CREATE UNIQUE INDEX queue_item_one_open ON probation.queue_item (kind, subject_id) WHERE closed_at IS NULL;

-- One open suspicion for each pair, whichever of the two was enrolled last.
CREATE UNIQUE INDEX duplicate_suspicion_one_open ON probation.duplicate_suspicion (least(person, other), greatest(person, other)) WHERE decided_at IS NULL;

CREATE INDEX timeline_of_person ON probation.timeline_entry (person, at DESC);
CREATE INDEX outbox_waiting ON probation.outbox (next_attempt_at) WHERE acknowledged_at IS NULL;
CREATE INDEX outbox_acknowledged ON probation.outbox (acknowledged_at) WHERE acknowledged_at IS NOT NULL;
CREATE INDEX inbox_applied ON probation.inbox (applied_at);
SELECT public.install_append_only('probation.audit', 'probation');
CREATE INDEX stated_purpose_of_reader ON probation.stated_purpose (reader, valid_until);
SELECT public.install_append_only('probation.stated_purpose', 'probation');

-- What an officer wrote or decided stays as it is: a correction is another row.
SELECT public.install_append_only('probation.timeline_entry', 'probation');
SELECT public.install_append_only('probation.check_in_review', 'probation');
SELECT public.install_append_only('probation.condition', 'probation');
SELECT public.install_append_only('probation.check_in_schedule', 'probation');
SELECT public.install_append_only('probation.own_questions', 'probation');

-- A logged visit is taken back, an absence withdrawn; nothing else of them changes.
REVOKE UPDATE, DELETE, TRUNCATE ON probation.visit FROM probation;
GRANT UPDATE (undone_at, undone_by, undone_by_name, undone_why) ON probation.visit TO probation;
REVOKE UPDATE, DELETE, TRUNCATE ON probation.planned_absence FROM probation;
GRANT UPDATE (withdrawn_at, withdrawn_by, withdrawn_by_name, withdrawn_why) ON probation.planned_absence TO probation;

-- Of a signed copy only its key, its content and the times of its end change: it is destroyed, never replaced and never without a trace.
REVOKE UPDATE, DELETE, TRUNCATE ON probation.legal_basis_document FROM probation;
GRANT UPDATE (wrapped_key, content, ended_at, destroyed_at) ON probation.legal_basis_document TO probation;

-- Names are compared by their keys, the same on every server.
ALTER TABLE probation.registration ALTER COLUMN name_key TYPE text COLLATE "C";

-- An index for each list and each kind of reader: the reader's scope first, then the list's own order.
-- One leading registration for each person and authority; a list has every open registration, and closed ones that lead.
CREATE UNIQUE INDEX registration_leading ON probation.registration (person, supervising_authority) WHERE current;
CREATE INDEX registration_listed_officer ON probation.registration (officer, state, name_key, id) WHERE current OR state = 'open';
CREATE INDEX registration_listed_office ON probation.registration (office, state, name_key, id) WHERE current OR state = 'open';
CREATE INDEX registration_listed ON probation.registration (state, name_key, id) WHERE current OR state = 'open';
CREATE INDEX registration_listed_name ON probation.registration USING gin (name_key public.gin_trgm_ops) WHERE current OR state = 'open';
CREATE INDEX registration_listed_number ON probation.registration (case_number COLLATE "C", id) WHERE current OR state = 'open';
CREATE INDEX registration_open_ends_officer ON probation.registration (officer, term_ends_on, id) WHERE state = 'open';
CREATE INDEX registration_open_ends_office ON probation.registration (office, term_ends_on, id) WHERE state = 'open';
CREATE INDEX registration_open_ends ON probation.registration (term_ends_on, id) WHERE state = 'open';
CREATE INDEX registration_restricted ON probation.registration (person) WHERE current AND restricted;
CREATE INDEX registration_number_end ON probation.registration (reverse(case_number) text_pattern_ops)
    WHERE current OR state = 'open';
CREATE INDEX registration_number_part ON probation.registration USING gin (case_number public.gin_trgm_ops)
    WHERE current OR state = 'open';
CREATE INDEX person_iin_part ON probation.person (iin text_pattern_ops);
CREATE INDEX person_phone_part ON probation.person USING gin (phone public.gin_trgm_ops);
CREATE INDEX person_phone ON probation.person (reverse(phone) text_pattern_ops);
CREATE INDEX check_in_open_officer ON probation.check_in (officer, opens_at, closes_at, id)
    WHERE state = 'created';
CREATE INDEX check_in_open_office ON probation.check_in (office, opens_at, closes_at, id)
    WHERE state = 'created';
CREATE INDEX check_in_open ON probation.check_in (opens_at, closes_at, id) WHERE state = 'created';
CREATE INDEX check_in_second_opinion ON probation.check_in (office) WHERE first_no_match_by IS NOT NULL;
CREATE INDEX check_in_closing ON probation.check_in (closes_at, id) WHERE state = 'created';
CREATE INDEX check_in_next ON probation.check_in (registration, due_on) WHERE state = 'created';
CREATE INDEX queue_item_officer ON probation.queue_item (officer, (priority - escalation), opened_at, id) WHERE closed_at IS NULL;
CREATE INDEX queue_item_office ON probation.queue_item (office, (priority - escalation), opened_at, id) WHERE closed_at IS NULL;
CREATE INDEX queue_item_urgency ON probation.queue_item ((priority - escalation), opened_at, id) WHERE closed_at IS NULL;
CREATE INDEX queue_item_kind ON probation.queue_item (kind, (priority - escalation), opened_at, id) WHERE closed_at IS NULL;
CREATE INDEX queue_item_waiting ON probation.queue_item (person) WHERE closed_at IS NULL;

-- Whose case a reader may also see: of a check-in that waits for this officer's second opinion or was decided by it, and of an incident that
-- was handed to this officer as the deputy, also after its end, which the deputy still writes down. Read as the owner: the policies of these tables would ask for the case again.
CREATE FUNCTION probation.persons_entrusted() RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
    DECLARE
        reader uuid := nullif(current_setting('oralu.actor', true), '');
        own_office text := nullif(current_setting('oralu.office', true), '');
    BEGIN
        RETURN array(
            SELECT c.person FROM probation.check_in c WHERE c.first_no_match_by IS NOT NULL AND c.office = own_office
                AND c.first_no_match_by <> reader AND (c.reviewed_at IS NULL OR c.reviewed_by = reader)
            UNION SELECT i.person FROM probation.incident i WHERE i.deputy = reader);
    END $$;
REVOKE ALL ON FUNCTION probation.persons_entrusted FROM PUBLIC;
GRANT EXECUTE ON FUNCTION probation.persons_entrusted TO probation;

SELECT public.install_row_security('probation.registration', '((officer = ANY (:officers) OR office = ANY (:offices)
        OR office ^@ ANY (:regions) AND (NOT restricted OR :restricted IS NULL))
    AND (:authority IS NULL OR supervising_authority = :authority) OR person = ANY ((SELECT probation.persons_entrusted())::uuid[]))');
SELECT public.install_row_security('probation.queue_item', '((officer = ANY (:officers) OR office = ANY (:offices))
        AND (:authority IS NULL OR supervising_authority = :authority)
    OR :regions IS NOT NULL AND EXISTS (SELECT FROM probation.registration r
        WHERE r.person = queue_item.person AND r.supervising_authority = queue_item.supervising_authority)
    OR person = ANY ((SELECT probation.persons_entrusted())::uuid[]))');
SELECT public.install_row_security('probation.check_in', '((officer = ANY (:officers) OR office = ANY (:offices))
        AND (:authority IS NULL OR supervising_authority = :authority)
    OR :regions IS NOT NULL AND EXISTS (SELECT FROM probation.registration r WHERE r.id = check_in.registration)
    OR person = ANY ((SELECT probation.persons_entrusted())::uuid[]))');
SELECT public.install_row_security('probation.person', 'EXISTS (SELECT FROM probation.registration r WHERE r.person = person.id)');
SELECT public.install_row_security('probation.condition', 'EXISTS (SELECT FROM probation.registration r WHERE r.id = registration)');
SELECT public.install_row_security('probation.check_in_review', 'EXISTS (SELECT FROM probation.check_in c WHERE c.id = check_in)');
SELECT public.install_row_security('probation.duplicate_suspicion', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person IN (duplicate_suspicion.person, other))');
SELECT public.install_row_security('probation.timeline_entry', '(EXISTS (SELECT FROM probation.registration r
    WHERE r.person = timeline_entry.person) OR person IN (SELECT l.person FROM probation.person_link l))
    AND coalesce(authority = :authority, true)');
SELECT public.install_row_security('probation.legal_basis_document', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = legal_basis_document.person) OR person IN (SELECT l.person FROM probation.person_link l)');

-- Searches for which the policies would leave no index: what compares parts of a text is not leakproof. They apply the same scope first, and
-- return ids, by which the caller reads the protected tables.
CREATE FUNCTION probation.condition_of_search() RETURNS text LANGUAGE sql STABLE SET search_path = pg_catalog RETURN
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
REVOKE ALL ON FUNCTION probation.condition_of_search FROM PUBLIC;

-- Emergency access is seen by who opened it, and by both offices, in each by whom works for the authority that it concerns.
CREATE TABLE probation.emergency_access (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    case_number varchar(20) NOT NULL,
    office varchar(20) NOT NULL,
    account uuid NOT NULL,
    account_name varchar(200) NOT NULL,
    account_office varchar(20),
    reason text NOT NULL,
    opened_at timestamptz NOT NULL,
    valid_until timestamptz NOT NULL,
    reviewed_at timestamptz,
    reviewed_by uuid,
    reviewed_by_name varchar(200),
    outcome varchar(20),
    findings text,
    supervising_authority varchar(20) NOT NULL DEFAULT 'probation',
    account_authority varchar(20) NOT NULL DEFAULT 'probation'
);
CREATE INDEX emergency_access_account ON probation.emergency_access (account, opened_at);
CREATE INDEX emergency_access_opened ON probation.emergency_access (opened_at, id);
SELECT public.install_row_security('probation.emergency_access', '(account = :actor
    OR (office = ANY (:offices) OR office ^@ ANY (:regions)) AND coalesce(supervising_authority = :authority, true)
    OR (account_office = ANY (:offices) OR account_office ^@ ANY (:regions)) AND coalesce(account_authority = :authority, true)
    OR EXISTS (SELECT FROM probation.registration r WHERE r.person = emergency_access.person
        AND r.supervising_authority = emergency_access.supervising_authority))');
REVOKE UPDATE, DELETE, TRUNCATE ON probation.emergency_access FROM probation;
GRANT UPDATE (reviewed_at, reviewed_by, reviewed_by_name, outcome, findings) ON probation.emergency_access TO probation;

-- Every earlier value of a field is kept; a change is taken back once. Of an entry of a list only its details and its end change.
CREATE INDEX field_change_of_person ON probation.field_change (person, at DESC, id);
CREATE UNIQUE INDEX field_change_undone_once ON probation.field_change (undoes) WHERE undoes IS NOT NULL;
SELECT public.install_row_security('probation.field_change', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = field_change.person AND (field_change.registration IS NULL OR field_change.registration = r.id))
    OR person IN (SELECT l.person FROM probation.person_link l) AND (field_change.registration IS NULL
        OR EXISTS (SELECT FROM probation.registration r WHERE r.id = field_change.registration))');
SELECT public.install_append_only('probation.field_change', 'probation');
SELECT public.install_row_security('probation.person_entry', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = person_entry.person)');
REVOKE UPDATE, DELETE, TRUNCATE ON probation.person_entry FROM probation;
GRANT UPDATE (details, removed_at) ON probation.person_entry TO probation;
-- Further spellings of a name. The person's own row has the official one.
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

-- Listed registrations of people who have some of these words, the best first. `places` says which typed word each is meant for, ascending
-- from 0, `weights` how likely. Where the scope is the whole country or regions, the best people are found before it is applied: `among` of
-- them. Otherwise the reader's people are read first, and of each their own words.
CREATE FUNCTION probation.registrations_by_words(
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
        IF NOT FOUND THEN
            RETURN QUERY EXECUTE 'SELECT r.id FROM probation.registration r WHERE r.case_number LIKE ''%'' || $1 || ''%''' || shown || '
                LIMIT $2' USING number, most, wanted_state;
        END IF;
    END $$;
REVOKE ALL ON FUNCTION probation.registrations_by_words, probation.registrations_by_number FROM PUBLIC;
GRANT EXECUTE ON FUNCTION probation.registrations_by_words, probation.registrations_by_number TO probation;

-- What was registered otherwise than the law asks, and why; who took note of it is added once.
CREATE TABLE probation.law_override (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    registration uuid NOT NULL,
    findings jsonb NOT NULL,
    reason text NOT NULL,
    by_id uuid NOT NULL,
    by_name varchar(200) NOT NULL,
    at timestamptz NOT NULL,
    acknowledged_at timestamptz,
    acknowledged_by uuid,
    acknowledged_by_name varchar(200),
    note text
);
CREATE INDEX law_override_registration ON probation.law_override (registration);
CREATE INDEX law_override_at ON probation.law_override (at, id);
SELECT public.install_row_security('probation.law_override', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.id = law_override.registration)');
REVOKE UPDATE, DELETE, TRUNCATE ON probation.law_override FROM probation;
GRANT UPDATE (acknowledged_at, acknowledged_by, acknowledged_by_name, note) ON probation.law_override TO probation;
SELECT public.install_row_security('probation.visit', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = visit.person AND r.supervising_authority = visit.authority)');
SELECT public.install_row_security('probation.check_in_schedule', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = check_in_schedule.person AND r.supervising_authority = check_in_schedule.authority)');
SELECT public.install_row_security('probation.planned_absence', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = planned_absence.person AND r.supervising_authority = planned_absence.authority)');
SELECT public.install_row_security('probation.own_questions', 'person IS NULL OR EXISTS (SELECT FROM probation.registration r
    WHERE r.person = own_questions.person)');

-- Notices: their events are only added; of a notice its state, its end, its decision and what it made.
CREATE INDEX notice_moving ON probation.notice (starts_at) WHERE state IN ('given', 'granted', 'running', 'over', 'late');
ALTER TABLE probation.notice ADD CONSTRAINT notice_period CHECK (ends_at IS NULL OR ends_at >= starts_at);
SELECT public.install_row_security('probation.notice', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = notice.person AND r.supervising_authority = notice.authority)');
SELECT public.install_row_security('probation.notice_event', 'EXISTS (SELECT FROM probation.notice n WHERE n.id = notice)');
REVOKE UPDATE, DELETE, TRUNCATE ON probation.notice FROM probation;
GRANT UPDATE (state, ends_at, absence, order_permission, decided_at, decided_by, decided_by_name, decision_words, version)
    ON probation.notice TO probation;
SELECT public.install_append_only('probation.notice_event', 'probation');

-- What changed a term is only added; of a closing its answer and its undoing, once.
CREATE UNIQUE INDEX term_event_number ON probation.term_event (registration, number);
ALTER TABLE probation.term_event ADD CONSTRAINT term_event_kind CHECK (kind IN
    ('length', 'stated_end', 'taken_over', 'extended', 'suspended', 'resumed', 'credited', 'ended_early', 'withdrawn'));
SELECT public.install_append_only('probation.term_event', 'probation');
SELECT public.install_row_security('probation.term_event', 'EXISTS (SELECT FROM probation.registration r WHERE r.id = registration)');
CREATE INDEX closing_not_final ON probation.closing (undo_until) WHERE closed_at IS NOT NULL AND undone_at IS NULL AND final_at IS NULL;
CREATE UNIQUE INDEX closing_one_proposed ON probation.closing (registration) WHERE answer IS NULL AND closed_at IS NULL;
SELECT public.install_row_security('probation.closing', 'EXISTS (SELECT FROM probation.registration r WHERE r.id = registration)');
REVOKE UPDATE, DELETE, TRUNCATE ON probation.closing FROM probation;
GRANT UPDATE (answer, answered_at, answered_by, answered_by_name, answer_words, closed_at, undo_until, undone_at, undone_by,
    undone_by_name, undone_words, final_at) ON probation.closing TO probation;


-- Moving a person to another office: asked for by the receiving office, or offered by the keeping one. `person` is empty where nobody of
-- this number is kept elsewhere, so that who asks learns nothing. `history_from`: from when the receiving office reads the history.
CREATE TABLE probation.transfer (
    id uuid PRIMARY KEY,
    state varchar(10) NOT NULL CHECK (state IN ('asked', 'offered', 'accepted', 'refused', 'withdrawn', 'expired')),
    iin varchar(12),
    person uuid,
    person_name varchar(320),
    case_number varchar(20),
    from_office varchar(20),
    from_officer uuid,
    from_officer_name varchar(200),
    to_office varchar(20) NOT NULL,
    to_officer uuid,
    to_officer_name varchar(200),
    wish text,
    reason text,
    document varchar(200),
    begun_at timestamptz NOT NULL,
    begun_by uuid NOT NULL,
    begun_by_name varchar(200) NOT NULL,
    offered_at timestamptz,
    offered_by uuid,
    offered_by_name varchar(200),
    due_at timestamptz NOT NULL,
    reminded_at timestamptz,
    decided_at timestamptz,
    decided_by uuid,
    decided_by_name varchar(200),
    answer text,
    history_from timestamptz,
    CONSTRAINT transfer_to_another_office CHECK (from_office <> to_office),
    CONSTRAINT transfer_of_somebody CHECK (state IN ('asked', 'withdrawn', 'expired') OR person IS NOT NULL)
);
CREATE UNIQUE INDEX transfer_offered ON probation.transfer (person) WHERE state = 'offered';
CREATE UNIQUE INDEX transfer_asked ON probation.transfer (iin, to_office) WHERE state = 'asked';
CREATE INDEX transfer_person ON probation.transfer (person);
CREATE INDEX transfer_from ON probation.transfer (from_office, begun_at, id);
CREATE INDEX transfer_to ON probation.transfer (to_office, begun_at, id);
CREATE INDEX transfer_due ON probation.transfer (due_at) WHERE state IN ('asked', 'offered');
SELECT public.install_row_security('probation.transfer', '(from_office = ANY (:offices) OR to_office = ANY (:offices)
    OR from_office ^@ ANY (:regions) OR to_office ^@ ANY (:regions) OR begun_by = :actor OR from_officer = ANY (:officers)
    OR to_officer = ANY (:officers) OR EXISTS (SELECT FROM probation.registration r WHERE r.person = transfer.person))');
REVOKE UPDATE, DELETE, TRUNCATE ON probation.transfer FROM probation;
GRANT UPDATE (state, person_name, case_number, from_office, from_officer, from_officer_name, to_officer, to_officer_name, reason, document,
    offered_at, offered_by, offered_by_name, due_at, reminded_at, decided_at, decided_by, decided_by_name, answer, history_from)
    ON probation.transfer TO probation;
CREATE TRIGGER decided_once BEFORE UPDATE ON probation.transfer
    FOR EACH ROW WHEN (OLD.decided_at IS NOT NULL) EXECUTE FUNCTION public.refuse_change();

-- How many cases an officer can carry, from a day on; rows are only added, the latest one that has begun counts.
CREATE TABLE probation.officer_capacity (
    id uuid PRIMARY KEY,
    officer uuid NOT NULL,
    office varchar(20) NOT NULL,
    cases integer NOT NULL CHECK (cases BETWEEN 0 AND 1000),
    valid_from date NOT NULL,
    why varchar(500) NOT NULL,
    set_at timestamptz NOT NULL,
    set_by uuid NOT NULL,
    set_by_name varchar(200) NOT NULL
);
CREATE INDEX officer_capacity_officer ON probation.officer_capacity (officer, valid_from);
SELECT public.install_row_security('probation.officer_capacity', '(officer = ANY (:officers) OR office = ANY (:offices)
    OR office ^@ ANY (:regions))');
SELECT public.install_append_only('probation.officer_capacity', 'probation');

-- One decision that gives cases of an officer to others of the office; the cases move in batches, and back again if it is undone.
CREATE TABLE probation.reassignment (
    id uuid PRIMARY KEY,
    office varchar(20) NOT NULL,
    officer uuid NOT NULL,
    officer_name varchar(200) NOT NULL,
    authority varchar(20) NOT NULL,
    reason text NOT NULL,
    decided_at timestamptz NOT NULL,
    decided_by uuid NOT NULL,
    decided_by_name varchar(200) NOT NULL,
    undone_at timestamptz,
    undone_by uuid,
    undone_by_name varchar(200)
);
CREATE INDEX reassignment_office ON probation.reassignment (office, decided_at, id);
CREATE TABLE probation.reassigned_case (
    reassignment uuid NOT NULL,
    person uuid NOT NULL,
    to_officer uuid NOT NULL,
    to_officer_name varchar(200) NOT NULL,
    moved_at timestamptz,
    returned_at timestamptz,
    outcome varchar(20),
    PRIMARY KEY (reassignment, person)
);
CREATE INDEX reassigned_case_waiting ON probation.reassigned_case (reassignment, person) WHERE moved_at IS NULL;
CREATE INDEX reassigned_case_person ON probation.reassigned_case (person);
SELECT public.install_row_security('probation.reassignment', '(office = ANY (:offices) OR office ^@ ANY (:regions))');
SELECT public.install_row_security('probation.reassigned_case', 'EXISTS (SELECT FROM probation.reassignment r WHERE r.id = reassignment)');
REVOKE UPDATE, DELETE, TRUNCATE ON probation.reassignment, probation.reassigned_case FROM probation;
GRANT UPDATE (undone_at, undone_by, undone_by_name) ON probation.reassignment TO probation;
GRANT UPDATE (moved_at, returned_at, outcome) ON probation.reassigned_case TO probation;

-- Of an attachment only what happens to it is written later; it belongs to a registration, or to the person.
CREATE UNIQUE INDEX attachment_form ON probation.attachment (form_token, position);
CREATE INDEX attachment_to_scan ON probation.attachment (stored_at) WHERE scan_state IN ('waiting', 'not_scanned') AND destroyed_at IS NULL;
CREATE INDEX attachment_to_preview ON probation.attachment (stored_at) WHERE preview_state = 'waiting' AND destroyed_at IS NULL;
CREATE INDEX attachment_to_destroy ON probation.attachment (LEAST(ended_at, withdrawn_at)) WHERE destroyed_at IS NULL;
CREATE UNIQUE INDEX attachment_preview_page ON probation.attachment_preview (attachment, page);
SELECT public.install_row_security('probation.attachment', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = attachment.person AND (attachment.registration IS NULL OR r.id = attachment.registration))');
SELECT public.install_row_security('probation.attachment_preview', 'EXISTS (SELECT FROM probation.attachment a WHERE a.id = attachment)');
REVOKE UPDATE, DELETE, TRUNCATE ON probation.attachment FROM probation;
GRANT UPDATE (person, subject_id, wrapped_key, content, scan_state, scan_finding, scanned_at, preview_state, withdrawn_at, withdrawn_by,
    withdrawn_by_name, withdrawn_why, ended_at, destroyed_at, title) ON probation.attachment TO probation;
REVOKE UPDATE, DELETE, TRUNCATE ON probation.attachment_preview FROM probation;
GRANT UPDATE (content) ON probation.attachment_preview TO probation;
SELECT public.install_row_security('probation.attachment_title', 'EXISTS (SELECT FROM probation.attachment a WHERE a.id = attachment)');
SELECT public.install_append_only('probation.attachment_title', 'probation');

-- Messages to supervised persons: what they say stays, how far they are changes. A key (kind, subject, day, occasion) is written once.
CREATE TABLE probation.notification (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    registration uuid,
    kind varchar(40) NOT NULL,
    subject_id uuid NOT NULL,
    day date NOT NULL,
    occasion integer NOT NULL,
    repeat integer NOT NULL,
    channel varchar(20),
    address_hash varchar(64),
    sealed bytea,
    language varchar(2) NOT NULL,
    template_version integer NOT NULL,
    state varchar(20) NOT NULL CHECK (state IN ('queued', 'sent', 'delivered', 'failed', 'withheld')),
    why varchar(40),
    attempts integer NOT NULL DEFAULT 0,
    not_before timestamptz NOT NULL,
    useful_until timestamptz NOT NULL,
    lease_until timestamptz,
    tried_at timestamptz,
    gateway varchar(20),
    reference varchar(200),
    created_at timestamptz NOT NULL,
    settled_at timestamptz,
    by_id uuid NOT NULL,
    by_name varchar(200) NOT NULL,
    in_spite boolean NOT NULL DEFAULT false
);
CREATE TABLE probation.notification_choice (
    person uuid NOT NULL,
    channel varchar(20) NOT NULL CHECK (channel IN ('sms', 'email', 'messenger')),
    opted_out boolean NOT NULL,
    wrong_hash varchar(64),
    by_id uuid NOT NULL,
    by_name varchar(200) NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (person, channel)
);
CREATE UNIQUE INDEX notification_once ON probation.notification (kind, subject_id, day, occasion, repeat);
CREATE INDEX notification_person ON probation.notification (person, created_at DESC, id);
CREATE INDEX notification_queued ON probation.notification (not_before, id) WHERE state = 'queued';
CREATE INDEX notification_created ON probation.notification (created_at);
CREATE INDEX notification_content ON probation.notification (created_at) WHERE sealed IS NOT NULL;
CREATE INDEX notification_reference ON probation.notification (reference) WHERE state = 'sent';
SELECT public.install_row_security('probation.notification', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = notification.person AND (notification.registration IS NULL OR r.id = notification.registration))');
SELECT public.install_row_security('probation.notification_choice', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = notification_choice.person)');
REVOKE UPDATE, DELETE, TRUNCATE ON probation.notification FROM probation;
GRANT UPDATE (sealed, state, why, attempts, not_before, lease_until, tried_at, gateway, reference, settled_at)
    ON probation.notification TO probation;
REVOKE DELETE, TRUNCATE ON probation.notification_choice FROM probation;

-- Duplicates are looked for by the whole telephone number; when each record was last compared (services/probation/duplicates).
CREATE INDEX person_phone_whole ON probation.person (phone);
SELECT public.install_row_security('probation.match_check', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = match_check.person)');

-- A file of registrations that an office takes over. `checked`: looked at, nobody is registered yet. `handed_over`: prepared by somebody
-- who may not confirm it, and who sees it, and no registration of it.
CREATE TABLE probation.register_import (
    id uuid PRIMARY KEY,
    office varchar(20) NOT NULL,
    authority varchar(20) NOT NULL,
    file_name varchar(200) NOT NULL,
    file_hash varchar(64) NOT NULL,
    rows integer NOT NULL,
    state varchar(10) NOT NULL CHECK (state IN ('checked', 'running', 'done', 'discarded', 'undone')),
    begun_at timestamptz NOT NULL,
    begun_by uuid NOT NULL,
    begun_by_name varchar(200) NOT NULL,
    confirmed_at timestamptz,
    finished_at timestamptz,
    undone_at timestamptz,
    undone_by uuid,
    undone_by_name varchar(200),
    undo_reason varchar(1000),
    confirmed_by uuid,
    confirmed_by_name varchar(200),
    handed_over boolean NOT NULL DEFAULT false
);
CREATE INDEX register_import_office ON probation.register_import (office, authority, begun_at, id);
SELECT public.install_row_security('probation.register_import',
    '(office = ANY (:offices) OR office ^@ ANY (:regions) OR (handed_over AND begun_by = :actor))');
REVOKE UPDATE, DELETE, TRUNCATE ON probation.register_import FROM probation;
GRANT UPDATE (state, confirmed_at, confirmed_by, confirmed_by_name, finished_at, undone_at, undone_by, undone_by_name, undo_reason)
    ON probation.register_import TO probation;

-- A row of such a file. What it says is kept until it is registered, dropped or discarded; `hash` stays.
CREATE TABLE probation.import_row (
    import_id uuid NOT NULL,
    number integer NOT NULL,
    hash varchar(64) NOT NULL,
    result varchar(10) NOT NULL CHECK (result IN ('waiting', 'defect', 'held', 'made', 'refused', 'dropped', 'undone', 'left')),
    fields jsonb,
    problems jsonb,
    alike jsonb,
    officer uuid,
    officer_name varchar(200),
    person uuid,
    registration uuid,
    done_at timestamptz,
    decided_by uuid,
    decided_by_name varchar(200),
    reason varchar(1000),
    PRIMARY KEY (import_id, number)
);
CREATE INDEX import_row_waiting ON probation.import_row (import_id, number) WHERE result = 'waiting';
CREATE INDEX import_row_person ON probation.import_row (person) WHERE person IS NOT NULL;
SELECT public.install_row_security('probation.import_row', 'EXISTS (SELECT FROM probation.register_import i WHERE i.id = import_id)');
REVOKE UPDATE, DELETE, TRUNCATE ON probation.import_row FROM probation;
GRANT UPDATE (result, fields, problems, alike, person, registration, done_at, decided_by, decided_by_name, reason)
    ON probation.import_row TO probation;

-- The names of a merged record, by which the search finds the surviving one.
CREATE TABLE probation.earlier_name (
    person uuid NOT NULL,
    record uuid NOT NULL,
    script varchar(8) NOT NULL CHECK (script IN ('official', 'kk', 'ru', 'latin')),
    family_name varchar(100) NOT NULL,
    given_name varchar(100) NOT NULL,
    patronymic varchar(100),
    PRIMARY KEY (record, script)
);
CREATE INDEX earlier_name_person ON probation.earlier_name (person);
SELECT public.install_row_security('probation.earlier_name', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = earlier_name.person)');
REVOKE UPDATE, TRUNCATE ON probation.earlier_name FROM probation;

-- A merge, from the proposal to its end. `seen`: the fields that differ, as the officer saw them; `taken`: those whose value comes from the
-- other record; `changed`: what the merge made of the surviving record's fields, for taking it apart again.
CREATE TABLE probation.person_merge (
    id uuid PRIMARY KEY,
    survivor uuid NOT NULL,
    retired uuid NOT NULL,
    retired_name varchar(320) NOT NULL,
    retired_case varchar(20) NOT NULL,
    office varchar(20) NOT NULL,
    state varchar(10) NOT NULL CHECK (state IN ('proposed', 'refused', 'withdrawn', 'merged', 'undoing', 'undone')),
    seen jsonb NOT NULL,
    taken jsonb NOT NULL,
    changed jsonb,
    reason text NOT NULL,
    proposed_at timestamptz NOT NULL,
    proposed_by uuid NOT NULL,
    proposed_by_name varchar(200) NOT NULL,
    answer text,
    decided_at timestamptz,
    decided_by uuid,
    decided_by_name varchar(200),
    undo_reason text,
    undo_moves jsonb,
    undo_at timestamptz,
    undo_by uuid,
    undo_by_name varchar(200),
    undone_at timestamptz,
    undone_by uuid,
    undone_by_name varchar(200),
    CONSTRAINT person_merge_of_two CHECK (survivor <> retired)
);
CREATE UNIQUE INDEX person_merge_retired_once ON probation.person_merge (retired) WHERE state IN ('proposed', 'merged', 'undoing');
CREATE UNIQUE INDEX person_merge_proposed_once ON probation.person_merge (survivor) WHERE state = 'proposed';
CREATE INDEX person_merge_survivor ON probation.person_merge (survivor);
SELECT public.install_row_security('probation.person_merge', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person IN (person_merge.survivor, retired))');
REVOKE UPDATE, DELETE, TRUNCATE ON probation.person_merge FROM probation;
GRANT UPDATE (state, changed, answer, decided_at, decided_by, decided_by_name, undo_reason, undo_moves, undo_at, undo_by, undo_by_name,
    undone_at, undone_by, undone_by_name) ON probation.person_merge TO probation;

-- Every row that a merge led to the surviving record, as it was before: taking the merge apart gives exactly these back.
CREATE TABLE probation.merged_row (
    merge uuid NOT NULL,
    table_name varchar(60) NOT NULL,
    row_id uuid NOT NULL,
    before jsonb NOT NULL,
    PRIMARY KEY (merge, table_name, row_id)
);
SELECT public.install_row_security('probation.merged_row', 'EXISTS (SELECT FROM probation.person_merge m WHERE m.id = merge)');
SELECT public.install_append_only('probation.merged_row', 'probation');

-- Whose rows they are is all that a merge changes of these.
GRANT UPDATE (person) ON probation.person_entry, probation.visit, probation.planned_absence, probation.closing, probation.law_override,
    probation.notice, probation.notification TO probation;

-- Versions of the law's data: added, never changed.
CREATE INDEX law_version_book ON probation.law_version (book);
SELECT public.install_append_only('probation.law_version', 'probation');
SELECT public.install_append_only('probation.law_cancellation', 'probation');

-- A change of the law's data is proposed by one administrator and answered once by another.
CREATE UNIQUE INDEX law_draft_waiting ON probation.law_draft (book, section, key, valid_from) WHERE state = 'waiting';
CREATE INDEX law_draft_listed ON probation.law_draft (proposed_at, id);
REVOKE UPDATE, DELETE, TRUNCATE ON probation.law_draft FROM probation;
GRANT UPDATE (effects, effects_at, state, answered_at, answered_by, answered_by_name, answer) ON probation.law_draft TO probation;
CREATE TRIGGER decided_once BEFORE UPDATE ON probation.law_draft
    FOR EACH ROW WHEN (OLD.answered_at IS NOT NULL) EXECUTE FUNCTION public.refuse_change();

-- Outgoing documents: what was decided stays as it was printed; versions and events are only added.
CREATE UNIQUE INDEX document_number ON probation.document (number);
CREATE UNIQUE INDEX document_one_draft ON probation.document (owner, about, kind) WHERE state IN ('drafted', 'endorsed');
CREATE INDEX document_of_office ON probation.document (office, decided_at DESC, id) WHERE decided_at IS NOT NULL;
CREATE UNIQUE INDEX document_version_number ON probation.document_version (document, version);
CREATE UNIQUE INDEX document_event_number ON probation.document_event (document, number);
CREATE UNIQUE INDEX document_file_language ON probation.document_file (document, language);
CREATE UNIQUE INDEX document_template_number ON probation.document_template (code, version);
CREATE UNIQUE INDEX document_template_waiting ON probation.document_template (code) WHERE state = 'waiting';
SELECT public.install_row_security('probation.document', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = document.person AND (document.registration IS NULL OR r.id = document.registration))');
SELECT public.install_row_security('probation.document_version', 'EXISTS (SELECT FROM probation.document d WHERE d.id = document)');
SELECT public.install_row_security('probation.document_event', 'EXISTS (SELECT FROM probation.document d WHERE d.id = document)');
SELECT public.install_row_security('probation.document_file', 'EXISTS (SELECT FROM probation.document d WHERE d.id = document)');
SELECT public.install_row_security('probation.document_signature', 'EXISTS (SELECT FROM probation.document d WHERE d.id = document)');
REVOKE UPDATE, DELETE, TRUNCATE ON probation.document, probation.document_file, probation.document_signature, probation.document_counter,
    probation.document_template FROM probation;
GRANT UPDATE (person, office, state, version, language, endorsed_at, endorsed_by, endorsed_by_name, decided_at, decided_by, decided_by_name,
    second_by, second_by_name, number, template_version, layout, printed, served_how, served_on, served_words, proof, left_at, withdrawn_at,
    withdrawn_why) ON probation.document TO probation;
GRANT UPDATE (wrapped_key) ON probation.document_file TO probation;
GRANT UPDATE (state, said, checked_at) ON probation.document_signature TO probation;
GRANT UPDATE (last) ON probation.document_counter TO probation;
GRANT UPDATE (state, answered_at, answered_by, answered_by_name, answer) ON probation.document_template TO probation;
REVOKE UPDATE, DELETE, TRUNCATE ON probation.document_version, probation.document_event FROM probation;
CREATE TRIGGER decided_once BEFORE UPDATE OF number, decided_at, printed, layout, template_version ON probation.document
    FOR EACH ROW WHEN (OLD.decided_at IS NOT NULL AND NOT (NEW.erased_at IS NOT NULL AND NEW.printed IS NULL
        AND (NEW.number, NEW.decided_at, NEW.layout, NEW.template_version)
            IS NOT DISTINCT FROM (OLD.number, OLD.decided_at, OLD.layout, OLD.template_version)))
    EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER answered_once BEFORE UPDATE ON probation.document_template
    FOR EACH ROW WHEN (OLD.answered_at IS NOT NULL) EXECUTE FUNCTION public.refuse_change();
-- Their service, and the erasure of what is over, which only empties what was written.
CREATE UNIQUE INDEX document_service_number ON probation.document_service (document, number);
CREATE UNIQUE INDEX document_erasure_waiting ON probation.document_erasure (document) WHERE state = 'proposed';
CREATE INDEX document_erasure_answered ON probation.document_erasure ((coalesce(answered_at, proposed_at)) DESC, id DESC);
SELECT public.install_row_security('probation.document_service', 'EXISTS (SELECT FROM probation.document d WHERE d.id = document)');
REVOKE UPDATE, DELETE, TRUNCATE ON probation.document_service, probation.document_erasure FROM probation;
GRANT UPDATE (proof, tracking, witnesses, words, why) ON probation.document_service TO probation;
GRANT UPDATE (state, answered_at, answered_by, answered_by_name, act, keep_until, why) ON probation.document_erasure TO probation;
GRANT UPDATE (erased_at) ON probation.document TO probation;
GRANT UPDATE (content) ON probation.document_file TO probation;
GRANT UPDATE (content) ON probation.document_version TO probation;
GRANT UPDATE (why) ON probation.document_event TO probation;
GRANT UPDATE (cms) ON probation.document_signature TO probation;
CREATE TRIGGER answered_once BEFORE UPDATE ON probation.document_erasure
    FOR EACH ROW WHEN (OLD.answered_at IS NOT NULL) EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER emptied_only BEFORE UPDATE ON probation.document_service FOR EACH ROW WHEN (NEW.proof IS NOT NULL
    OR NEW.tracking IS NOT NULL OR NEW.witnesses IS NOT NULL OR NEW.words IS NOT NULL OR NEW.why IS NOT NULL)
    EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER emptied_only BEFORE UPDATE ON probation.document_version
    FOR EACH ROW WHEN (NEW.content IS NOT NULL) EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER emptied_only BEFORE UPDATE ON probation.document_event
    FOR EACH ROW WHEN (NEW.why IS NOT NULL) EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER emptied_only BEFORE UPDATE OF content ON probation.document_file
    FOR EACH ROW WHEN (NEW.content IS NOT NULL) EXECUTE FUNCTION public.refuse_change();
CREATE TRIGGER emptied_only BEFORE UPDATE OF cms ON probation.document_signature
    FOR EACH ROW WHEN (NEW.cms IS NOT NULL) EXECUTE FUNCTION public.refuse_change();

-- The papers that open a case: a form's version is answered once, what happened to a paper is only added.
CREATE UNIQUE INDEX opening_form_number ON probation.opening_form (form, version);
CREATE UNIQUE INDEX opening_form_waiting ON probation.opening_form (form) WHERE state = 'waiting';
CREATE UNIQUE INDEX opening_paper_of_registration ON probation.opening_paper (registration, form) WHERE state <> 'discarded';
CREATE UNIQUE INDEX opening_paper_event_number ON probation.opening_paper_event (paper, number);
SELECT public.install_row_security('probation.opening_paper', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.id = opening_paper.registration)');
SELECT public.install_row_security('probation.opening_paper_event', 'EXISTS (SELECT FROM probation.opening_paper o WHERE o.id = paper)');
REVOKE UPDATE, DELETE, TRUNCATE ON probation.opening_form FROM probation;
GRANT UPDATE (state, answered_at, answered_by, answered_by_name, answer) ON probation.opening_form TO probation;
CREATE TRIGGER answered_once BEFORE UPDATE ON probation.opening_form
    FOR EACH ROW WHEN (OLD.answered_at IS NOT NULL) EXECUTE FUNCTION public.refuse_change();
REVOKE DELETE, TRUNCATE ON probation.opening_paper FROM probation;
SELECT public.install_append_only('probation.opening_paper_event', 'probation');
CREATE UNIQUE INDEX opening_paper_file_signed ON probation.opening_paper_file (paper, number, language);
SELECT public.install_row_security('probation.opening_paper_file', 'EXISTS (SELECT FROM probation.opening_paper o WHERE o.id = paper)');
SELECT public.install_append_only('probation.opening_paper_file', 'probation');

-- Pre-trial reports: seen by their officer and office, and by whoever sees the person that they are linked to.
CREATE UNIQUE INDEX pre_trial_report_event_number ON probation.pre_trial_report_event (report, number);
CREATE INDEX pre_trial_report_officer ON probation.pre_trial_report (officer, due_on, id);
CREATE INDEX pre_trial_report_office ON probation.pre_trial_report (office, due_on, id);
CREATE INDEX pre_trial_report_iin ON probation.pre_trial_report (iin) WHERE iin IS NOT NULL;
CREATE INDEX pre_trial_report_person ON probation.pre_trial_report (person) WHERE person IS NOT NULL;
CREATE INDEX pre_trial_report_ended ON probation.pre_trial_report (ended_at) WHERE erased_at IS NULL AND person IS NULL;
SELECT public.install_row_security('probation.pre_trial_report', '((officer = ANY (:officers) OR office = ANY (:offices)
        OR office ^@ ANY (:regions)) AND coalesce(supervising_authority = :authority, true)
    OR EXISTS (SELECT FROM probation.registration r WHERE r.person = pre_trial_report.person))');
SELECT public.install_row_security('probation.pre_trial_report_event', 'EXISTS (SELECT FROM probation.pre_trial_report t
    WHERE t.id = report)');
REVOKE DELETE, TRUNCATE ON probation.pre_trial_report FROM probation;
SELECT public.install_append_only('probation.pre_trial_report_event', 'probation');

-- An address that the desk reports waits for the officer, one a person.
CREATE UNIQUE INDEX proposed_address_waiting ON probation.proposed_address (person) WHERE ended_at IS NULL;
SELECT public.install_row_security('probation.proposed_address', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = proposed_address.person)');
