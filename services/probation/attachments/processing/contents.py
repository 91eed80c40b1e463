"""What an attachment's content and key are bound to."""

from uuid import UUID

from services.probation.files.sealing import Sealed, open_file, seal_file, unwrap_key
from shared.crypto import decrypt, encrypt

PURPOSE = "wrap attachment"


def seal(person: UUID, number: UUID, content: bytes) -> Sealed:
    """The key is bound to the person, so that a row moved to somebody else cannot be read; the content to the attachment alone, so
    that a merge wraps the key again and nothing else."""
    return seal_file(PURPOSE, content, key_context=of_key(person, number), content_context=_of_content(number))


def opened(person: UUID, number: UUID, wrapped_key: bytes, content: bytes) -> bytes:
    """The file as it came. Raises CannotDecrypt."""
    return open_file(PURPOSE, wrapped_key, content, key_context=of_key(person, number), content_context=_of_content(number))


def seal_page(person: UUID, number: UUID, wrapped_key: bytes, page: int, picture: bytes) -> bytes:
    """The picture of a page under the attachment's key: it is gone with the key."""
    return encrypt(unwrap_key(PURPOSE, wrapped_key, of_key(person, number)), picture, _of_page(number, page))


def opened_page(person: UUID, number: UUID, wrapped_key: bytes, page: int, sealed: bytes) -> bytes:
    """The picture of a page. Raises CannotDecrypt."""
    return decrypt(unwrap_key(PURPOSE, wrapped_key, of_key(person, number)), sealed, _of_page(number, page))


def of_key(person: UUID, number: UUID) -> bytes:
    """What the key is bound to."""
    return f"probation/attachment/{person}/{number}".encode()


def _of_content(number: UUID) -> bytes:
    return f"probation/attachment/{number}".encode()


def _of_page(number: UUID, page: int) -> bytes:
    return f"probation/attachment/{number}/page/{page}".encode()
