"""Images of faces. Nothing of a face is stored unencrypted: `Frame.image` is AES-256-GCM under the person's own data key, which is
stored only wrapped (`Subject.wrapped_key`)."""

from piccolo.columns import UUID as UUIDColumn
from piccolo.columns import Bytea, Integer, Timestamptz, Varchar
from piccolo.table import Table

from services.biometrics.database import DB


class Frame(Table, schema="biometrics", db=DB):
    """One encrypted JPEG. It belongs to an enrolment (reference) or to a session (probe).

    `shape` and `chip` are what the engine saw in it, encrypted too; they are deleted as soon as the capture is verified."""

    id = UUIDColumn(primary_key=True, default=None)
    person = UUIDColumn(default=None, index=True)
    enrolment = UUIDColumn(default=None, null=True, index=True)
    session = UUIDColumn(default=None, null=True, index=True)
    attempt = Integer(default=None, null=True)
    position = Integer(default=None)
    step = Varchar(length=20, default=None)
    taken_ms = Integer(default=None)
    version = Integer(default=None)
    image = Bytea(default=None)
    shape = Bytea(default=None, null=True)
    chip = Bytea(default=None, null=True)
    stored_at = Timestamptz(default=None)
    delete_after = Timestamptz(default=None, null=True)
