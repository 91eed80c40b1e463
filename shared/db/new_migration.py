"""Write the file of a room's next migration: `python -m shared.db.new_migration probation check_in_by_office "Why it is needed"`.

With `--index` the migration builds an index of a table that is in use. Needs no database. The SQL is written by hand: the test in
tests/integration/db/test_schema.py says what is missing.
"""

import re
import sys
from datetime import datetime
from importlib import import_module
from pathlib import Path

from shared import clock
from shared.db.migrate import ROOMS

NAME = re.compile(r"[a-z][a-z0-9_]*")
USAGE = 'python -m shared.db.new_migration {identity|probation|reintegration|biometrics} name_of_the_change "Why it is needed" [--index]'
FRAME = '''"""{why}"""

from shared.db.migration import SqlMigration, {kind}

ID = "{number}"
{sql}

async def forwards() -> SqlMigration:
    return {kind}(__name__, SQL)
'''
SQL = '''SQL = """
"""
'''
INDEX = '''SQL = """
    CREATE INDEX CONCURRENTLY IF NOT EXISTS {name} ON {room}.
"""
'''


def write(folder: Path, room: str, name: str, why: str, *, index: bool, now: datetime) -> Path:
    """Write the migration of `room` into `folder`; returns the file."""
    kind = "index_migration" if index else "sql_migration"
    sql = INDEX.format(name=name, room=room) if index else SQL
    file = folder / f"{room}_{now:%Y_%m_%d}_{name}.py"
    file.write_text(FRAME.format(why=why.rstrip(".") + ".", kind=kind, number=f"{now:%Y-%m-%dT%H:%M:%S:%f}", sql=sql))
    return file


def main() -> None:
    """Print the file that was written."""
    words = [word for word in sys.argv[1:] if word != "--index"]
    if len(words) != 3 or words[0] not in ROOMS or not NAME.fullmatch(words[1]):
        sys.exit(USAGE)
    room, name, why = words
    folder = Path(import_module(f"{ROOMS[room]}.migrations").__path__[0])
    sys.stdout.write(f"{write(folder, room, name, why, index='--index' in sys.argv, now=clock.now())}\n")


if __name__ == "__main__":
    main()
