"""بازدید نظارتی: what a supervisor of the office saw at a cooperative (DOMAIN B.6 steps 11, 12; B.8, arts. 65–66)."""

from forms.parts import (
    Attachments,
    Choice,
    Day,
    Form,
    Link,
    Number,
    Rials,
    Section,
    Signature,
    Text,
    YesNo,
    not_to_come,
)

COOPERATIVE = Link(name="cooperative", label="تعاونی", kind="cooperative", required=True, in_list=True)
NATURE = Choice(name="nature", label="نوع بازدید", required=True, in_list=True, options={
    "progress": "پیشرفت طرح", "supervision": "نظارتی", "complaint": "رسیدگی به شکایت", "closing": "راکد و انحلال"})
DAY = Day(name="day", label="تاریخ بازدید", required=True, in_list=True)
VISITOR = Text(name="visitor", label="بازدیدکننده", required=True, in_list=True)
IS_ACTIVE = YesNo(name="is_active", label="تعاونی فعال است", in_list=True)
PROGRESS = Number(name="progress", label="پیشرفت طرح", unit="درصد", most=100)
EMPLOYED_MEN = Number(name="employed_men", label="شاغلان مرد", unit="نفر")
EMPLOYED_WOMEN = Number(name="employed_women", label="شاغلان زن", unit="نفر")
TURNOVER = Rials(name="turnover", label="گردش مالی سال", usual_unit="million_rial")
BOOKS_KEPT = YesNo(name="books_kept", label="دفترهای قانونی نگه‌داری می‌شود")
SHARE_BOOK = YesNo(name="share_book", label="دفتر سهام به‌روز است")
MINUTES_KEPT = YesNo(name="minutes_kept", label="صورتجلسه‌ها نگه‌داری می‌شود")
FINDINGS = Text(name="findings", label="مشاهده‌ها", lines=5, searched=True)
ADVICE = Text(name="advice", label="نظر و پیشنهاد", lines=4)
NEXT_DAY = Day(name="next_day", label="بازدید بعدی")
FILES = Attachments(name="files", label="عکس و برگ امضاشده")

FORM = Form(
    kind="coop_visit",
    title="بازدید تعاونی",
    plural="بازدیدهای تعاونی‌ها",
    icon="check",
    named_by=(NATURE, DAY),
    sections=(
        Section("بازدید", (COOPERATIVE, NATURE, DAY, VISITOR)),
        Section("وضعیت", (IS_ACTIVE, PROGRESS, EMPLOYED_MEN, EMPLOYED_WOMEN, TURNOVER, BOOKS_KEPT, SHARE_BOOK,
                          MINUTES_KEPT)),
        Section("نتیجه", (FINDINGS, ADVICE, NEXT_DAY, FILES), columns=1),
    ),
    signatures=(Signature("بازدیدکننده"), Signature("مدیرعامل تعاونی"), Signature("رئیس اداره")),
    rules=(not_to_come(DAY),),
)
