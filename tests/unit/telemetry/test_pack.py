"""A signed pack: every change is detected, in any notation."""

import hashlib
import json
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from services.probation.telemetry.evidence.domain import CANONICAL, FORMAT, BadPack, signed, verify
from services.probation.telemetry.evidence.map_svg import draw_map

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = KEY.public_key().public_bytes_raw().hex()
SOURCE = {
    "number": 7,
    "protocol": "http",
    "vendor": "Vendor X",
    "credential": "key-1",
    "authentication": "request_signature",
    "receiver": "gateway-1",
}
FIX = {"source": 7, "received_at": "2026-11-24T10:00:00.000Z", "raw_sha256": "ab" * 32, "latitude": 43.2}
values = st.recursive(
    st.none() | st.booleans() | st.integers(1 - 2**53, 2**53 - 1) | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


def pack_of(**more: Any) -> dict[str, Any]:
    """A pack without fixes."""
    return {"format": FORMAT, "sources": [], "fixes": [], **more}


def with_fixes(count: int = 3) -> dict[str, Any]:
    """A pack whose fixes say where they came from."""
    return pack_of(sources=[dict(SOURCE), {**SOURCE, "number": 8, "authentication": "device_key"}], fixes=[dict(FIX) for _ in range(count)])


def checked(pack: dict[str, Any]) -> dict[str, int] | None:
    """What a pack that is rightly signed proves of its fixes. Raises BadPack."""
    return verify(json.dumps(signed(pack, KEY, 1)).encode(), [PUBLIC]).provenance


@settings(max_examples=60, deadline=None)
@given(values, st.data())
def test_a_pack_is_whole_however_it_is_indented_and_broken_when_a_byte_of_it_changes(value: Any, data: st.DataObject) -> None:
    whole = signed(pack_of(value=value), KEY, 1)
    for indent in (None, 3):
        found = verify(json.dumps(whole, indent=indent).encode(), [PUBLIC])
        assert (found.pack["value"], found.vouched) == (value, True)
    raw = bytearray(json.dumps(whole["pack"]).encode())
    place = data.draw(st.integers(0, len(raw) - 1))
    raw[place] ^= data.draw(st.sampled_from([1, 2, 32]))
    try:
        changed = json.loads(bytes(raw))
    except (ValueError, RecursionError):
        return
    if changed == whole["pack"]:
        return
    with pytest.raises(BadPack):
        verify(json.dumps({"pack": changed, "signature": whole["signature"]}).encode(), [PUBLIC])


def test_a_pack_that_was_signed_before_rfc_8785_is_whole_still() -> None:
    pack = {
        "format": "oralu.evidence-pack.v1",
        "latitude": 43.0,
        "tiny": 1e-06,
        "large": 1e16,
        "name": "Әлия",
        "fixes": [1, 2.5, None, True],
    }
    halves = (
        "30f607ca5636b2f7f8e083d81bb7040600113b17f65d468fa0489f7296f2658a",
        "dc06fe57b91f4ccc8450930b0b0ad084bbc8d0bf5df448f12dd3ee5206f99607",
    )
    digest = "5ea57dc9917b5fbabcfeae64792da42cea61169c14f080e1d851ad5b4f519b2c"
    signature = {"algorithm": "Ed25519", "public_key": PUBLIC, "sha256": digest, "value": "".join(halves)}
    assert verify(json.dumps({"pack": pack, "signature": signature}).encode(), [PUBLIC]).vouched
    with pytest.raises(BadPack):
        verify(json.dumps({"pack": {**pack, "format": FORMAT}, "signature": signature}).encode(), [PUBLIC])


def test_a_pack_is_signed_as_rfc_8785_writes_it() -> None:
    pack = {"latitude": 43.0, "format": FORMAT, "tiny": 1e-06, "large": 1e16}
    written = b'{"format":"oralu.evidence-pack.v3","large":10000000000000000,"latitude":43,"tiny":0.000001}'
    assert signed(pack, KEY, 1)["signature"]["sha256"] == hashlib.sha256(written).hexdigest()


def test_who_signs_a_changed_pack_anew_is_found_by_the_key() -> None:
    stranger = Ed25519PrivateKey.from_private_bytes(bytes(32))
    assert verify(json.dumps(signed(pack_of(), stranger, 1)).encode(), [PUBLIC]).vouched is False


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"[]",
        b'{"pack": 1}',
        b'{"pack": {"a": NaN}, "signature": {}}',
        b'{"pack": {"format": "oralu.evidence-pack.v2", "a": 1e400}, "signature": {}}',
        b'{"pack": {}, "pack": {}}',
        b"\xff",
    ],
)
def test_what_is_no_pack_is_refused_with_words(raw: bytes) -> None:
    with pytest.raises(BadPack):
        verify(raw, [PUBLIC])


def test_a_pack_that_says_two_things_under_one_name_is_refused_though_its_signature_fits_one_of_them() -> None:
    whole = json.dumps(signed(pack_of(alerts=0), KEY, 1))
    assert verify(whole.encode(), [PUBLIC]).vouched
    with pytest.raises(BadPack, match="not an evidence pack"):
        verify(whole.replace('"alerts": 0', '"alerts": 9, "alerts": 0').encode(), [PUBLIC])


def test_what_is_signed_depends_neither_on_the_order_of_names_nor_on_spaces() -> None:
    assert CANONICAL[FORMAT]({"b": [1, 2], "a": "Әділ"}) == '{"a":"Әділ","b":[1,2]}'.encode()
    whole = signed(pack_of(a=1, z=2), KEY, 1)
    backwards = {"pack": dict(reversed(whole["pack"].items())), "signature": whole["signature"]}
    assert verify(json.dumps(backwards).encode(), [PUBLIC]).vouched


@pytest.mark.parametrize("pack", [1, [], "pack", None, True])
def test_a_file_that_signs_something_else_than_a_pack_is_refused_with_words(pack: Any) -> None:
    whole = signed({"format": FORMAT}, KEY, 1) | {"pack": pack}
    with pytest.raises(BadPack, match=r"this is not an evidence pack$"):
        verify(json.dumps(whole).encode(), [PUBLIC])


@pytest.mark.parametrize(
    "changed", [{"pack": {"format": "zz"}}, {"pack": {"format": "a"}}, {"pack": {}}, {"signature": {"algorithm": "RSA"}}]
)
def test_a_pack_of_another_version_is_refused_with_words(changed: dict[str, Any]) -> None:
    whole = signed({"format": FORMAT}, KEY, 1)
    whole["signature"] |= changed.get("signature", {})
    with pytest.raises(BadPack, match="of a version known here"):
        verify(json.dumps(whole | {"pack": changed.get("pack", whole["pack"])}).encode(), [PUBLIC])


def test_who_changes_a_pack_and_its_hash_is_found_by_the_signature() -> None:
    whole, other = signed({"format": FORMAT, "alerts": 3}, KEY, 7), signed({"format": FORMAT, "alerts": 0}, KEY, 7)
    assert whole["signature"]["key_version"] == 7
    whole["signature"]["value"] = other["signature"]["value"]
    with pytest.raises(BadPack, match="the signature does not belong"):
        verify(json.dumps(whole).encode(), [PUBLIC])


def test_a_pack_says_how_its_fixes_were_authenticated() -> None:
    pack = with_fixes(3)
    pack["fixes"][1]["source"] = 8
    assert checked(pack) == {"device_key": 1, "request_signature": 2}
    assert checked(pack_of()) == {}


@pytest.mark.parametrize("version", ["oralu.evidence-pack.v1", "oralu.evidence-pack.v2"])
def test_a_pack_of_a_format_before_sources_is_checked_but_proves_nothing_of_its_fixes(version: str) -> None:
    assert checked({"format": version, "fixes": [{"raw_sha256": None}]}) is None


LACKS: list[tuple[str, dict[str, Any]]] = [
    ("does not say where it came from", {"source": None}),
    ("does not say where it came from", {"source": True}),
    ("does not say where it came from", {"source": "7"}),
    ("names a source that is not listed", {"source": 9}),
    ("has no hash of its raw frame", {"raw_sha256": None}),
    ("has no hash of its raw frame", {"raw_sha256": "ab"}),
    ("does not say when it was received", {"received_at": None}),
    ("does not say when it was received", {"received_at": "yesterday"}),
]


@pytest.mark.parametrize(("reason", "changed"), LACKS)
def test_a_fix_without_provenance_is_named_in_the_refusal(reason: str, changed: dict[str, Any]) -> None:
    pack = with_fixes()
    pack["fixes"][1] |= changed
    with pytest.raises(BadPack, match=f"fix 2 {reason}"):
        checked(pack)


@pytest.mark.parametrize(
    "changed",
    [
        *({"authentication": way} for way in ("none", "", "trust_me", None)),
        *({part: missing} for part in ("protocol", "vendor", "credential", "receiver") for missing in ("", None)),
    ],
    ids=str,
)
def test_a_fix_of_a_source_that_was_not_authenticated_is_refused(changed: dict[str, Any]) -> None:
    pack = with_fixes()
    pack["sources"][0] |= changed
    with pytest.raises(BadPack, match="fix 1 comes from a source that was not authenticated"):
        checked(pack)


@pytest.mark.parametrize("sources", [None, {}, [7], [{}], [SOURCE, SOURCE], [SOURCE, {**SOURCE, "number": 7.0}]], ids=str)
def test_a_list_of_sources_that_is_not_clear_is_refused(sources: Any) -> None:
    with pytest.raises(BadPack, match="list"):
        checked(with_fixes() | {"sources": sources})


def test_a_source_that_no_fix_names_need_not_be_authenticated() -> None:
    pack = with_fixes()
    pack["sources"].append({"number": 9, "authentication": "none"})
    assert checked(pack) == {"request_signature": 3}


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 6), st.data())
def test_a_pack_never_verifies_when_anything_of_any_fixs_provenance_is_gone(count: int, data: st.DataObject) -> None:
    pack = with_fixes(count)
    fix, source = data.draw(st.sampled_from(pack["fixes"])), pack["sources"][0]
    kind, row, part = data.draw(
        st.sampled_from(
            [
                *(("a part of the fix", fix, part) for part in ("source", "received_at", "raw_sha256")),
                *(("a part of its source", source, part) for part in SOURCE),
                *(("a list", pack, part) for part in ("sources", "fixes")),
            ]
        )
    )
    assert checked(pack), kind
    del row[part]
    with pytest.raises(BadPack):
        checked(pack)


def test_the_picture_is_to_scale_and_a_name_is_text() -> None:
    fix = {"latitude": 43.2, "longitude": 76.9, "accuracy_m": 10.0, "decided": True}
    home = {"geometry": {"type": "Point", "coordinates": [76.9, 43.2]}, "properties": {"id": "home", "radius_m": 100, "name": "<home>"}}
    picture = draw_map([fix, {**fix, "latitude": None}], [home]) or ""
    assert "&lt;home&gt;" in picture
    radii = [float(part.split('"')[0]) for part in picture.split(' r="')[1:]]
    assert radii[0] == pytest.approx(radii[1] * 10, rel=0.02)
    assert draw_map([], []) is None
