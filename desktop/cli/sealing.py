"""Commands on signatures: verify-paper, sign, certificate make|show|use. A passphrase never stands in a command."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from pathlib import Path
from typing import Any

from desktop.cli import terminal
from desktop.cli.desk import desk_to_read, desk_to_write
from desktop.cli.options import common
from desktop.late import late
from desktop.operations.errors import NoCertificateError, NoPassphraseError, NoSuchFileError
from desktop.operations.proofs.proof_words import Told, tell_code
from desktop.operations.proofs.verify_code import CodeFinding, verify_code
from forms.rules import jalali, record_number
from forms.rules.digits import to_persian

# What brings pyHanko or PDFium is loaded only by the command that needs it.
_make, _use, _show = (late(f"proofs.certificate.{verb}_certificate") for verb in ("make", "use", "show"))
_sign, _verify = late("proofs.sign_paper.sign_paper"), late("proofs.verify_paper.verify_paper")
_tell_file = late("proofs.proof_words.tell_file")
_VARIABLE = "KARBARG_PASSPHRASE"


def add_commands(commands: Any) -> None:
    """Called by the parser of the command line."""
    parser = commands.add_parser("verify-paper", parents=[common()],
                                 help="whether a PDF, or the digits of a paper's code, are genuine")
    parser.add_argument("what", metavar="FILE.pdf|DIGITS")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run_verify)

    parser = commands.add_parser("sign", parents=[common()], help="sign a PDF with the office's certificate (PAdES)")
    parser.add_argument("file", type=Path, metavar="FILE.pdf")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="OUT.pdf")
    parser.add_argument("--reason", default="", help="why it is signed, as readers show it")
    _add_passphrase(parser)
    parser.set_defaults(run=run_sign)

    certificate = commands.add_parser("certificate", help="what the office signs files with").add_subparsers(
        dest="action", required=True, metavar="make|show|use")
    parser = certificate.add_parser("make", parents=[common()], help="make the office its own, for three years")
    parser.add_argument("--replace", action="store_true", help="in place of the present one, which stays trusted")
    _add_passphrase(parser)
    parser.set_defaults(run=run_make)
    parser = certificate.add_parser("use", parents=[common()], help="take the one that an authority gave")
    parser.add_argument("file", type=Path, metavar="FILE.p12")
    parser.add_argument("--replace", action="store_true", help="in place of the present one, which stays trusted")
    _add_passphrase(parser)
    parser.set_defaults(run=run_use)
    parser = certificate.add_parser("show", parents=[common()], help="whose it is, until when, its fingerprint")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run_show)


def run_verify(asked: argparse.Namespace) -> int:
    path = Path(asked.what)
    is_file = path.suffix.lower() == ".pdf" or (len(asked.what) < 100 and path.is_file())
    with desk_to_read(asked) as desk:
        if is_file:
            found = _verify(desk, path, terminal.progress_bar)
            told, details = _tell_file(found.signatures, found.codes, genuine=found.genuine), _file_document(found)
        else:
            code = verify_code(desk, asked.what)
            told, details = tell_code(code, desk.database.office.code), _code_document(code)
    if asked.json:
        terminal.say_json({"genuine": told.genuine, "headline": told.headline, **details,
                           "notes": [said for _tone, said in told.notes]})
    else:
        _say(told)
    return 0 if told.genuine else 1


def run_sign(asked: argparse.Namespace) -> int:
    with desk_to_write(asked) as desk:
        if _show(desk) is None:
            raise NoCertificateError
        proof = _sign(desk, asked.file, asked.output, _passphrase(asked), reason=asked.reason)
    terminal.say(f"«{asked.output.name}» به نام «{proof.signer}» امضا شد: {asked.output}")
    return 0


def run_make(asked: argparse.Namespace) -> int:
    with desk_to_write(asked) as desk:
        made = _make(desk, _passphrase(asked, new=True), replace=asked.replace)
    terminal.say(f"گواهی «{made.name}» تا {_day(made.last)} ساخته شد. اثر انگشت: {made.fingerprint}")
    return 0


def run_use(asked: argparse.Namespace) -> int:
    with desk_to_write(asked) as desk:
        taken = _use(desk, asked.file, _passphrase(asked), replace=asked.replace)
    terminal.say(f"گواهی «{taken.name}» از «{taken.issuer}» تا {_day(taken.last)} پذیرفته شد.")
    return 0


def run_show(asked: argparse.Namespace) -> int:
    with desk_to_read(asked) as desk:
        found = _show(desk)
    if found is None:
        raise NoCertificateError
    if asked.json:
        terminal.say_json({"name": found.name, "issuer": found.issuer, "first": found.first.isoformat(),
                           "last": found.last.isoformat(), "fingerprint": found.fingerprint,
                           "own_made": found.own_made})
    else:
        terminal.say(f"«{found.name}»، صادرکننده: «{found.issuer}»، از {_day(found.first)} تا {_day(found.last)}")
        terminal.say(f"اثر انگشت: {found.fingerprint}")
    return 0


def _add_passphrase(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--passphrase-file", type=Path, metavar="F",
                        help=f"its first line is the passphrase (or the variable {_VARIABLE}; else it is asked for)")


def _passphrase(asked: argparse.Namespace, *, new: bool = False) -> str:
    """From a file, the environment, or the person; raises NoPassphraseError, NoSuchFileError."""
    if asked.passphrase_file is not None:
        try:
            lines = asked.passphrase_file.read_text("utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError):
            raise NoSuchFileError(file=asked.passphrase_file.name) from None
        return lines[0] if lines else ""
    if _VARIABLE in os.environ:
        return os.environ[_VARIABLE]
    if not sys.stdin.isatty():
        raise NoPassphraseError
    given = getpass.getpass("گذرواژهٔ گواهی: ")
    if new and getpass.getpass("دوباره همان گذرواژه: ") != given:
        raise NoPassphraseError
    return given


def _say(told: Told) -> None:
    terminal.say(f"{told.headline}.")
    for label, value in told.facts:
        terminal.say(f"  {label}: {value}")
    for _tone, said in told.notes:
        terminal.say(f"  - {said}")


def _file_document(found: Any) -> dict[str, Any]:
    signatures = [{
        "field": each.field, "signer": each.signer, "when": each.when.isoformat() if each.when else None,
        "reason": each.reason, "valid": each.valid, "intact": each.intact, "whole_file": each.whole_file,
        "unchanged": each.unchanged, "trusted": each.trusted, "expired": each.expired,
        "fingerprint": each.fingerprint} for each in found.signatures]
    return {"pages": found.pages, "signatures": signatures,
            "codes": [{"page": page, **_code_document(code)} for page, code in found.codes]}


def _code_document(code: CodeFinding) -> dict[str, Any]:
    signed = code.proof if code.signer is not None else None
    return {
        "standing": code.standing, "number": code.number,
        "shown_number": record_number.show(code.number) if code.number else None,
        "paper": code.paper if signed else None, "title": signed.title if signed else None,
        "day": signed.day.isoformat() if signed else None, "count": signed.count if signed else None,
        "office": code.signer.office if code.signer else None,
        "office_name": code.signer.office_name if code.signer else None,
        "key": code.signer.standing if code.signer else None,
        "now": {"title": code.now.title, "voided": code.now.voided, "prints": code.now.prints,
                "changes": [list(change) for change in code.now.changes]} if code.now else None,
    }


def _day(at: Any) -> str:
    return to_persian(jalali.text(at.astimezone().date()))
