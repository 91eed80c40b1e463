"""Identity's own tables, in its own schema."""

from piccolo.columns import UUID, Boolean, Bytea, DoublePrecision, Integer, Text, Timestamptz, Varchar
from piccolo.query import OrderByRaw
from piccolo.table import Table

from shared.audit import AuditColumns
from shared.db.engine import engine

DB = engine("identity")
BY_NAME = 'public.name_key(name) COLLATE "C"'
NAME_KEY = OrderByRaw(BY_NAME)
"""Names in the order of the Kazakh alphabet."""


class Account(Table, schema="identity", db=DB):
    """A member of staff, or of a provider. `totp_secret` is encrypted; `totp_step` is the last step that was used.

    `authority`: whether an officer works for the probation service or the police. `whole_region`: sees every office of the office's region.
    `leads`: makes and switches off the accounts of the own organisation. `disabled_why`: the reason of a lead who switched this one off;
    None where an administrator did.
    """

    id = UUID(primary_key=True, default=None)
    login = Varchar(length=120, unique=True, default=None)
    name = Varchar(length=200, default=None)
    role = Varchar(length=40, default=None)
    office = Varchar(length=20, default=None, null=True)
    provider = UUID(default=None, null=True)
    language = Varchar(length=2, default=None)
    password_hash = Text(default=None)
    totp_secret = Bytea(default=None, null=True)
    totp_step = Integer(default=None, null=True)
    demo = Boolean(default=False)
    disabled_at = Timestamptz(default=None, null=True)
    created_at = Timestamptz(default=None)
    authority = Varchar(length=20, default="probation")
    whole_region = Boolean(default=False)
    leads = Boolean(default=False)
    disabled_why = Varchar(length=40, default=None, null=True)


class Session(Table, schema="identity", db=DB):
    """A sign-in. Only the token's SHA-256 is here; a pending one waits for the second factor."""

    token_hash = Varchar(length=64, primary_key=True, default=None)
    account = UUID(default=None, index=True)
    pending = Boolean(default=False)
    created_at = Timestamptz(default=None)
    seen_at = Timestamptz(default=None)


class Cover(Table, schema="identity", db=DB):
    """`covering` stands in for `covered`, for everything, between `since` and `until` unless it ended before. `reason`: a code.

    `as_senior`: `covered` leads the office, and `covering` has a senior officer's permissions meanwhile.
    """

    id = UUID(primary_key=True, default=None)
    covered = UUID(default=None)
    covering = UUID(default=None)
    office = Varchar(length=20, default=None)
    since = Timestamptz(default=None)
    until = Timestamptz(default=None)
    reason = Varchar(length=40, default=None)
    made_at = Timestamptz(default=None)
    made_by = UUID(default=None)
    ended_at = Timestamptz(default=None, null=True)
    ended_by = UUID(default=None, null=True)
    as_senior = Boolean(default=False)


class Lockout(Table, schema="identity", db=DB):
    """Failures in a row for one key (a hash: of a login, of a card)."""

    key = Varchar(length=64, primary_key=True, default=None)
    failures = Integer(default=0)
    failed_at = Timestamptz(default=None, null=True)
    locked_until = Timestamptz(default=None, null=True)


class Bucket(Table, schema="identity", db=DB):
    """How full one leaky bucket was at a moment; `key` is a hash. What has leaked out since is computed."""

    key = Varchar(length=64, primary_key=True, default=None)
    level = DoublePrecision(default=None)
    at = Timestamptz(default=None, index=True)


class Alarm(Table, schema="identity", db=DB):
    """Somebody has reached a limit, for one hour; `account` may be unknown, `place` is a route."""

    id = UUID(primary_key=True, default=None)
    kind = Varchar(length=40, default=None)
    account = UUID(default=None, null=True)
    address = Varchar(length=60, default=None, null=True)
    place = Varchar(length=200, default=None, null=True)
    times = Integer(default=None)
    first_at = Timestamptz(default=None)
    last_at = Timestamptz(default=None)


class Kiosk(Table, schema="identity", db=DB):
    """A device that may take check-ins. `camera` and `software` are what it says of itself; `allowed_cameras`: one a line.

    `hours`: when people can come to it, such as 09:00–18:00; the receipt says them.
    """

    id = UUID(primary_key=True, default=None)
    name = Varchar(length=120, default=None)
    office = Varchar(length=20, default=None)
    code_hash = Varchar(length=64, default=None, null=True)
    code_expires_at = Timestamptz(default=None, null=True)
    token_hash = Varchar(length=64, default=None, null=True)
    enrolled_at = Timestamptz(default=None, null=True)
    seen_at = Timestamptz(default=None, null=True)
    disabled_at = Timestamptz(default=None, null=True)
    camera = Varchar(length=200, default=None, null=True)
    software = Varchar(length=120, default=None, null=True)
    allowed_cameras = Text(default=None, null=True)
    hours = Varchar(length=20, default=None, null=True)


class Office(Table, schema="identity", db=DB):
    """An office with its names. `code`: as accounts, kiosks and cases name it. From `retired_at` on nobody is given to it."""

    code = Varchar(length=20, primary_key=True, default=None)
    name_kk = Varchar(length=200, default=None)
    name_ru = Varchar(length=200, default=None)
    name_en = Varchar(length=200, default=None)
    retired_at = Timestamptz(default=None, null=True)
    changed_at = Timestamptz(default=None)


class KeptForm(Table, schema="identity", db=DB):
    """What somebody typed and could not save, for some minutes; `body` is encrypted.

    `key` and `action` are hashes: of whose it is with the page on which the form stands, and with the address that it is sent to.
    """

    key = Varchar(length=64, primary_key=True, default=None)
    action = Varchar(length=64, default=None, index=True)
    body = Bytea(default=None)
    kept_at = Timestamptz(default=None)


class KeptSearch(Table, schema="identity", db=DB):
    """What somebody searched people by, for some hours: an address holds its token instead of a name. `body` is encrypted.

    `key` is a hash of whose it is with the token.
    """

    key = Varchar(length=64, primary_key=True, default=None)
    body = Bytea(default=None)
    kept_at = Timestamptz(default=None)


class Audit(AuditColumns, Table, schema="identity", db=DB):
    """What was done to accounts, sessions and kiosks."""


TABLES: list[type[Table]] = [Account, Session, Cover, Lockout, Bucket, Alarm, Kiosk, Office, KeptForm, KeptSearch, Audit]
