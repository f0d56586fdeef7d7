"""Charts: their figures are read, their lengths are true, many names become several charts."""

import pytest

from forms.rules.digits import grouped, to_persian
from reports.blocks import Chart, Series, Sheetful, Words
from reports.charts import figure, nice_top, top_of
from reports.drawing import print_sheetfuls
from reports.errors import NegativeFigureError, ValueTooLongError
from tests.reports.papers import AGENCIES, LETTERHEAD, bare, letters_on, paper_id, picture, unwatched
from tests.reports.sheetfuls import chart

KINDS = ("bars", "stacked", "columns", "line", "shares")


def printed(tmp_path, *charts, landscape=False):
    to = tmp_path / "x.pdf"
    paper = Sheetful(paper=paper_id(), title="نمودار", blocks=charts, landscape=landscape)
    return to, print_sheetfuls([paper], LETTERHEAD, to, unwatched).pages


@pytest.mark.parametrize(("most", "top"), [(0, 5), (4, 5), (5, 5), (6, 10), (587, 600), (601, 750), (4100, 5000)])
def test_the_axis_ends_at_a_round_number(most, top):
    assert nice_top(most) == top


@pytest.mark.parametrize(("most", "top"), [(0.7, 0.75), (2.3, 2.5), (93.5, 100)])
def test_the_axis_of_fractions_too(most, top):
    assert nice_top(most, whole=False) == top


@pytest.mark.parametrize(("value", "said"), [(0, "۰"), (1234, "۱٬۲۳۴"), (12.5, "۱۲٫۵"), (1234.56, "۱٬۲۳۴٫۶"),
                                             (2.0, "۲")])
def test_figures_are_persian(value, said):
    assert figure(value) == said


@pytest.mark.parametrize("kind", KINDS)
def test_a_chart_says_its_names_series_and_figures(tmp_path, kind):
    asked = chart(kind, series=2)
    to, _pages = printed(tmp_path, asked)
    said = letters_on(to)
    for word in ("وضعیت دستگاه‌های اجرایی", "نفر", "تعهد", "ثبت‌شده"):
        assert bare(word) in said
    assert not [name for name in AGENCIES if any(bare(word) not in said for word in name.split(" "))]
    if kind != "shares":
        assert not [value for each in asked.series for value in each.values if value and value > 20
                    and grouped(value) not in said]


def test_shares_are_said_in_percent(tmp_path):
    halves = Chart("shares", ("الف", "ب"), (Series("یک", (1, 3)), Series("دو", (1, 1))))
    to, _pages = printed(tmp_path, halves)
    said = letters_on(to)
    assert said.count("۵۰") == 2
    assert "۷۵" in said
    assert "۲۵" in said


def test_a_bar_of_twice_the_value_is_twice_as_long(tmp_path):
    to, _pages = printed(tmp_path, Chart("bars", ("یک", "دو"), (Series("", (50, 100)),)))
    page = picture(to, dpi=100)
    rows = [page.crop((0, y, page.width, y + 1)).histogram() for y in range(150, 300)]
    grey = [sum(row[190:210]) for row in rows]
    lengths = sorted({count for count in grey if count > 100})
    assert lengths[-1] == pytest.approx(2 * lengths[0], rel=0.03)


@pytest.mark.parametrize("kind", KINDS)
def test_many_names_become_several_charts_on_one_scale(tmp_path, kind):
    names = [f"دستگاه{to_persian(str(n))}" for n in range(70)]
    to, pages = printed(tmp_path, chart(kind, names, series=3), landscape=kind == "columns")
    said = letters_on(to)
    assert pages > 1
    assert not [name for name in names if name not in said]
    assert bare(to_persian("(1 از ")) in said or to_persian("1از") in said


@pytest.mark.parametrize("kind", KINDS)
def test_long_names_are_made_to_fit_or_refused(tmp_path, kind):
    names = ("ادارهٔ کل میراث فرهنگی، گردشگری و صنایع دستی استان البرز (معاونت سرمایه‌گذاری)", "کوتاه")
    to, _pages = printed(tmp_path, chart(kind, names))
    assert "سرمایهگذاری" in letters_on(to)
    with pytest.raises(ValueTooLongError) as refused:
        printed(tmp_path, chart(kind, (names[0] * 20, "کوتاه")))
    assert refused.value.facts["label"]


@pytest.mark.parametrize("kind", KINDS)
def test_empty_and_missing_figures_are_no_bars(tmp_path, kind):
    nothing = Chart(kind, ("الف", "ب"), (Series("یک", (None, 0)), Series("دو", (0, None))), "هیچ")
    to, pages = printed(tmp_path, nothing, Chart(kind, (), ()), Words("پایان"))
    assert pages == 1
    assert "پایان" in letters_on(to)
    assert top_of(nothing) > 0


def test_figures_below_nought_are_refused(tmp_path):
    with pytest.raises(NegativeFigureError) as refused:
        printed(tmp_path, Chart("bars", ("الف",), (Series("یک", (-1,)),), "رشد"))
    assert refused.value.facts == {"label": "رشد", "record": paper_id().number_text}
