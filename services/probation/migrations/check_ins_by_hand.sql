ALTER TABLE probation.check_in ADD COLUMN place varchar(20) DEFAULT NULL;
ALTER TABLE probation.check_in ADD COLUMN place_words varchar(200) DEFAULT NULL;
ALTER TABLE probation.check_in ADD COLUMN called_why varchar(500) DEFAULT NULL;
ALTER TABLE probation.check_in ADD COLUMN absence uuid;
ALTER TABLE probation.check_in ADD COLUMN asked jsonb;
ALTER TABLE probation.check_in_review ADD COLUMN excuse varchar(20) DEFAULT NULL;
ALTER TABLE probation.check_in_review ADD COLUMN document varchar(500) DEFAULT NULL;

CREATE TABLE probation.visit (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    authority varchar(20) DEFAULT NULL NOT NULL,
    came_on date NOT NULL,
    how varchar(20) DEFAULT NULL NOT NULL,
    why_afterwards varchar(500) DEFAULT NULL,
    note text NOT NULL,
    counting varchar(20) DEFAULT NULL NOT NULL,
    check_in uuid,
    state_before varchar(12) DEFAULT NULL,
    by_id uuid NOT NULL,
    by_name varchar(200) DEFAULT NULL NOT NULL,
    logged_at timestamptz NOT NULL,
    undone_at timestamptz,
    undone_by uuid,
    undone_by_name varchar(200) DEFAULT NULL
);
CREATE INDEX visit_person ON probation.visit (person);
CREATE UNIQUE INDEX visit_one_a_day ON probation.visit (person, authority, came_on) WHERE undone_at IS NULL;
SELECT public.install_row_security('probation.visit', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = visit.person AND r.supervising_authority = visit.authority)');
REVOKE UPDATE, DELETE, TRUNCATE ON probation.visit FROM probation;
GRANT UPDATE (undone_at, undone_by, undone_by_name) ON probation.visit TO probation;

CREATE TABLE probation.check_in_schedule (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    authority varchar(20) DEFAULT NULL NOT NULL,
    version integer NOT NULL,
    valid_from date NOT NULL,
    kind varchar(20) DEFAULT NULL NOT NULL,
    first_on date NOT NULL,
    weekdays jsonb NOT NULL,
    times integer NOT NULL,
    gap integer NOT NULL,
    seed varchar(64) DEFAULT NULL NOT NULL,
    at_hour time,
    grace_minutes integer NOT NULL,
    fixed boolean NOT NULL,
    place varchar(20) DEFAULT NULL NOT NULL,
    place_words varchar(200) DEFAULT NULL,
    why varchar(500) DEFAULT NULL NOT NULL,
    override_why varchar(500) DEFAULT NULL,
    override_norm varchar(200) DEFAULT NULL,
    by_id uuid NOT NULL,
    by_name varchar(200) DEFAULT NULL NOT NULL,
    made_at timestamptz NOT NULL
);
CREATE INDEX check_in_schedule_person ON probation.check_in_schedule (person);
CREATE UNIQUE INDEX check_in_schedule_version ON probation.check_in_schedule (person, authority, version);
SELECT public.install_row_security('probation.check_in_schedule', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = check_in_schedule.person AND r.supervising_authority = check_in_schedule.authority)');
SELECT public.install_append_only('probation.check_in_schedule', 'probation');

CREATE TABLE probation.planned_absence (
    id uuid PRIMARY KEY,
    person uuid NOT NULL,
    authority varchar(20) DEFAULT NULL NOT NULL,
    from_on date NOT NULL,
    until_on date NOT NULL,
    effect varchar(10) DEFAULT NULL NOT NULL,
    reason varchar(20) DEFAULT NULL NOT NULL,
    document varchar(500) DEFAULT NULL NOT NULL,
    note text NOT NULL,
    by_id uuid NOT NULL,
    by_name varchar(200) DEFAULT NULL NOT NULL,
    recorded_at timestamptz NOT NULL,
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    withdrawn_by_name varchar(200) DEFAULT NULL,
    withdrawn_why varchar(500) DEFAULT NULL
);
CREATE INDEX planned_absence_person ON probation.planned_absence (person);
SELECT public.install_row_security('probation.planned_absence', 'EXISTS (SELECT FROM probation.registration r
    WHERE r.person = planned_absence.person AND r.supervising_authority = planned_absence.authority)');
REVOKE UPDATE, DELETE, TRUNCATE ON probation.planned_absence FROM probation;
GRANT UPDATE (withdrawn_at, withdrawn_by, withdrawn_by_name, withdrawn_why) ON probation.planned_absence TO probation;

CREATE TABLE probation.own_questions (
    id uuid PRIMARY KEY,
    person uuid,
    office varchar(20) DEFAULT NULL,
    version integer NOT NULL,
    questions jsonb NOT NULL,
    by_id uuid NOT NULL,
    by_name varchar(200) DEFAULT NULL NOT NULL,
    made_at timestamptz NOT NULL
);
CREATE INDEX own_questions_person ON probation.own_questions (person);
CREATE UNIQUE INDEX own_questions_of_person ON probation.own_questions (person, version) WHERE person IS NOT NULL;
CREATE UNIQUE INDEX own_questions_of_office ON probation.own_questions (office, version) WHERE person IS NULL;
SELECT public.install_row_security('probation.own_questions', 'person IS NULL OR EXISTS (SELECT FROM probation.registration r
    WHERE r.person = own_questions.person)');
SELECT public.install_append_only('probation.own_questions', 'probation');
