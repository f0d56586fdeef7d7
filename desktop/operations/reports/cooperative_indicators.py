"""شاخص‌های اثربخشی تعاونی‌ها: living, active, stagnant, members, employed, new, dissolved, and growth over the period
before, by the mission's special kinds, by activity and by county (DOMAIN B.2, B.6, B.10)."""

from __future__ import annotations

from desktop.operations.cooperatives.indicators import (
    Growth,
    indicators_of,
    living_growth,
    members_growth,
    period_to,
    whole,
)
from desktop.operations.errors import NothingToReportError
from desktop.operations.reporting.report_parts import (
    TOTAL,
    Asked,
    Cell,
    Measure,
    Part,
    Ratio,
    ReportChart,
    ReportContent,
    ReportGrid,
    shown_day,
)
from desktop.store.coop_indicators import By, CoopFigures, CoopPeriod
from desktop.store.reader import Reader
from forms.catalog import cooperative

_COLUMNS = (Measure("زنده"), Measure("فعال"), Measure("راکد"), Measure("تازه‌ثبت"), Measure("منحل"),
            Measure("رشد تعاونی‌ها", 1.3), Measure("اعضا"), Measure("رشد اعضا", 1.2), Measure("شاغل مرد"),
            Measure("شاغل زن"))
_NAME = 2.6
_MISSION, _USUAL = "مأموریت ویژه", "دیگر تعاونی‌ها"
_CHARTED = ("فعال", "راکد")


def make(reader: Reader, asked: Asked) -> ReportContent:
    period = period_to(asked.day, asked.other_day)
    by_mission = _grid(reader, asked, period, "mission")
    by_type = _grid(reader, asked, period, "type")
    if not by_mission.rows:
        raise NothingToReportError
    parts: list[Part] = [by_mission, ReportChart("فعال و راکد", by_mission, _CHARTED, "stacked", "تعاونی"), by_type]
    if asked.of_province:
        by_county = _grid(reader, asked, period, "county")
        parts += [by_county, ReportChart("فعال و راکد در شهرستان‌ها", by_county, _CHARTED, "stacked", "تعاونی")]
    return ReportContent(parts=tuple(parts), notes=(
        f"دوره از {shown_day(period.first)} تا {shown_day(period.last)} است و رشد نسبت به {shown_day(period.eve)} است.",
        "زنده: ثبت‌شده و نه منحل؛ فعال: زنده و نه راکد؛ شاغلان، همان است که در پروندهٔ تعاونی نوشته شده است."))


def _grid(reader: Reader, asked: Asked, period: CoopPeriod, by: By) -> ReportGrid:
    field = cooperative.FORM.by_name[by]
    figures = indicators_of(reader, period, by, asked.county)
    rows = tuple((field.show(each.key) if each.key else _USUAL, *_cells(each)) for each in figures)
    label = _MISSION if by == "mission" else field.label
    return ReportGrid(f"به تفکیک {label}", (Measure(label, _NAME, "right"), *_COLUMNS), rows,
                      (TOTAL, *_cells(whole(figures))) if rows else ())


def _cells(each: CoopFigures) -> tuple[Cell, ...]:
    return (each.living, each.active, each.stagnant, each.founded, each.dissolved, _ratio(living_growth(each)),
            each.members, _ratio(members_growth(each)), each.men, each.women)


def _ratio(growth: Growth) -> Ratio:
    return Ratio(growth.more, growth.of)
