"""نقل و انتقال سهم: one line of a cooperative's share register (DOMAIN B.3).

Law: shares are registered and indivisible and pass with the board's consent; holdings are always counted from these
lines and the members' first shares, never kept.
"""

from collections.abc import Iterable

from forms.parts import Choice, Code, Context, Day, Form, Link, Number, Problem, Rials, Section, Signature, Text, Values

COOPERATIVE = Link(name="cooperative", label="تعاونی", kind="cooperative", required=True, in_list=True)
DAY = Day(name="day", label="تاریخ", required=True, in_list=True)
NATURE = Choice(name="nature", label="نوع", required=True, in_list=True, options={
    "subscribed": "خرید از تعاونی", "passed": "انتقال به عضو دیگر", "redeemed": "بازخرید به تعاونی"})
SOURCE = Link(name="source", label="واگذارنده", kind="coop_member", in_list=True)
TARGET = Link(name="target", label="گیرنده", kind="coop_member", in_list=True)
SHARES = Number(name="shares", label="شمار سهام", least=1, required=True, in_list=True)
AMOUNT = Rials(name="amount", label="مبلغ", in_list=True)
CONSENT_NO = Code(name="consent_no", label="شماره صورتجلسهٔ هیأت مدیره", longest=40)
CONSENT_DAY = Day(name="consent_day", label="تاریخ موافقت هیأت مدیره")
NOTE = Text(name="note", label="یادداشت", lines=2)

SIDES = {"subscribed": (TARGET,), "passed": (SOURCE, TARGET), "redeemed": (SOURCE,)}
"""Who stands on a line of each nature."""


def both_sides_are_named(values: Values, _context: Context) -> Iterable[Problem]:
    sides = SIDES.get(values[NATURE] or "", ())
    for blank in (SOURCE, TARGET):
        if blank in sides and values[blank] is None:
            yield Problem(blank.name, f"«{blank.label}» را برگزینید")
        elif sides and blank not in sides and values[blank] is not None:
            yield Problem(blank.name, f"در «{NATURE.options[values[NATURE] or '']}»، «{blank.label}» خالی می‌ماند")
    if values[SOURCE] is not None and values[SOURCE] == values[TARGET]:
        yield Problem(TARGET.name, "واگذارنده و گیرندهٔ سهم یک نفرند؛ یکی را درست کنید")


def the_board_consents(values: Values, _context: Context) -> Iterable[Problem]:
    """DOMAIN B.3 (S70, S71): shares pass with the board's consent, not before it."""
    day, consent = values[DAY], values[CONSENT_DAY]
    if values[NATURE] == "passed" and consent is None:
        yield Problem(CONSENT_DAY.name, "انتقال سهم با موافقت هیأت مدیره است؛ تاریخ موافقت را بنویسید", "amber")
    if day and consent and day < consent:
        yield Problem(DAY.name, "انتقال پیش از موافقت هیأت مدیره نوشته شده است؛ یکی از دو تاریخ را درست کنید")


FORM = Form(
    kind="share_transfer",
    title="نقل و انتقال سهم",
    plural="دفتر سهام",
    icon="money",
    named_by=(DAY, NATURE, SHARES),
    sections=(
        Section("انتقال", (COOPERATIVE, DAY, NATURE, SOURCE, TARGET, SHARES, AMOUNT)),
        Section("موافقت هیأت مدیره", (CONSENT_NO, CONSENT_DAY, NOTE)),
    ),
    signatures=(Signature("واگذارنده", fingerprint=True), Signature("گیرنده", fingerprint=True),
                Signature("رئیس هیأت مدیره"), Signature("مدیرعامل")),
    rules=(both_sides_are_named, the_board_consents),
)
