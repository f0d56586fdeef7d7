"""Keys and cards: what is handed out is small, checkable with openssl, and worthless once one bit changes."""

import base64
import json
import re
import shutil
import subprocess

import pytest

from desktop.sync.errors import CardError, PackageMissingError
from desktop.sync.keys import DirectoryKey, OwnKeys, fingerprint, read_card, write_card
from desktop.sync.strict_json import encode64

# The RFC 8032 test key 1, and an age secret made for this test.
FIXED = OwnKeys(
    encode64(bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")),
    "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX",
)


@pytest.fixture
def keys():
    return OwnKeys.generate()


@pytest.fixture
def card(keys):
    return keys.card(3001, "اداره تعاون، کار و رفاه اجتماعی کرج", "county")


def test_keys_survive_as_text(keys):
    again = OwnKeys.from_text(keys.to_text())
    assert again == keys
    assert again.card(3001, "کرج", "county") == keys.card(3001, "کرج", "county")
    assert OwnKeys.generate() != keys


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '"x"', '{"sign_secret":1,"age_secret":"x"}', "{" * 5000])
def test_other_text_is_no_key(text):
    with pytest.raises(CardError):
        OwnKeys.from_text(text)


def test_a_changed_key_text_is_refused(keys):
    text = keys.to_text()
    for changed in (text + " ", text.replace("karbarg-keys", "karbarg-kays"), text.replace("AGE-SECRET", "AGE-SECRTE")):
        with pytest.raises(CardError):
            OwnKeys.from_text(changed)


def test_secrets_are_not_shown(keys):
    assert keys.sign_secret not in repr(keys)
    assert keys.age_secret not in repr(keys)


def test_a_card_survives_as_a_file(tmp_path, card):
    path = tmp_path / "karaj.card.json"
    write_card(path, card)
    assert read_card(path) == card
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    content = json.loads(path.read_text(encoding="utf-8"))
    assert content["office"] == 3001
    assert content["name"] == card.name
    assert content["age_recipient"].startswith("age1")
    assert re.fullmatch("[0-9a-f]{16}", content["key_id"])
    assert path.stat().st_size < 1000


def test_a_card_holds_no_secret(tmp_path, keys, card):
    write_card(tmp_path / "c", card)
    text = (tmp_path / "c").read_text(encoding="utf-8")
    assert keys.sign_secret not in text
    assert "SECRET" not in text


def test_no_flipped_bit_gives_another_card(tmp_path, card):
    path = tmp_path / "c.card.json"
    write_card(path, card)
    good = path.read_bytes()
    refused = 0
    for at in range(len(good) * 8):
        changed = bytearray(good)
        changed[at // 8] ^= 1 << at % 8
        path.write_bytes(changed)
        try:
            assert read_card(path) == card, at  # a space became a tab: the same card
        except CardError:
            refused += 1
    assert refused > len(good) * 8 - 100


def test_no_cut_card_is_read(tmp_path, card):
    path = tmp_path / "c.card.json"
    write_card(path, card)
    good = path.read_bytes()
    for size in range(len(good) - 1):  # without its last newline it is still whole
        path.write_bytes(good[:size])
        with pytest.raises(CardError):
            read_card(path)


@pytest.mark.parametrize("change", [
    {"office": 3002}, {"role": "province"}, {"name": "دیگر"}, {"version": 2}, {"version": True},
    {"format": "x"}, {"more": 1}, {"key_id": "0" * 16}, {"sign_public_pem": "x"},
    {"signature": "AAAA"}, {"signature": 5}, {"office": "3001"},
    {"age_recipient": "age1zzz"}, {"sign_public": "AAAA"}, {"name": None}, {"office": True},
])
def test_a_changed_card_is_refused(tmp_path, card, change):
    path = tmp_path / "c.card.json"
    write_card(path, card)
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | change), encoding="utf-8")
    with pytest.raises(CardError) as refusal:
        read_card(path)
    assert refusal.value.code == "E_CARD"


def test_a_card_rewritten_by_another_program_is_still_a_card(tmp_path, card):
    path = tmp_path / "c.card.json"
    write_card(path, card)
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")), indent=4), encoding="utf-8")
    assert read_card(path) == card


def test_big_or_missing_cards(tmp_path):
    (tmp_path / "big").write_bytes(b" " * 20_000)
    with pytest.raises(CardError):
        read_card(tmp_path / "big")
    with pytest.raises(PackageMissingError):
        read_card(tmp_path / "none")


@pytest.mark.parametrize(("office", "name", "role"), [
    (0, "کرج", "county"), (-1, "کرج", "county"), (3001, "  ", "county"), (3001, "a\u202eb", "county"),
    (3001, "x" * 121, "county"), (3001, "کرج", "ministry"), (3001, "دو\nخط", "county"),
])
def test_no_card_is_made_of_nonsense(keys, office, name, role):
    with pytest.raises(CardError):
        keys.card(office, name, role)


def test_a_name_may_hold_a_half_space(keys):
    assert keys.card(3001, "اداره‌ی کرج", "county").name == "اداره‌ی کرج"


def test_the_fingerprint_never_changes():
    """Read over the phone by two versions of the program: a known key must always give these digits."""
    card = FIXED.card(3001, "کرج", "county")
    assert card.sign_public == base64.b64encode(bytes.fromhex(
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")).decode()
    assert fingerprint(card) == "91573 68774 55111 64297 69546 05725"
    assert card.key_id == "21fe31dfa154a261"


def test_the_fingerprint_binds_office_role_and_both_keys(keys, card):
    digits = fingerprint(card)
    assert re.fullmatch(r"\d{5}( \d{5}){5}", digits)
    assert fingerprint(keys.card(3001, "نام دیگر", "county")) == digits
    others = {fingerprint(keys.card(3002, card.name, "county")), fingerprint(keys.card(3001, card.name, "province")),
              fingerprint(OwnKeys(keys.sign_secret, OwnKeys.generate().age_secret).card(3001, card.name, "county")),
              fingerprint(OwnKeys(OwnKeys.generate().sign_secret, keys.age_secret).card(3001, card.name, "county"))}
    assert len(others | {digits}) == 5


@pytest.mark.parametrize(("status", "until", "good", "bad"), [
    ("active", None, [1, 10**9], []), ("retired", 5, [1, 5], [6]), ("revoked", 5, [5], [6]),
    ("revoked", None, [], [1]), ("retired", None, [], [1]), ("no such status", None, [], [1]),
])
def test_until_which_package_a_key_counts(card, status, until, good, bad):
    key = DirectoryKey(card, status, until)
    assert all(key.covers(seq) for seq in good)
    assert not any(key.covers(seq) for seq in bad)


@pytest.mark.skipif(not shutil.which("openssl"), reason="openssl is not here")
def test_openssl_reads_the_card_and_finds_its_key_id(tmp_path, card):
    (tmp_path / "k.pem").write_text(card.sign_public_pem, encoding="ascii")
    command = "openssl pkey -pubin -in k.pem -outform DER | tail -c 32 | sha256sum"
    done = subprocess.run(["sh", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout[:16] == card.key_id
