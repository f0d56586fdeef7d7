"""verify-paper, sign and certificate as commands."""

import io

import pytest

from desktop import pdfium
from forms.rules import record_number
from reports.qr import read_codes

OPENED_BY = "گذرواژهٔ اداره ۱۴۰۵"


@pytest.fixture
def secret(tmp_path):
    file = tmp_path / "secret.txt"
    file.write_text(OPENED_BY + "\n", "utf-8")
    return file


@pytest.fixture
def paper(karbarg, running, tmp_path):
    office, _province = running
    rows = karbarg("list", "visit", "--limit", "2", "--json", "--office", office).json
    shown = [row["shown_number"] for row in rows]
    file = tmp_path / "paper.pdf"
    assert karbarg("print", "verification", "--record", *shown, "-o", file, "--office", office).code == 0
    return file


def test_a_paper_is_signed_and_verified(karbarg, running, paper, secret, tmp_path):
    office, province = running
    assert karbarg("certificate", "show", "--office", office).refusal == "E_CERTIFICATE_NONE"
    made = karbarg("certificate", "make", "--passphrase-file", secret, "--office", office, "--user", "حمید رستگار")
    assert made.code == 0, made.err
    assert len(karbarg("certificate", "show", "--json", "--office", office).json["fingerprint"]) == 64
    to = tmp_path / "signed.pdf"
    assert karbarg("sign", paper, "-o", to, "--passphrase-file", secret, "--office", office).code == 0
    seen = karbarg("verify-paper", to, "--json", "--office", office)
    assert seen.code == 0
    assert seen.json["genuine"]
    assert [each["standing"] for each in seen.json["codes"]] == ["genuine", "genuine"]
    assert seen.json["signatures"][0]["trusted"]
    there = karbarg("verify-paper", to, "--office", province)
    assert there.code == 1
    assert "گواهی امضاکننده" in there.out


def test_digits_are_verified(karbarg, running, paper):
    office, _province = running
    code = karbarg("verify-paper", paper, "--json", "--office", office).json["codes"][0]
    assert (code["standing"], code["office"], code["count"]) == ("genuine", 3001, 1)
    number = record_number.compact(code["number"])
    plain = karbarg("verify-paper", number, "--json", "--office", office)
    assert (plain.code, plain.json["standing"]) == (1, "plain")
    assert karbarg("verify-paper", "hello", "--office", office).code == 1


def test_a_scanned_code_stands_for_its_number_and_a_bad_one_is_warned_of(karbarg, running, paper):
    office, _province = running
    scanned = _codes(paper)[0]
    good = karbarg("show", scanned, "--json", "--office", office)
    assert (good.code, good.err) == (0, "")
    assert good.json["shown_number"] == record_number.show(int(scanned[:14]))
    bad = karbarg("show", scanned[:-1] + str((int(scanned[-1]) + 1) % 10), "--json", "--office", office)
    assert bad.code == 0
    assert "W_PROOF" in bad.err
    assert karbarg("find", scanned, "--json", "--office", office).json[0]["number"] == good.json["number"]


def _codes(paper):
    drawn = pdfium.draw(paper, 0, 200 / 72)
    return read_codes(drawn.dots[1::4], drawn.stride // 4, drawn.height)


def test_a_passphrase_comes_from_a_file_or_the_environment_never_from_the_command(karbarg, running, secret, tmp_path,
                                                                                  monkeypatch):
    office, _province = running
    chief = ("--office", office, "--user", "حمید رستگار")
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert karbarg("certificate", "make", *chief).refusal == "E_PASSPHRASE_NONE"
    assert karbarg("certificate", "make", "--passphrase-file", tmp_path / "no.txt", *chief).refusal == "E_FILE_MISSING"
    monkeypatch.setenv("KARBARG_PASSPHRASE", "کوتاه")
    assert karbarg("certificate", "make", *chief).refusal == "E_PASSPHRASE_SHORT"
    monkeypatch.setenv("KARBARG_PASSPHRASE", OPENED_BY)
    assert karbarg("certificate", "make", *chief).code == 0
    assert karbarg("certificate", "make", *chief).refusal == "E_CERTIFICATE_EXISTS"
    assert karbarg("certificate", "make", "--replace", *chief).code == 0
    assert karbarg("certificate", "make", "--replace", "--office", office, "--user", "مریم یوسفی").refusal == "E_ROLE"


def test_what_is_wrong_with_a_file_is_said(karbarg, running, secret, paper, tmp_path):
    office, _province = running
    given = ("--passphrase-file", secret, "--office", office)
    assert karbarg("sign", paper, "-o", tmp_path / "o.pdf", *given).refusal == "E_CERTIFICATE_NONE"
    assert karbarg("certificate", "make", *given, "--user", "حمید رستگار").code == 0
    (tmp_path / "text.pdf").write_bytes(b"hello")
    for command in (("verify-paper", tmp_path / "text.pdf", "--office", office),
                    ("sign", tmp_path / "text.pdf", "-o", tmp_path / "o.pdf", *given)):
        assert karbarg(*command).refusal == "E_NOT_PDF"
    assert karbarg("verify-paper", tmp_path / "none.pdf", "--office", office).refusal == "E_FILE_MISSING"
    secret.write_text("گذرواژهٔ نادرست", "utf-8")
    assert karbarg("sign", paper, "-o", tmp_path / "o.pdf", *given).refusal == "E_PASSPHRASE"
    assert not (tmp_path / "o.pdf").exists()
