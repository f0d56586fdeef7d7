"""مقایسهٔ دو دوره: the same figures at the end of two days, side by side, with the change and its share."""

from __future__ import annotations

from collections.abc import Callable

from desktop.operations.errors import NothingToReportError, SecondDayError
from desktop.operations.reporting.report_parts import (
    NAME,
    TOTAL,
    Asked,
    Cell,
    Measure,
    Part,
    Ratio,
    ReportChart,
    ReportContent,
    ReportGrid,
    ranked,
    shown_day,
)
from desktop.operations.reports.loans import WITH_A_LOAN
from desktop.operations.reports.verification_state import Line, line_of, summed
from desktop.store.queries import Query
from desktop.store.reader import Reader
from forms.catalog import cooperative, home_business, job, visit

Pair = tuple[int, int]
Counted = Callable[[Line], int]
_COUNTED: tuple[tuple[str, Counted], ...] = (
    ("ثبت‌شده", lambda line: line.registered), ("بررسی‌شده", lambda line: line.checked),
    ("تأییدشده", lambda line: line.confirmed))
_RUNNING = Query(where=(("state", "state", ("registered", "licensed", "implementing", "operating")),))
_PAID = Query(where=(("state", "state", "paid"),))
_RECORDED = Query(where=(("state", "state", "recorded"),))


def make(reader: Reader, asked: Asked) -> ReportContent:
    if asked.earlier is None or asked.other_day is None:
        raise SecondDayError
    days = (shown_day(asked.other_day), shown_day(asked.day))
    lines = _lines(reader, asked.earlier, asked)
    if not lines:
        raise NothingToReportError
    parts: list[Part] = [_whole(reader, asked.earlier, asked, lines, days)]
    for name, counted in _COUNTED:
        grid = _grid(name, counted, lines, days)
        parts.append(grid)
        if name == _COUNTED[-1][0]:
            parts.append(ReportChart(f"{name} در پایان دو روز", grid, days, unit="نفر"))
    return ReportContent(parts=tuple(parts), notes=(
        "هر رقم در پایان همان روز و از روی رویدادهای تا آن روز شمرده شده است؛ درصد تغییر نسبت به روز نخست است.",))


def _lines(reader: Reader, earlier: Reader, asked: Asked) -> list[tuple[Line, Line]]:
    """An agency's row on both days; zeros on a day on which it had nothing."""
    before = {each.agency: line_of(each) for each in earlier.figures(asked.county, asked.other_day)}
    after = {each.agency: line_of(each) for each in reader.figures(asked.county, asked.day)}
    names = {code: line.name for code, line in (before | after).items()}
    nothing = {code: Line(name, 0, 0, 0, 0) for code, name in names.items()}
    pairs = [(before.get(code, nothing[code]), after.get(code, nothing[code])) for code in sorted(names)]
    return ranked(pairs, lambda pair: pair[1].size)


def _grid(name: str, counted: Counted, lines: list[tuple[Line, Line]], days: tuple[str, str]) -> ReportGrid:
    rows = tuple((after.name, *_change((counted(before), counted(after)))) for before, after in lines)
    whole = (sum(counted(before) for before, _ in lines), sum(counted(after) for _, after in lines))
    return ReportGrid(f"{name} به تفکیک دستگاه اجرایی", _columns("دستگاه اجرایی", days), rows,
                      (TOTAL, *_change(whole)), "نفر")


def _whole(reader: Reader, earlier: Reader, asked: Asked, lines: list[tuple[Line, Line]],
           days: tuple[str, str]) -> ReportGrid:
    """What the office has done in all."""
    sums = summed(TOTAL, [before for before, _ in lines]), summed(TOTAL, [after for _, after in lines])
    both = (earlier, reader)
    pairs: list[tuple[str, Pair]] = [
        ("تعهد اشتغال (نفر)", (sums[0].commitment, sums[1].commitment)),
        *((f"اشتغال {name} (نفر)", (counted(sums[0]), counted(sums[1]))) for name, counted in _COUNTED),
        ("بازدید با نتیجه", _both(both, lambda each: len(each.states(visit.FORM, _RECORDED, asked.county)))),
        ("جمع تسهیلات اشتغال (ریال)", _both(both, lambda each: _loans(each, asked))),
        ("تعاونی ثبت‌شده یا در حال بهره‌برداری",
         _both(both, lambda each: len(each.states(cooperative.FORM, _RUNNING, asked.county)))),
        ("درخواست مشاغل خانگی", _both(both, lambda each: len(each.states(home_business.FORM, Query(), asked.county)))),
        ("مشاغل خانگی پرداخت‌شده",
         _both(both, lambda each: len(each.states(home_business.FORM, _PAID, asked.county)))),
    ]
    return ReportGrid("شاخص‌های اداره", _columns("شاخص", days), tuple((name, *_change(pair)) for name, pair in pairs))


def _both(readers: tuple[Reader, Reader], count: Callable[[Reader], int]) -> Pair:
    return count(readers[0]), count(readers[1])


def _loans(reader: Reader, asked: Asked) -> int:
    return sum(each.sums[0] for each in reader.breakdown(job.FORM, "agency", ("loan_amount",), WITH_A_LOAN,
                                                         asked.county))


def _columns(whose: str, days: tuple[str, str]) -> tuple[Measure, ...]:
    return (Measure(whose, NAME, "right"), *(Measure(day, 1.7) for day in days), Measure("تغییر", 1.5),
            Measure("درصد تغییر"))


def _change(pair: Pair) -> tuple[Cell, ...]:
    before, after = pair
    return before, after, after - before, Ratio(after - before, before)
