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
    WHERE c.person = %I.person)', protected)) FROM unnest(ARRAY['need_key', 'assessment', 'case_need']) AS protected;
SELECT public.install_row_security('reintegration.assessment_part', 'EXISTS (SELECT FROM reintegration.assessment a WHERE a.id = assessment)');
SELECT public.install_row_security('reintegration.need_event', 'EXISTS (SELECT FROM reintegration.case_need n WHERE n.id = need)');
SELECT public.install_append_only('reintegration.question_set', 'reintegration');
SELECT public.install_append_only('reintegration.need_event', 'reintegration');

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
