"""Write a room's next migration from its tables: `python -m shared.db.new_migration probation "Why it is needed"`.

`--empty` gives one to fill with raw SQL, for what the table syntax cannot say (partial indexes, partitions, triggers).
"""

import asyncio
import os
import sys

from piccolo.apps.migrations.commands.new import new

from shared.db.migrate import ROOMS


def main() -> None:
    """Needs no database: Piccolo compares the tables with the migrations that are there."""
    app, why, *flags = sys.argv[1:]
    os.environ["PICCOLO_CONF"] = f"{ROOMS[app]}.piccolo_conf"
    asyncio.run(new(app_name=app, auto="--empty" not in flags, desc=why, auto_input="y"))


if __name__ == "__main__":
    main()
