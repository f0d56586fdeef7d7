"""Who may stand in a cooperative: once, in one of its kind; in a union cooperatives alone (DOMAIN B.2, B.3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.operations.cooperatives import roster
from desktop.operations.cooperatives.member_files import files_of
from desktop.operations.cooperatives.statutes import UNIONS
from desktop.store.contents import Record
from desktop.store.reader import Reader
from forms.catalog import coop_member, cooperative
from forms.parts import Problem, Values
from forms.rules import record_number
from forms.rules.digits import to_persian

_LAW = "قانون بخش تعاونی"


def is_union(own: Record) -> bool:
    """Whether the members are cooperatives (DOMAIN B.2 S57)."""
    return (own.values[cooperative.LEVEL] or "") in UNIONS


class MemberBook:
    """Members here and in similar cooperatives; asked once for any number of papers (completed ones)."""

    def __init__(self, reader: Reader, own: Record, papers: Sequence[Values]) -> None:
        self._own = own
        self._files = files_of(reader, papers)
        similar = roster.similar_to(reader, own.number)
        codes = dict.fromkeys(code for values in papers if (code := roster.code_of(values)))
        self._elsewhere: dict[str, str] = {}
        self._here: dict[str, int] = {}
        for code, where, member in roster.memberships(reader, list(codes)):
            if where == own.number:
                self._here.setdefault(code, member)
            elif where in similar:
                self._elsewhere.setdefault(code, similar[where])

    def problems(self, values: Values, number: int | None = None) -> list[Problem]:
        """Why this member cannot stand here; `number` is the record itself when it is only changed."""
        blank = coop_member.COMPANY if roster.is_legal(values) else coop_member.NATIONAL_CODE
        code = roster.code_of(values)
        here = self._here.get(code)
        if here is not None and here != number:
            shown = to_persian(record_number.show(here))
            return [Problem(blank.name, f"پیش‌تر با شمارهٔ {shown} عضو همین تعاونی است؛ هر کس یک بار عضو می‌شود")]
        found = _union_problems(self._own, values, self._files)
        if code in self._elsewhere:
            found.append(Problem(blank.name, f"عضو تعاونی همانند «{self._elsewhere[code]}» است؛ هم‌زمان در دو تعاونی "
                                             f"همانند عضویت ممکن نیست ({_LAW})"))
        return found


def _union_problems(own: Record, values: Values, files: Mapping[int, Record]) -> list[Problem]:
    """DOMAIN B.2 (S57): a union is of living cooperatives of one subject; none is a member of itself."""
    kind, file = values[coop_member.MEMBER_KIND], files.get(values[coop_member.MEMBER_COOPERATIVE] or 0)
    own_id = own.values[cooperative.LEGAL_ID]
    if not roster.is_legal(values):
        file = None
    elif (file and file.number == own.number) or (own_id and values[coop_member.LEGAL_ID] == own_id):
        return [Problem(coop_member.COMPANY.name, f"«{own.title}» عضو خودش نمی‌شود؛ تعاونی دیگری را برگزینید")]
    if not is_union(own):
        return []
    if kind != "cooperative":
        called = own.values.show(cooperative.LEVEL)
        return [Problem(coop_member.MEMBER_KIND.name, f"اعضای {called} شرکت‌های تعاونی‌اند؛ نوع عضو را «شرکت تعاونی» "
                                                      f"بنویسید ({_LAW})")]
    if file is None:
        return [] if values[coop_member.COMPANY] else [Problem(
            coop_member.COMPANY.name, "تعاونی با این شناسه ملی در این اداره پرونده ندارد؛ نام آن را هم بنویسید")]
    return _not_fit(own, file)


def _not_fit(own: Record, file: Record) -> list[Problem]:
    called, state = own.values.show(cooperative.LEVEL), file.form.life.state(file.state).label
    if file.voided or file.state not in roster.ALIVE:
        why = "پروندهٔ آن باطل شده است" if file.voided else f"در وضعیت «{state}» است"
        return [Problem(coop_member.COMPANY.name, f"«{file.title}» {why}؛ عضو {called} تعاونی ثبت‌شده‌ای است که پایان "
                                                  "نیافته باشد")]
    wanted, trend = own.values.show(cooperative.TREND), file.values.show(cooperative.TREND)
    if own.values[cooperative.LEVEL] != "union" or not wanted or wanted == trend:
        return []
    said = f"گرایش «{file.title}» «{trend}» است" if trend else f"گرایش «{file.title}» نوشته نشده است"
    return [Problem(coop_member.COMPANY.name, f"{said} و گرایش این اتحادیه «{wanted}»؛ اعضای اتحادیه از یک موضوع‌اند "
                                              f"({_LAW})", "amber")]
