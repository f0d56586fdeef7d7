"""What was found about a paper's code or a file's signatures, in words: a headline, facts, and what has changed since.

Law: what a code says is told only when its signature holds; what a signature does not cover is never vouched for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Literal

from desktop.operations.desk import Desk
from desktop.operations.proofs.paper_keys import PaperKey
from desktop.operations.proofs.paper_proof import Proof
from desktop.operations.proofs.verify_code import CodeFinding, RecordNow, Standing, is_doubtful, verify_code
from desktop.sealing.proof import PdfProof
from forms.rules import jalali, office_code, record_number
from forms.rules.digits import grouped, to_persian

Tone = Literal["ok", "info", "warn", "danger"]
_IRAN = timezone(timedelta(hours=3, minutes=30))  # as desktop.ui.clock: whatever zone the computer believes in
_MOST_CHANGES = 8
_HEADLINES: dict[Standing, tuple[Tone, str]] = {
    "genuine": ("ok", "این برگ را {signer} چاپ کرده است"),
    "plain": ("warn", "این رمزینه امضا ندارد؛ اصالت برگ از آن دانسته نمی‌شود، آن را با پرونده بسنجید"),
    "forged": ("danger", "امضای این برگ درست نیست؛ رمزینهٔ آن دستکاری شده است. آن را نپذیرید"),
    "unknown": ("danger", "امضاکنندهٔ این برگ شناخته نیست؛ اگر برگ از ادارهٔ دیگری است کارت آن اداره را وارد کنید، "
                          "وگرنه آن را نپذیرید"),
    "revoked": ("danger", "این برگ با کلیدی امضا شده که باطل است؛ آن را نپذیرید و به {signer} تلفن کنید"),
    "stranger": ("danger", "این برگ را {signer} امضا کرده که این پرونده از آنِ او نیست؛ آن را نپذیرید"),
    "unread": ("danger", "این رقم‌ها رمزینهٔ کاربرگ نیست یا کامل خوانده نشده است؛ رمزینه را دوباره بخوانید"),
    "newer": ("warn", "این رمزینه را نسخهٔ تازه‌تری از کاربرگ ساخته است؛ برنامه را به‌روز کنید"),
}
DOUBT = "امضای این برگ درست نیست؛ رمزینه را دوباره بخوانید و اگر باز همین را دیدید، برگ را با پرونده بسنجید"
ONLY_THE_CODE = "رمزینه همین چند آگاهی را گواهی می‌کند، نه نوشته‌های دیگر برگ را؛ آن‌ها را با پرونده بسنجید."


@dataclass(frozen=True, slots=True)
class Told:
    """A verdict for a person: `facts` are (label, value); `notes` (tone, sentence); `number` opens the record."""

    genuine: bool
    tone: Tone
    headline: str
    facts: tuple[tuple[str, str], ...] = ()
    notes: tuple[tuple[Tone, str], ...] = ()
    number: int | None = None


def told_code(desk: Desk, text: str) -> Told:
    """What is known of a code that was scanned or typed."""
    return tell_code(verify_code(desk, text), desk.database.office.code)


def doubt_of(desk: Desk, text: str) -> str:
    """Why a scanned code is not to be believed, "" while there is no reason; a plain number gives none."""
    return f"{DOUBT}." if is_doubtful(desk, text) else ""


def tell_code(found: CodeFinding, here: int) -> Told:
    """One code; `here` is the office that asks."""
    tone, headline = _HEADLINES[found.standing]
    signer, proof = found.signer, found.proof
    facts = [("شمارهٔ پرونده", to_persian(record_number.show(found.number)))] if found.number else []
    notes: list[tuple[Tone, str]] = []
    if signer is not None and proof is not None:
        facts += _facts(found, proof)
        notes += _key_notes(proof, signer)
    if found.standing in ("genuine", "plain"):
        notes += _record_notes(found, here)
    if found.genuine:
        notes.append(("info", ONLY_THE_CODE))
    if tone == "ok" and any(each in ("warn", "danger") for each, _said in notes):
        tone = "warn"
    there = found.number if found.now is not None else None
    return Told(found.genuine, tone, headline.format(signer=signer.office_name if signer else ""), tuple(facts),
                tuple(notes), there)


def tell_file(signatures: Sequence[PdfProof], codes: Sequence[tuple[int, CodeFinding]], *, genuine: bool) -> Told:
    """A whole file: what vouches for it, each signature, and the pages whose code does not hold."""
    tone, headline = _file_headline(signatures, codes)
    facts = [(f"امضای {grouped(place)}" if len(signatures) > 1 else "امضا", _signature(each))
             for place, each in enumerate(signatures, start=1)]
    standings = [code.standing for _page, code in codes]
    facts.append(("رمزینه‌ها", _counted(standings)))
    notes: list[tuple[Tone, str]] = [("danger", f"صفحهٔ {grouped(page)}: {tell_code(code, 0).headline}")
                                     for page, code in codes if code.standing not in ("genuine", "plain")]
    notes += [note for page, code in codes for note in _page_notes(page, code)]
    if tone == "ok" and notes:
        tone = "warn"
    known = [code.number for _page, code in codes if code.now is not None]
    return Told(genuine, tone, headline, tuple(facts), tuple(notes[:_MOST_CHANGES * 2]),
                known[0] if len(set(known)) == 1 else None)


def _page_notes(page: int, code: CodeFinding) -> Iterator[tuple[Tone, str]]:
    """What has changed since a page of many was printed, in short."""
    if code.now is None:
        return
    if code.now.voided:
        yield "danger", f"صفحهٔ {grouped(page)}: پروندهٔ این برگ باطل شده است."
    if code.proof is not None and not code.proof.has_title(code.now.title):
        yield "warn", f"صفحهٔ {grouped(page)}: نام پرونده اکنون «{code.now.title}» است."


def _file_headline(signatures: Sequence[PdfProof], codes: Sequence[tuple[int, CodeFinding]]) -> tuple[Tone, str]:
    if not all(each.sound for each in signatures):
        return "danger", "امضای این PDF درست نیست یا پس از امضا عوض شده است؛ آن را نپذیرید"
    if any(code.standing not in ("genuine", "plain") for _page, code in codes):
        return "danger", "رمزینهٔ دست‌کم یک برگ این PDF درست نیست؛ آن را نپذیرید"
    if not all(each.trusted for each in signatures):
        return "warn", ("این PDF پس از امضا عوض نشده است، ولی گواهی امضاکننده در این اداره شناخته نیست؛ "
                        "گواهی (crt) او را در پوشهٔ certificates بگذارید")
    if signatures:
        return "ok", "امضای این PDF درست است و پس از امضا چیزی از آن عوض نشده است"
    if any(code.genuine for _page, code in codes):
        return "ok", "رمزینهٔ برگ‌ها درست است؛ این PDF امضای دیجیتال ندارد، پس نوشته‌های برگ را با دفتر بسنجید"
    return "warn", "این PDF نه امضای دیجیتال دارد نه رمزینهٔ امضاشده؛ اصالت آن دانسته نمی‌شود"


def _facts(found: CodeFinding, proof: Proof) -> Iterator[tuple[str, str]]:
    yield "برگ", found.paper or "این نسخه از برنامه چنین برگی ندارد"
    yield "نام روی برگ", proof.title if proof.has_title(proof.title) else f"{proof.title}…"
    yield "روز چاپ", to_persian(jalali.text(proof.day))
    yield "نوبت چاپ", grouped(proof.count)


def _key_notes(proof: Proof, signer: PaperKey) -> Iterator[tuple[Tone, str]]:
    owner = record_number.office_of(proof.number)
    if signer.standing == "retired":
        yield "info", f"با کلید پیشین {signer.office_name} امضا شده است."
    if owner != signer.office:
        yield "info", f"شمارهٔ پرونده از آنِ ادارهٔ {to_persian(office_code.show(owner))} است."
    if proof.count > 1:
        yield "info", f"این برگ المثنی است (چاپ {grouped(proof.count)})."


def _record_notes(found: CodeFinding, here: int) -> Iterator[tuple[Tone, str]]:
    now, proof = found.now, found.proof
    if now is None:
        yield "warn", "پروندهٔ این شماره در دفتر این اداره نیست؛ با دفتر سنجیده نشد."
        return
    if now.voided:
        yield "danger", "این پرونده باطل شده است."
    if proof is None:
        yield "info", f"پروندهٔ این شماره «{now.title}» است."
        return
    if not proof.has_title(now.title):
        yield "warn", f"نام پرونده اکنون «{now.title}» است."
    if found.signer is not None and found.signer.office == here and now.prints > proof.count:
        yield "warn", f"این برگ پس از این هم چاپ شده است؛ تازه‌ترین نوبت: {grouped(now.prints)}."
    yield from _changes(now)


def _changes(now: RecordNow) -> Iterator[tuple[Tone, str]]:
    for at, label, before, after in now.changes[:_MOST_CHANGES]:
        day = to_persian(jalali.text(datetime.fromisoformat(at).astimezone(_IRAN).date()))
        yield "info", f"{day}: {_change(label, before, after)}."
    more = len(now.changes) - _MOST_CHANGES
    if more > 0:
        yield "info", f"و {grouped(more)} تغییر دیگر؛ در تاریخچهٔ پرونده ببینید."
    elif not now.changes:
        yield "ok", "از روز پس از چاپ، چیزی در این پرونده عوض نشده است."


def _change(label: str, before: str, after: str) -> str:
    if not before:
        return f"{label} «{after}» نوشته شد"
    return f"{label} از «{before}» به «{after}» عوض شد" if after else f"{label} (که «{before}» بود) پاک شد"


def _signature(proof: PdfProof) -> str:
    said = [proof.signer]
    if proof.when is not None:
        at = proof.when.astimezone(_IRAN)
        said.append(to_persian(f"{jalali.text(at.date())} ساعت {at:%H:%M}"))
    said += [proof.reason] if proof.reason else []
    said.append("درست" if proof.sound else "نادرست")
    if proof.sound and not proof.trusted:
        said.append("گواهی ناشناخته")
    if proof.expired:
        said.append("زمان گواهی اکنون گذشته است")
    return "، ".join(said)


def _counted(standings: Sequence[Standing]) -> str:
    if not standings:
        return "هیچ"
    words = {"genuine": "درست", "plain": "بی‌امضا"}
    named = [words.get(each, "نادرست") for each in standings]
    return "، ".join(f"{grouped(named.count(word))} {word}" for word in dict.fromkeys(named))
