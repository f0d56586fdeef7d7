"""Places on paper: boxes cut from the top down and from the right to the left, in points from the left bottom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: its left bottom corner and its size, in points."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def top(self) -> float:
        return self.y + self.height

    @property
    def middle(self) -> float:
        return self.y + self.height / 2

    @property
    def center(self) -> float:
        return self.x + self.width / 2

    def inset(self, across: float, down: float = 0.0) -> Box:
        """Smaller on each side."""
        return Box(self.x + across, self.y + down, self.width - 2 * across, self.height - 2 * down)

    def upper(self, height: float) -> Box:
        """The part of this height at the top."""
        return Box(self.x, self.top - height, self.width, height)

    def below(self, height: float) -> Box:
        """What is left under the upper part of this height."""
        return Box(self.x, self.y, self.width, self.height - height)

    def first(self, width: float) -> Box:
        """The part of this width at the right, where reading begins."""
        return Box(self.right - width, self.y, width, self.height)

    def rest(self, width: float) -> Box:
        """What is left at the left of the first part of this width."""
        return Box(self.x, self.y, self.width - width, self.height)

    def columns(self, shares: Sequence[float]) -> list[Box]:
        """Cut into columns of these shares, the rightmost first."""
        total, right, cut = sum(shares), self.right, []
        for share in shares:
            width = self.width * share / total
            right -= width
            cut.append(Box(right, self.y, width, self.height))
        return cut

    def rows(self, count: int) -> list[Box]:
        """Cut into equal rows, the uppermost first."""
        height = self.height / count
        return [Box(self.x, self.top - height * (number + 1), self.width, height) for number in range(count)]


def page_box(size: tuple[float, float], margin: float) -> Box:
    """The writable part of a page."""
    return Box(0, 0, *size).inset(margin, margin)
