"""Charts on pages: as high as their names need, and cut into several when they are many."""

from __future__ import annotations

from dataclasses import replace

from forms.rules.digits import to_persian
from reports.blocks import Chart, Series
from reports.boxes import MM
from reports.charts import AXIS_HEIGHT, draw_plot, legend_height, top_of
from reports.flow import Flow
from reports.sheet import CENTER
from reports.text import Style

_TITLE, _TITLE_HEIGHT = Style(9, bold=True), 6.5 * MM
_MOST_LYING, _MOST_STANDING = 30, 25
_STANDING_HEIGHT = 72 * MM
_LANE, _LEAST_ROW, _STACKED_ROW, _ROW_GAP = 3.3 * MM, 6.6 * MM, 7.2 * MM, 2 * MM


def draw_chart(flow: Flow, chart: Chart) -> None:
    """One chart, or several on one scale when there are more names than one can hold."""
    if not chart.names or not chart.series:
        return
    top, most = top_of(chart), _most_names(flow, chart)
    count = -(-len(chart.names) // most)
    each = -(-len(chart.names) // count)
    for number in range(count):
        if number:
            flow.skip(3 * MM)
        part = _cut(chart, number * each, (number + 1) * each)
        title = chart.title if count == 1 else to_persian(f"{chart.title} ({number + 1} از {count})").strip()
        _draw_one(flow, part, title, top, flow.follow if number == count - 1 else 0.0)


def _draw_one(flow: Flow, chart: Chart, title: str, top: float, under: float) -> None:
    said = f"{title} ({chart.unit})" if title and chart.unit else title or chart.unit
    above = _TITLE_HEIGHT if said else 0.0
    box = flow.take(above + _over(flow, chart) + _height(chart), label=title, under=under)
    if said:
        flow.sheet.fit(box.upper(above), said, _TITLE, CENTER, label=title)
    draw_plot(flow.sheet, box.below(above), chart, top)


def _over(flow: Flow, chart: Chart) -> float:
    return legend_height(flow.sheet.writer, flow.width, chart.series)


def _height(chart: Chart) -> float:
    if chart.kind in {"columns", "line"}:
        return _STANDING_HEIGHT
    return AXIS_HEIGHT + len(chart.names) * _row(chart)


def _row(chart: Chart) -> float:
    return max(_LEAST_ROW, len(chart.series) * _LANE + _ROW_GAP) if chart.kind == "bars" else _STACKED_ROW


def _most_names(flow: Flow, chart: Chart) -> int:
    if chart.kind in {"columns", "line"}:
        return int(_MOST_STANDING * max(1.0, flow.width / (186 * MM)))
    room = min(flow.whole, flow.frame.first_room.height) - _TITLE_HEIGHT - _over(flow, chart) - AXIS_HEIGHT - 10 * MM
    return max(1, min(_MOST_LYING, int(room / _row(chart))))


def _cut(chart: Chart, begin: int, end: int) -> Chart:
    series = tuple(Series(each.name, each.values[begin:end]) for each in chart.series)
    return replace(chart, names=chart.names[begin:end], series=series)
