"""`package` and `key`: the JSON of the issue, and what is refused with a code."""

import hashlib
import json
from pathlib import Path

import pytest

from tests.operations.offices import a_job, digest, half_written, rows
from tests.operations.test_printing import read_off


def save_a_job(karbarg, county):
    words = [f"{name}={text}" for name, text in a_job().items()]
    return karbarg("--office", county, "save", "job", *words, "--json").json["number"]


def test_out_in_and_the_acknowledgement_back(karbarg, sample, tmp_path):
    county, province = sample
    out = karbarg("--office", county, "package", "out", tmp_path, "--json")
    assert (out.code, set(out.json)) == (0, {"path", "package_id", "seq", "entries", "bytes"})
    made = out.json
    assert (made["seq"], made["entries"]) == (1, rows(county, "SELECT count(*) FROM journal")[0][0])
    taken = karbarg("--office", province, "package", "in", made["path"], "--json")
    assert (taken.code, taken.json) == (0, {"result": "applied", "code": "", "entries": made["entries"]})
    before = digest(province)
    again = karbarg("--office", province, "package", "in", made["path"], "--json")
    assert (again.code, again.json) == (0, {"result": "already", "code": "", "entries": 0})
    assert digest(province) == before
    assert len(karbarg("--office", province, "list", "job", "--json").json) == 60
    back = karbarg("--office", province, "package", "out", "-o", tmp_path, "--json").json
    assert karbarg("--office", county, "package", "in", back["path"], "--json").json["result"] == "applied"
    save_a_job(karbarg, county)
    assert karbarg("--office", county, "package", "out", tmp_path, "--json").json["entries"] == 2
    for office in sample:
        assert karbarg("--office", office, "check").code == 0


def test_into_a_folder_or_a_file_of_ones_own_name(karbarg, sample, tmp_path):
    county, _province = sample
    for words, path in (((tmp_path,), tmp_path / "3001-30-0001.karbarg"),
                        (("-o", tmp_path / "کرج.karbarg"), tmp_path / "کرج.karbarg"),
                        (("--to", 30, "-o", tmp_path), tmp_path / "3001-30-0003.karbarg")):
        made = karbarg("--office", county, "package", "out", *words, "--json").json
        assert made["path"] == str(path)
        assert path.stat().st_size == made["bytes"]
    assert half_written(tmp_path) == []


def test_a_package_says_what_it_is(karbarg, sample, tmp_path):
    county, province = sample
    made = karbarg("--office", county, "package", "out", tmp_path, "--json").json
    header = json.loads(karbarg("--office", province, "package", "show", made["path"]).out)
    assert (header["sender"], header["receiver"], header["package_id"]) == (3001, 3099, made["package_id"])


@pytest.mark.parametrize(("spoil", "code"), [
    (lambda content: content[:len(content) // 2], "E_TRUNCATED"),
    (lambda content: content[:-40] + bytes([content[-40] ^ 4]) + content[-39:], "E_DAMAGED"),
    (lambda _content: b"PK\3\4 something else", "E_NOT_PACKAGE"),
    (lambda _content: b"", "E_TRUNCATED"),
])
def test_a_spoilt_package_changes_nothing(karbarg, sample, tmp_path, spoil, code):
    county, province = sample
    made = karbarg("--office", county, "package", "out", tmp_path, "--json").json
    path = tmp_path / "spoilt.karbarg"
    with open(made["path"], "rb") as whole:  # noqa: PTH123 - the path that the command said
        path.write_bytes(spoil(whole.read()))
    before = digest(province)
    said = karbarg("--office", province, "package", "in", path, "--json")
    assert said.refusal == code
    assert said.json == {"result": "refused", "code": code, "entries": 0}
    assert digest(province) == before
    assert half_written(province) == []
    assert karbarg("--office", province, "check", "--json").json["ok"]


def test_offices_learn_each_others_cards(karbarg, tmp_path):
    zanjan, khodabandeh = tmp_path / "zanjan", tmp_path / "county"
    assert karbarg("init", zanjan, "--office", 19, "--role", "province").code == 0
    assert karbarg("init", khodabandeh, "--office", 1902, "--role", "county").code == 0
    assert karbarg("--office", khodabandeh, "key", "list", "--json").json == []
    assert karbarg("--office", khodabandeh, "package", "out", tmp_path).refusal == "E_NO_CARD"
    exported = karbarg("--office", zanjan, "key", "export", tmp_path)
    assert exported.code == 0
    added = karbarg("--office", khodabandeh, "key", "add", tmp_path / "19.card.json")
    assert added.out.rsplit(": ", 1)[1] == exported.out.rsplit(": ", 1)[1]  # the fingerprint is read out
    [known] = karbarg("--office", khodabandeh, "key", "list", "--json").json
    assert (known["office"], known["role"], known["status"]) == (1999, "province", "active")
    made = karbarg("--office", khodabandeh, "package", "out", tmp_path, "--json").json
    said = karbarg("--office", zanjan, "package", "in", made["path"], "--json")
    assert (said.refusal, said.json["result"]) == ("E_UNKNOWN_KEY", "refused")
    karbarg("--office", zanjan, "key", "add", khodabandeh / "1902.card.json")
    assert karbarg("--office", zanjan, "package", "in", made["path"], "--json").json["result"] == "applied"


def test_a_forged_card_is_refused(karbarg, new, tmp_path):
    county, province = new
    card = tmp_path / "30.card.json"
    card.write_text((province / "30.card.json").read_text(encoding="utf-8").replace("البرز", "تهران"), encoding="utf-8")
    before = digest(county)
    assert karbarg("--office", county, "key", "add", card).refusal == "E_CARD"
    assert karbarg("--office", county, "key", "add", tmp_path / "none.json").code == 1
    assert digest(county) == before


def test_the_receipt_by_id_or_file_stands_in_the_book_of_prints(karbarg, sample, tmp_path):
    county, province = sample
    made = karbarg("--office", county, "package", "out", tmp_path, "--json").json
    to = tmp_path / "رسید.pdf"
    said = karbarg("--office", county, "package", "receipt", made["package_id"].upper(), "-o", to, "--json")
    assert said.json == {"path": str(to), "pages": 1, "records": 0}
    digest_of_file = hashlib.sha256(Path(made["path"]).read_bytes()).hexdigest()
    assert digest_of_file in read_off(to, 0).replace(" ", "").replace("\n", "").replace("\u00a0", "")
    [line] = karbarg("--office", county, "prints", "--json").json
    assert (line["paper"], line["kind"], line["numbers"], line["target"]) == (
        "package-receipt", "", [], f"file:{to.name}")
    assert "برگ رسید بستهٔ تبادل" in karbarg("--office", county, "prints").out
    assert karbarg("--office", province, "package", "receipt", made["path"], "-o", to).code == 0
    karbarg("--office", province, "package", "in", made["path"])
    assert karbarg("--office", province, "package", "receipt", made["package_id"][:12], "-o", to).code == 0
    assert karbarg("--office", province, "check").code == 0
    before = digest(province)
    assert karbarg("--office", province, "package", "receipt", made["path"], "-o", to, "--draft").code == 0
    assert digest(province) == before


def test_there_is_no_receipt_of_what_is_not_there(karbarg, sample, tmp_path):
    county, _province = sample
    made = karbarg("--office", county, "package", "out", tmp_path, "--json").json
    before, to = digest(county), tmp_path / "x.pdf"
    whole = Path(made["path"]).read_bytes()
    for given, code in (("0" * 64, "E_NO_PACKAGE"), (tmp_path / "none.karbarg", "E_PACKAGE_MISSING"),
                        ("نیست", "E_PACKAGE_MISSING")):
        assert karbarg("--office", county, "package", "receipt", given, "-o", to).refusal == code
    Path(made["path"]).write_bytes(whole[:-1])
    assert karbarg("--office", county, "package", "receipt", made["package_id"], "-o", to).refusal == "E_TRUNCATED"
    Path(made["path"]).unlink()
    assert karbarg("--office", county, "package", "receipt", made["package_id"], "-o", to).refusal == "E_PACKAGE_FILE"
    assert karbarg("--office", county, "package", "receipt", made["package_id"]).code == 2
    assert list(tmp_path.glob("*.pdf*")) == []
    assert digest(county) == before
