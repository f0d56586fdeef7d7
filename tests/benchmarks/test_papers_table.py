"""The table of our papers beside their peers still stands; no time is judged here."""

from tests.benchmarks.papers import HEADINGS, main


def test_the_table_of_peers_prints_at_the_smallest_size(capsys):
    assert main(["--small", "--only", "canvas", "qt", "platypus"]) == 0
    _title, head, _line, *rows = capsys.readouterr().out.splitlines()
    assert [cell.strip() for cell in head.split("|")] == list(HEADINGS)
    assert [row.split(" ")[0] for row in rows] == ["Karbarg", "bare", "Qt", "ReportLab"]
    figures = [cell.strip() for row in rows for cell in row.split("|")[1:]]
    assert len(figures) == 4 * 10
    assert all(float(cell.replace(",", "")) >= 0 for cell in figures)
