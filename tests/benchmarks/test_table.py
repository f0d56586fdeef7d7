"""The table of the benchmark still stands; no time is judged here."""

from tests.benchmarks.__main__ import HEADINGS, MEASURES, main


def test_the_table_prints_at_the_smallest_size(capsys):
    assert main(["--small"]) == 0
    head, line, *rest = capsys.readouterr().out.splitlines()
    assert [cell.strip() for cell in head.split("|")] == list(HEADINGS)
    assert set(line) <= {"-", "|"}
    titles = [row.split("|")[0].strip() for row in rest]
    assert titles == [*(each.title for each in MEASURES), "first window", "bare PySide6 window",
                      "desk filled after the profile"]
    for row in rest[:len(MEASURES)]:
        assert row.split("|")[1].strip()[0] in "0123456789p"
