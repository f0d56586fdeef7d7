"""Figures as pictures, from the right to the left: bars that lie, stand or are stacked, and lines of a trend.

Law: nothing is guessed or rounded away: an axis begins at nought and ends at a round number, a missing value has no
bar, and a figure stands at its bar wherever it can be read.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from forms.rules.digits import grouped, to_persian
from reports.blocks import Chart, Series
from reports.boxes import MM, Box
from reports.errors import NegativeFigureError
from reports.hatches import is_busy, paint, stroke
from reports.sheet import CENTER, HAIR, LEFT, RIGHT, THIN, Sheet, tight
from reports.text import Style, Writer

NAME = Style(7.5)
_TICK, _VALUE = Style(6.5), Style(6.5)
AXIS_HEIGHT, _LEGEND_ROW, _STEPS = 5 * MM, 5.5 * MM, 5
_AXIS_WIDTH = 12 * MM
_NICE = (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8)
_READABLE = 5.4
"""Bars thinner than this (points) stand without their figures, which would touch; the table says them."""


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where the bars are, and the figure at the end of the axis."""

    sheet: Sheet
    box: Box
    top: float
    is_share: bool = False

    def length(self, value: float, whole: float) -> float:
        return whole * value / self.top


def nice_top(most: float, *, whole: bool = True) -> float:
    """The end of the axis: the first round number that leaves room and divides into five steps (of whole numbers)."""
    scale = 1.0 if whole else 0.001
    while True:
        for factor in _NICE:
            step = factor * scale
            if (not whole or step == int(step)) and step * _STEPS >= most:
                return int(step) * _STEPS if whole else round(step * _STEPS, 6)
        scale *= 10


def figure(value: float) -> str:
    """A value for people: whole, or with one decimal."""
    if value == int(value):
        return grouped(int(value))
    whole, tenth = f"{value:,.1f}".split(".")
    return to_persian(f"{whole}٫{tenth}").replace(",", "٬")


def top_of(chart: Chart) -> float:
    """The end of the axis of a chart. Raises NegativeFigureError."""
    values = [value for each in chart.series for value in each.values if value is not None]
    if values and min(values) < 0:
        raise NegativeFigureError(label=chart.title)
    if chart.kind == "shares":
        return 1.0
    if chart.kind == "stacked":
        values = [sum(each.values[number] or 0 for each in chart.series) for number in range(len(chart.names))]
    return nice_top(max(values, default=0), whole=all(value == int(value) for value in values))


def legend_height(writer: Writer, width: float, series: Sequence[Series]) -> float:
    """Height of the legend, in points; none for a single series."""
    return _LEGEND_ROW * len(_legend_rows(writer, width, series)) if len(series) > 1 else 0.0


def draw_plot(sheet: Sheet, box: Box, chart: Chart, top: float) -> None:
    """The legend, the axis and the bars or lines, filling the box."""
    height = legend_height(sheet.writer, box.width, chart.series)
    if height:
        _legend(sheet, box.upper(height), chart)
    _KINDS[chart.kind](sheet, box.below(height), chart, top)


def _legend_rows(writer: Writer, width: float, series: Sequence[Series]) -> list[list[int]]:
    rows: list[list[int]] = [[]]
    room = width
    for number, each in enumerate(series):
        needed = writer.width(each.name, NAME) + 11 * MM
        if needed > room and rows[-1]:
            rows.append([])
            room = width
        rows[-1].append(number)
        room -= needed
    return rows


def _legend(sheet: Sheet, box: Box, chart: Chart) -> None:
    rows = _legend_rows(sheet.writer, box.width, chart.series)
    for row, numbers in zip(box.rows(len(rows)), rows, strict=True):
        right = row.right
        for number in numbers:
            name = chart.series[number].name
            sample = Box(right - 5 * MM, row.middle - 1.5 * MM, 5 * MM, 3 * MM)
            if chart.kind == "line":
                stroke(sheet, [(sample.right - 3, sample.middle), (sample.x + 3, sample.middle)], number)
            else:
                paint(sheet, sample, number)
            width = min(sheet.writer.width(name, NAME), row.width - 8 * MM)
            sheet.fit(Box(sample.x - 1.5 * MM - width - 1, row.y, width + 1, row.height), name, NAME, label=name)
            right -= width + 11 * MM


# --- bars that lie -------------------------------------------------------------------------------------------------

def _lying(sheet: Sheet, box: Box, chart: Chart, top: float) -> None:
    most = max(sheet.writer.width(name, NAME) for name in chart.names)
    name_width = min(box.width * 0.3, 3 * MM + most)
    plot = Box(box.x + _AXIS_WIDTH, box.y + AXIS_HEIGHT, box.width - name_width - _AXIS_WIDTH, box.height - AXIS_HEIGHT)
    _bottom_axis(_Plot(sheet, plot, top, chart.kind == "shares"))
    names = Box(plot.right, plot.y, name_width, plot.height).rows(len(chart.names))
    draw = _grouped_row if chart.kind == "bars" else _stacked_row
    for number, row in enumerate(plot.rows(len(chart.names))):
        name = chart.names[number]
        sheet.fit(names[number].first(name_width - 1 * MM), name, NAME, RIGHT, label=name)
        draw(_Plot(sheet, row, top, chart.kind == "shares"), [each.values[number] for each in chart.series])
    sheet.line((plot.right, plot.y), (plot.right, plot.top), THIN)


def _bottom_axis(plot: _Plot) -> None:
    box = plot.box
    for step in range(_STEPS + 1):
        x = box.right - box.width * step / _STEPS
        plot.sheet.line((x, box.y), (x, box.top), HAIR, grey=0.75)
        under = Box(x - 10 * MM, box.y - AXIS_HEIGHT, 20 * MM, AXIS_HEIGHT)
        plot.sheet.write(under, _step(plot, step), _TICK, CENTER)


def _step(plot: _Plot, step: int) -> str:
    value = plot.top * step / _STEPS
    return f"{figure(value * 100)}٪" if plot.is_share else figure(round(value, 6))


def _grouped_row(plot: _Plot, values: Sequence[float | None]) -> None:
    sheet, row = plot.sheet, plot.box
    lanes = row.inset(0, row.height * 0.12).rows(len(values))
    style = _VALUE.sized(min(_VALUE.size, lanes[0].height * 0.95))
    for number, (lane, value) in enumerate(zip(lanes, values, strict=True)):
        if value is None:
            continue
        width = plot.length(value, lane.width)
        bar = Box(lane.right - width, lane.y, width, lane.height).inset(0, lane.height * 0.07)
        paint(sheet, bar, number)
        if style.size >= _READABLE:
            said = figure(value)
            room = sheet.writer.width(said, style)
            sheet.write(Box(bar.x - room - 1 * MM, lane.y, room, lane.height), said, style, LEFT)


def _stacked_row(plot: _Plot, values: Sequence[float | None]) -> None:
    """Parts of a whole one after another from the right; the whole is said at the end, or each part as its share."""
    sheet, row = plot.sheet, plot.box
    lane, total = row.inset(0, row.height * 0.16), sum(value or 0 for value in values)
    if not total:
        sheet.write(Box(lane.right - 8 * MM, lane.y, 7 * MM, lane.height), "—" if plot.is_share else "۰", _VALUE)
        return
    end = lane.right
    for number, value in enumerate(values):
        share = (value or 0) / total if plot.is_share else value or 0
        width = plot.length(share, lane.width)
        part = Box(end - width, lane.y, width, lane.height)
        end -= width
        if width:
            paint(sheet, part, number)
            if plot.is_share or len(values) > 1:
                said = f"{figure(round(share * 100, 1))}٪" if plot.is_share else figure(share)
                _say_inside(sheet, part, said, number)
    if not plot.is_share:
        said, style = figure(total), Style(_VALUE.size, bold=True)
        room = sheet.writer.width(said, style)
        sheet.write(Box(end - room - 1 * MM, lane.y, room, lane.height), said, style, LEFT)


def _say_inside(sheet: Sheet, part: Box, said: str, number: int) -> None:
    """The figure of a part, on a white place, if the part is wide enough."""
    style = _VALUE.sized(6)
    width = sheet.writer.width(said, style)
    if width + 3 > part.width or part.height < style.size * 1.35:
        return
    if is_busy(number):
        sheet.fill(Box(part.center - width / 2 - 1, part.middle - style.size * 0.6, width + 2, style.size * 1.2), 1)
    sheet.write(part, said, style, CENTER)


# --- bars that stand, and lines --------------------------------------------------------------------------------------

def _standing(sheet: Sheet, box: Box, chart: Chart, top: float) -> None:
    lanes_width = (box.width - _AXIS_WIDTH) / len(chart.names)
    turned = _names_turned(sheet.writer, chart.names, lanes_width)
    longest = max(sheet.writer.width(name, NAME) for name in chart.names)
    under = min(box.height * 0.4, longest + 2 * MM) if turned else 2 * tight(NAME) + 1.5 * MM
    plot = _Plot(sheet, Box(box.x, box.y + under, box.width - _AXIS_WIDTH, box.height - under - 3 * MM), top)
    _right_axis(plot)
    lanes = plot.box.columns([1] * len(chart.names))
    for lane, name in zip(lanes, chart.names, strict=True):
        place = Box(lane.x, box.y, lane.width, under - 1 * MM)
        if turned:
            _write_turned(sheet, place, name)
        else:
            sheet.fit(place.inset(0.7 * MM, 0), name, NAME, CENTER, label=name)
    if chart.kind == "columns":
        for number, lane in enumerate(lanes):
            _columns(plot, lane, [each.values[number] for each in chart.series])
    else:
        _lines(plot, lanes, chart.series)
    sheet.line((plot.box.x, plot.box.y), (plot.box.right, plot.box.y), THIN)


def _names_turned(writer: Writer, names: Sequence[str], width: float) -> bool:
    """Names that do not fit in two lines under their column are written upwards."""
    inner = width - 1.6 * MM
    words = (word for name in names for word in name.split(" "))
    return (any(writer.width(word, NAME) > inner for word in words)
            or any(len(writer.wrap(name, NAME, inner)) > 2 for name in names))


def _write_turned(sheet: Sheet, place: Box, name: str) -> None:
    """Upwards, ending under the axis: the page is turned a quarter for a moment."""
    sheet.draw(b"q 0 1 -1 0 %.2f %.2f cm" % (place.right, place.y))
    sheet.fit(Box(0, 0, place.height, place.width), name, NAME, RIGHT, label=name)
    sheet.draw(b"Q")


def _right_axis(plot: _Plot) -> None:
    box = plot.box
    for step in range(_STEPS + 1):
        y = box.y + box.height * step / _STEPS
        if step:
            plot.sheet.line((box.x, y), (box.right, y), HAIR, grey=0.75)
        beside = Box(box.right + 1.2 * MM, y - 2 * MM, _AXIS_WIDTH - 1.2 * MM, 4 * MM)
        plot.sheet.write(beside, _step(plot, step), _TICK, LEFT)


def _columns(plot: _Plot, lane: Box, values: Sequence[float | None]) -> None:
    sheet = plot.sheet
    bars = lane.inset(lane.width * (0.25 if len(values) == 1 else 0.12)).columns([1] * len(values))
    for number, (place, value) in enumerate(zip(bars, values, strict=True)):
        if value is None:
            continue
        bar = Box(place.x, place.y, place.width, plot.length(value, place.height)).inset(place.width * 0.05)
        paint(sheet, bar, number)
        _say_over(sheet, place, bar.top, figure(value), lane.width / len(values))


def _say_over(sheet: Sheet, place: Box, y: float, said: str, room: float) -> None:
    """A figure over its column, in the largest letters that do not touch its neighbour's; lines are kept off it."""
    for size in (6.5, 6.0, 5.5):
        style = _VALUE.sized(size)
        width = sheet.writer.width(said, style)
        if width <= room:
            over = Box(place.center - width / 2 - 1, y + 0.6 * MM, width + 2, size)
            sheet.fill(over, 1)
            sheet.write(over, said, style, CENTER)
            return


def _lines(plot: _Plot, lanes: Sequence[Box], series: Sequence[Series]) -> None:
    """One line over the middles of the lanes; figures at the points of the first two."""
    for number, each in enumerate(series):
        points = [None if value is None else (lane.center, lane.y + plot.length(value, lane.height))
                  for lane, value in zip(lanes, each.values, strict=True)]
        stroke(plot.sheet, points, number)
    if len(series) > 2:
        return
    for number, each in enumerate(series):
        other = series[1 - number].values if len(series) == 2 else each.values
        for lane, value, beside in zip(lanes, each.values, other, strict=True):
            if value is not None:
                lower = number if beside is None or beside == value else int(value < beside)
                up = plot.length(value, lane.height)
                away = -4.2 * MM if lower and up > 5 * MM else 0.7 * MM
                _say_over(plot.sheet, lane, lane.y + up + away, figure(value), lane.width)


_KINDS: dict[str, Callable[[Sheet, Box, Chart, float], None]] = {
    "bars": _lying, "stacked": _lying, "shares": _lying, "columns": _standing, "line": _standing,
}
