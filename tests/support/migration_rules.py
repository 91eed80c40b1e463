"""What a migration's SQL may not do to tables that are large and in use, while the old and the new code run."""

import re
from dataclasses import dataclass

# Comments contain apostrophes, and bodies of functions contain semicolons: both are removed before statements are separated.
NOT_CODE = re.compile(r"(?P<comment>--[^\n]*)|'(?:[^']|'')*'|\$(?P<tag>\w*)\$.*?\$(?P=tag)\$", re.DOTALL)
BECAUSE = "-- because: "
EXCUSED = "\0"
TABLE = r"(?:IF (?:NOT )?EXISTS )?(?:ONLY )?(?P<table>[\w.\"]+)"
CREATED = re.compile(rf"CREATE TABLE {TABLE}", re.IGNORECASE)
TOUCHED = re.compile(rf"(?:\bON|ALTER TABLE|^UPDATE|^DELETE FROM|^TRUNCATE(?: TABLE)?|DROP TABLE|LOCK TABLE) {TABLE}", re.IGNORECASE)


@dataclass(frozen=True)
class Rule:
    """SQL that is found by `sql`, and what to do instead. `never`: no reason is accepted."""

    sql: str
    instead: str
    never: bool = False


RULES = (
    Rule(r"\bSET (LOCAL |SESSION )?(lock|statement)_timeout", "give the timeouts to sql_migration, with the reason", never=True),
    Rule(r"^CREATE (UNIQUE )?INDEX (?!CONCURRENTLY)", "index_migration, which blocks no writing", never=True),
    Rule(r"\bDROP (COLUMN|TABLE)\b", "in two deploys: first the code stops using it, then a migration removes it"),
    Rule(r"\bRENAME\b", "add the new one, write both, read the new one, then remove the old one: the code that runs knows the old name"),
    Rule(r"\bALTER COLUMN \S+ (SET DATA )?TYPE\b", "a new column: changing the type writes the whole table anew"),
    Rule(r"\bSET NOT NULL\b", "a CHECK … NOT VALID that is validated afterwards: this reads the whole table under a lock"),
    Rule(r"\bADD COLUMN (?![^,]*\bDEFAULT\b)[^,]*\bNOT NULL\b", "a default, or null: the code that runs does not fill it in"),
    Rule(
        r"\bADD (CONSTRAINT \S+ )?(CHECK|FOREIGN KEY)(?!.*\bNOT VALID\b)",
        "NOT VALID, then VALIDATE CONSTRAINT in a migration of its own: this reads the whole table under a lock",
    ),
    Rule(
        r"\bADD (CONSTRAINT \S+ |COLUMN [^,]*)?(UNIQUE|PRIMARY KEY|EXCLUDE)(?! USING INDEX)",
        "index_migration, then ADD CONSTRAINT … USING INDEX",
    ),
    Rule(r"^(UPDATE|DELETE FROM|TRUNCATE)\b", "batches, by a job: a large table stays locked row by row until the migration ends"),
    Rule(r"^(LOCK|CLUSTER|REINDEX|VACUUM)\b", "nothing of the kind: it locks the whole table"),
)


def broken_rules(sql: str) -> list[str]:
    """A sentence for each statement that breaks a rule.

    The rules do not apply to tables that the same SQL creates; a line `-- because: <reason>` above a statement excuses it.
    """
    statements = [" ".join(statement.split()) for statement in NOT_CODE.sub(_without_text, sql).split(";")]
    created = {found["table"] for statement in statements if (found := CREATED.search(statement))}
    broken = []
    for statement in statements:
        excused, text = EXCUSED in statement, statement.replace(EXCUSED, "").strip()
        touched = TOUCHED.search(text)
        if touched and touched["table"] in created:
            continue
        broken += [
            f"{text[:80]} → {rule.instead}" for rule in RULES if re.search(rule.sql, text, re.IGNORECASE) and (rule.never or not excused)
        ]
    return broken


def _without_text(token: re.Match[str]) -> str:
    comment = token["comment"]
    if comment is None:
        return "''"
    return EXCUSED if comment.startswith(BECAUSE) and comment[len(BECAUSE) :].strip() else ""
