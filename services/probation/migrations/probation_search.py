"""Further spellings of a person's name, by script."""

from shared.db.migration import SqlMigration, sql_migration

ID = "2026-12-07T01:00:00:000000"
SQL = """
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
"""


async def forwards() -> SqlMigration:
    return sql_migration(__name__, SQL)
