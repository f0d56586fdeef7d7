"""متن برگ: the office's own wording of one part of a paper or of a letter's template, in place of the shipped one.

Law: the shipped texts are never edited; the newest record of an office for a part is what its papers say.
"""

from forms.parts import Code, Form, Section, Text

PAPER = Code(name="paper", label="برگ یا الگوی نامه", required=True, in_list=True, searched=True, longest=60)
PART = Code(name="part", label="بخش", required=True, in_list=True, longest=60)
WORDING = Text(name="wording", label="متن", required=True, lines=10, longest=20_000, searched=True,
            hint="نام‌های درون {…} با مشخصات پرونده پر می‌شود؛ آن‌ها را نگه دارید")
SOURCE = Text(name="source", label="مأخذ", in_list=True, hint="شماره و تاریخ بخشنامه یا تصمیم اداره")

FORM = Form(
    kind="paper_text",
    title="متن برگ",
    plural="متن برگ‌ها",
    icon="form",
    named_by=(PAPER, PART),
    who_writes=("chief", "province"),
    sections=(Section("متن", (PAPER, PART, WORDING, SOURCE)),),
)
