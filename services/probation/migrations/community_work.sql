CREATE TABLE probation.work_site (
    id uuid PRIMARY KEY,
    office varchar(20) DEFAULT NULL NOT NULL,
    name varchar(200) DEFAULT NULL NOT NULL,
    organisation varchar(200) DEFAULT NULL NOT NULL,
    kind_of_work varchar(300) DEFAULT NULL NOT NULL,
    address varchar(300) DEFAULT NULL NOT NULL,
    contact varchar(200) DEFAULT NULL NOT NULL,
    phone varchar(40) DEFAULT NULL NOT NULL,
    open_days varchar(7) DEFAULT NULL NOT NULL,
    capacity integer NOT NULL,
    closes_on date,
    form_token uuid NOT NULL UNIQUE,
    created_at timestamptz NOT NULL,
    version integer NOT NULL DEFAULT 1
);
CREATE TABLE probation.work_requirement (
    id uuid PRIMARY KEY,
    registration uuid NOT NULL,
    version integer NOT NULL,
    hours integer NOT NULL,
    free boolean NOT NULL,
    exempt varchar(20) DEFAULT NULL,
    available_until date,
    document varchar(300) DEFAULT NULL NOT NULL,
    why text NOT NULL,
    by_id uuid NOT NULL,
    by_name varchar(200) DEFAULT NULL NOT NULL,
    at timestamptz NOT NULL
);
CREATE TABLE probation.work_order (
    id uuid PRIMARY KEY,
    registration uuid NOT NULL,
    state varchar(10) DEFAULT NULL NOT NULL,
    requested_on date NOT NULL,
    request varchar(300) DEFAULT NULL NOT NULL,
    number varchar(60) DEFAULT NULL,
    ordered_on date,
    received_on date,
    site uuid,
    hours integer,
    contact varchar(200) DEFAULT '' NOT NULL,
    acquainted_on date,
    form_token uuid NOT NULL UNIQUE,
    created_at timestamptz NOT NULL,
    version integer NOT NULL DEFAULT 1
);
CREATE TABLE probation.work_order_version (
    id uuid PRIMARY KEY,
    work_order uuid NOT NULL,
    version integer NOT NULL,
    step varchar(12) DEFAULT NULL NOT NULL,
    content jsonb NOT NULL,
    why text NOT NULL,
    by_id uuid NOT NULL,
    by_name varchar(200) DEFAULT NULL NOT NULL,
    at timestamptz NOT NULL
);
CREATE TABLE probation.work_allocation (
    id uuid PRIMARY KEY,
    registration uuid NOT NULL,
    work_order uuid NOT NULL,
    site uuid NOT NULL,
    weekdays varchar(7) DEFAULT NULL NOT NULL,
    starts time NOT NULL,
    hours integer NOT NULL,
    begins_on date NOT NULL,
    ends_on date,
    form_token uuid NOT NULL UNIQUE,
    created_at timestamptz NOT NULL,
    created_by_name varchar(200) DEFAULT NULL NOT NULL
);
CREATE TABLE probation.work_session (
    id uuid PRIMARY KEY,
    registration uuid NOT NULL,
    allocation uuid NOT NULL,
    site uuid NOT NULL,
    on_date date NOT NULL,
    starts time NOT NULL,
    hours integer NOT NULL,
    run uuid NOT NULL,
    made_at timestamptz NOT NULL,
    made_by_name varchar(200) DEFAULT NULL NOT NULL,
    cancelled_at timestamptz,
    cancelled_by_name varchar(200) DEFAULT NULL,
    cancelled_why text
);
CREATE TABLE probation.work_outcome (
    id uuid PRIMARY KEY,
    session uuid NOT NULL,
    version integer NOT NULL,
    outcome varchar(24) DEFAULT NULL NOT NULL,
    credited integer NOT NULL,
    document varchar(300) DEFAULT NULL NOT NULL,
    note text NOT NULL,
    why text NOT NULL,
    by_id uuid NOT NULL,
    by_name varchar(200) DEFAULT NULL NOT NULL,
    at timestamptz NOT NULL
);
CREATE TABLE probation.work_act (
    id uuid PRIMARY KEY,
    registration uuid NOT NULL,
    month date NOT NULL,
    version integer NOT NULL,
    number varchar(40) DEFAULT NULL NOT NULL,
    hours integer NOT NULL,
    content jsonb NOT NULL,
    why text NOT NULL,
    by_id uuid NOT NULL,
    by_name varchar(200) DEFAULT NULL NOT NULL,
    at timestamptz NOT NULL
);
CREATE TABLE probation.corrective_entry (
    id uuid PRIMARY KEY,
    registration uuid NOT NULL,
    number integer NOT NULL,
    kind varchar(12) DEFAULT NULL NOT NULL,
    on_date date NOT NULL,
    content jsonb NOT NULL,
    refers_to uuid,
    document varchar(300) DEFAULT NULL NOT NULL,
    why text NOT NULL,
    form_token uuid NOT NULL,
    by_id uuid NOT NULL,
    by_name varchar(200) DEFAULT NULL NOT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX work_requirement_registration ON probation.work_requirement (registration);
CREATE INDEX work_order_registration ON probation.work_order (registration);
CREATE INDEX work_order_version_work_order ON probation.work_order_version (work_order);
CREATE INDEX work_allocation_registration ON probation.work_allocation (registration);
CREATE INDEX work_session_registration ON probation.work_session (registration);
CREATE INDEX work_outcome_session ON probation.work_outcome (session);
CREATE INDEX work_act_registration ON probation.work_act (registration);
CREATE INDEX corrective_entry_registration ON probation.corrective_entry (registration);
-- Community work: one session at a time for a registration, one act a month and version. What was recorded stays.
CREATE UNIQUE INDEX work_session_once ON probation.work_session (registration, on_date, starts) WHERE cancelled_at IS NULL;
CREATE INDEX work_session_at_site ON probation.work_session (site, on_date) WHERE cancelled_at IS NULL;
CREATE INDEX work_session_day ON probation.work_session (on_date) WHERE cancelled_at IS NULL;
CREATE UNIQUE INDEX work_outcome_version ON probation.work_outcome (session, version);
CREATE UNIQUE INDEX work_requirement_version ON probation.work_requirement (registration, version);
CREATE UNIQUE INDEX work_act_version ON probation.work_act (registration, month, version);
CREATE UNIQUE INDEX work_order_version_number ON probation.work_order_version (work_order, version);
CREATE INDEX work_site_office ON probation.work_site (office, name);
ALTER TABLE probation.work_session ADD CONSTRAINT work_session_hours CHECK (hours BETWEEN 1 AND 24);
SELECT public.install_row_security('probation.work_requirement', 'EXISTS (SELECT FROM probation.registration r WHERE r.id = registration)');
SELECT public.install_row_security('probation.work_order', 'EXISTS (SELECT FROM probation.registration r WHERE r.id = registration)');
SELECT public.install_row_security('probation.work_order_version', 'EXISTS (SELECT FROM probation.work_order o WHERE o.id = work_order)');
SELECT public.install_row_security('probation.work_allocation', 'EXISTS (SELECT FROM probation.registration r WHERE r.id = registration)');
SELECT public.install_row_security('probation.work_session', 'EXISTS (SELECT FROM probation.registration r WHERE r.id = registration)');
SELECT public.install_row_security('probation.work_outcome', 'EXISTS (SELECT FROM probation.work_session s WHERE s.id = session)');
SELECT public.install_row_security('probation.work_act', 'EXISTS (SELECT FROM probation.registration r WHERE r.id = registration)');
SELECT public.install_append_only('probation.work_requirement', 'probation');
SELECT public.install_append_only('probation.work_order_version', 'probation');
SELECT public.install_append_only('probation.work_outcome', 'probation');
SELECT public.install_append_only('probation.work_act', 'probation');
REVOKE UPDATE, DELETE, TRUNCATE ON probation.work_allocation FROM probation;
GRANT UPDATE (ends_on) ON probation.work_allocation TO probation;
REVOKE UPDATE, DELETE, TRUNCATE ON probation.work_session FROM probation;
GRANT UPDATE (cancelled_at, cancelled_by_name, cancelled_why) ON probation.work_session TO probation;
REVOKE DELETE, TRUNCATE ON probation.work_order, probation.work_site FROM probation;
-- Corrective work: entries in their order, which are only added.
CREATE UNIQUE INDEX corrective_entry_number ON probation.corrective_entry (registration, number);
CREATE UNIQUE INDEX corrective_entry_form ON probation.corrective_entry (form_token);
SELECT public.install_row_security('probation.corrective_entry', 'EXISTS (SELECT FROM probation.registration r WHERE r.id = registration)');
SELECT public.install_append_only('probation.corrective_entry', 'probation');
