"""Vacancies with what happened to them, and the quota of jobs by region."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2027-01-09T01:00:00:000000"
SQL = """
CREATE TABLE reintegration.vacancy (
    id uuid PRIMARY KEY,
    organisation uuid NOT NULL,
    title varchar(200) NOT NULL DEFAULT NULL,
    description text NOT NULL,
    text_language varchar(2) NOT NULL DEFAULT NULL,
    region varchar(40) NOT NULL DEFAULT NULL,
    place varchar(300) NOT NULL DEFAULT NULL,
    remote boolean NOT NULL DEFAULT false,
    kind varchar(20) NOT NULL DEFAULT NULL,
    wage_from integer,
    wage_to integer,
    wage_period varchar(10) DEFAULT NULL,
    currency varchar(3) NOT NULL DEFAULT NULL,
    places integer NOT NULL,
    taken integer NOT NULL DEFAULT 0,
    quota boolean NOT NULL DEFAULT false,
    closes_on date,
    languages varchar(2)[] NOT NULL DEFAULT NULL,
    requirements text,
    excludes text,
    excludes_source varchar(300) DEFAULT NULL,
    contact varchar(200) DEFAULT NULL,
    phone varchar(40) DEFAULT NULL,
    state varchar(20) NOT NULL DEFAULT NULL,
    why text,
    confirmed_on date NOT NULL,
    search_key text NOT NULL,
    made_at timestamptz NOT NULL,
    version integer NOT NULL
);
CREATE INDEX vacancy_organisation ON reintegration.vacancy (organisation);
CREATE TABLE reintegration.vacancy_event (
    id uuid PRIMARY KEY,
    vacancy uuid NOT NULL,
    version integer NOT NULL,
    act varchar(20) NOT NULL DEFAULT NULL,
    state varchar(20) NOT NULL DEFAULT NULL,
    why text,
    by_id uuid NOT NULL,
    by_name varchar(200) NOT NULL DEFAULT NULL,
    by_role varchar(20) NOT NULL DEFAULT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX vacancy_event_vacancy ON reintegration.vacancy_event (vacancy);
CREATE TABLE reintegration.job_quota (
    id uuid PRIMARY KEY,
    region varchar(40) NOT NULL DEFAULT NULL,
    percent integer,
    jobs integer,
    valid_from date NOT NULL,
    source varchar(300) NOT NULL DEFAULT NULL,
    status varchar(20) NOT NULL DEFAULT NULL,
    by_id uuid NOT NULL,
    by_name varchar(200) NOT NULL DEFAULT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX job_quota_region ON reintegration.job_quota (region);
CREATE INDEX vacancy_listed ON reintegration.vacancy (state, made_at DESC, id DESC);
CREATE INDEX vacancy_search ON reintegration.vacancy USING gin (search_key public.gin_trgm_ops);
SELECT public.install_append_only('reintegration.vacancy_event', 'reintegration');
SELECT public.install_append_only('reintegration.job_quota', 'reintegration');
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
