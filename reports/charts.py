"""Figures as pictures: horizontal bars from the right, several side by side for each name, in greys a printer keeps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from forms.rules.digits import grouped
from reports.boxes import MM, Box
from reports.sheet import CENTER, HAIR, LEFT, RIGHT, THIN, Sheet
from reports.text import Style

_TICK, _NAME, _VALUE = Style(6.5), Style(7.5), Style(6)
_AXIS_HEIGHT, _LEGEND_HEIGHT, _STEPS = 5 * MM, 6 * MM, 5
_NICE = (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8)
_READABLE = 5
"""Bars thinner than this (points) stand without their numbers, which would touch; the table says them."""


@dataclass(frozen=True, slots=True)
class Series:
    """Bars of one meaning: the name in the legend, the grey, and one value for each name."""

    name: str
    grey: float
    values: tuple[int, ...]


def nice_top(most: int) -> int:
    """The end of the axis: the first round number that leaves room and divides into five whole steps."""
    scale = 1
    while True:
        for factor in _NICE:
            step = factor * scale
            if step == int(step) and step * _STEPS >= most:
                return int(step) * _STEPS
        scale *= 10


def bar_chart(sheet: Sheet, box: Box, names: Sequence[str], series: Sequence[Series]) -> None:
    """Grouped bars; the axis runs from the right to the left, the legend stands above."""
    _legend(sheet, box.upper(_LEGEND_HEIGHT), series)
    name_width = min(box.width * 0.3, 3 * MM + max(sheet.writer.width(name, _NAME) for name in names))
    inner = box.below(_LEGEND_HEIGHT)
    plot = Box(inner.x + 10 * MM, inner.y + _AXIS_HEIGHT, inner.width - name_width - 10 * MM,
               inner.height - _AXIS_HEIGHT)
    top = nice_top(max(max(each.values) for each in series))
    _axis(sheet, plot, top)
    labels = Box(plot.right, plot.y, name_width, plot.height)
    for number, (row, name) in enumerate(zip(plot.rows(len(names)), names, strict=True)):
        place = labels.rows(len(names))[number]
        sheet.fit(place.first(place.width - 1.5 * MM), name, _NAME, RIGHT, label=name)
        _bars(sheet, row, [(each.values[number], each.grey) for each in series], top)
    sheet.line((plot.right, plot.y), (plot.right, plot.top), THIN)


def _legend(sheet: Sheet, box: Box, series: Sequence[Series]) -> None:
    right = box.right
    for each in series:
        square = Box(right - 3 * MM, box.middle - 1.5 * MM, 3 * MM, 3 * MM)
        sheet.fill(square, each.grey)
        sheet.frame(square, HAIR)
        width = sheet.writer.width(each.name, _NAME)
        sheet.write(Box(square.x - 1.5 * MM - width, box.y, width, box.height), each.name, _NAME)
        right = square.x - width - 7 * MM


def _axis(sheet: Sheet, plot: Box, top: int) -> None:
    for step in range(_STEPS + 1):
        x = plot.right - plot.width * step / _STEPS
        sheet.line((x, plot.y), (x, plot.top), HAIR, grey=0.75)
        under = Box(x - 10 * MM, plot.y - _AXIS_HEIGHT, 20 * MM, _AXIS_HEIGHT)
        sheet.write(under, grouped(top * step // _STEPS), _TICK, CENTER)


def _bars(sheet: Sheet, row: Box, bars: Sequence[tuple[int, float]], top: int) -> None:
    lanes = row.inset(0, row.height * 0.12).rows(len(bars))
    style = _VALUE.sized(min(_VALUE.size, lanes[0].height * 1.1))
    for lane, (value, grey) in zip(lanes, bars, strict=True):
        width = lane.width * value / top
        bar = Box(lane.right - width, lane.y, width, lane.height).inset(0, lane.height * 0.06)
        if value:
            sheet.fill(bar, grey)
            sheet.frame(bar, HAIR)
        if style.size >= _READABLE:
            said = grouped(value)
            room = sheet.writer.width(said, style)
            sheet.write(Box(bar.x - room - 1 * MM, lane.y, room, lane.height), said, style, LEFT)
