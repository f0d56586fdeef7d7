"""شاخص‌های اثربخشی تعاونی‌ها: living, active, stagnant, members, women, employed, new, ended, and growth over the period
before, by the mission's special kinds, by level, by activity and by county (DOMAIN B.2, B.6, B.10)."""

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
    BLANK,
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

_COLUMNS = (Measure("زنده"), Measure("فعال"), Measure("راکد"), Measure("تازه‌ثبت", 1.1), Measure("پایان‌یافته", 1.35),
            Measure("رشد تعاونی", 1.4), Measure("اعضا"), Measure("رشد اعضا", 1.15), Measure("سهم زنان", 1.15),
            Measure("شاغل مرد", 1.15), Measure("شاغل زن", 1.15))
_NAME = 2.5
_MISSION, _USUAL, _ALL = "مأموریت ویژه", "دیگر تعاونی‌ها", "همهٔ تعاونی‌ها"
_CHARTED = ("فعال", "راکد")


def make(reader: Reader, asked: Asked) -> ReportContent:
    period = period_to(asked.day, asked.other_day)
    missions = indicators_of(reader, period, "mission", asked.county)
    if not missions:
        raise NothingToReportError
    by_mission = _grid("mission", missions)
    parts: list[Part] = [by_mission, ReportChart("فعال و راکد", by_mission, _CHARTED, "stacked", "تعاونی")]
    if any(each.home_workers for each in missions):
        parts.append(_home_workers(missions))
    parts += [_grid(by, indicators_of(reader, period, by, asked.county)) for by in ("level", "type")]
    if asked.of_province:
        by_county = _grid("county", indicators_of(reader, period, "county"))
        parts += [by_county, ReportChart("فعال و راکد در شهرستان‌ها", by_county, _CHARTED, "stacked", "تعاونی")]
    return ReportContent(parts=tuple(parts), notes=_notes(period))


def _notes(period: CoopPeriod) -> tuple[str, ...]:
    return (
        f"دوره از {shown_day(period.first)} تا {shown_day(period.last)} است و رشد نسبت به {shown_day(period.eve)} است.",
        "زنده: ثبت‌شده و پایان‌نیافته؛ فعال: زنده و نه راکد؛ پایان‌یافته: در این دوره منحل یا ادغام شده.",
        "سهم زنان از اعضای حقیقی است؛ شاغلان، همان است که در پروندهٔ تعاونی نوشته شده.")


def _grid(by: By, figures: list[CoopFigures]) -> ReportGrid:
    rows = tuple((_named(by, each), *_cells(each)) for each in figures)
    label = _label(by)
    return ReportGrid(f"به تفکیک {label}", (Measure(label, _NAME, "right"), *_COLUMNS), rows,
                      (TOTAL, *_cells(whole(figures))) if rows else ())


def _label(by: By) -> str:
    return _MISSION if by == "mission" else cooperative.FORM.by_name[by].label


def _named(by: By, each: CoopFigures) -> str:
    if not each.key:
        return _USUAL if by == "mission" else BLANK
    return cooperative.FORM.by_name[by].show(each.key)


def _cells(each: CoopFigures) -> tuple[Cell, ...]:
    return (each.living, each.active, each.stagnant, each.founded, each.ended, _ratio(living_growth(each)),
            each.members, _ratio(members_growth(each)), Ratio(each.women, each.people), each.employed_men,
            each.employed_women)


def _home_workers(missions: list[CoopFigures]) -> ReportGrid:
    """How far the cooperatives are made of people who have a home business (the issue's third special kind)."""
    columns = (Measure(_MISSION, 3.6, "right"), Measure("تعاونی"), Measure("اعضا"),
               Measure("دارای پروندهٔ مشاغل خانگی", 2.2), Measure("سهم از اعضا"))
    return ReportGrid("شاغلان خانگی در میان اعضا", columns, tuple(
        (_named("mission", each), *_at_home(each)) for each in missions if each.home_workers),
        (_ALL, *_at_home(whole(missions))))


def _at_home(each: CoopFigures) -> tuple[Cell, ...]:
    return each.living, each.members, each.home_workers, Ratio(each.home_workers, each.members)


def _ratio(growth: Growth) -> Ratio:
    return Ratio(growth.more, growth.of)
