"""What the bare library needs for the same work: the floor under each figure."""

import json
import time

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from sqlcipher3 import dbapi2

from tests.operations.offices import HOUSE, rows

_TABLES = ("journal", "record", "job", "person")
_FONT = HOUSE / "resources" / "fonts" / "Vazirmatn-Regular.ttf"
_LINES, _BOXES = 60, 90


def connect(path):
    connection = dbapi2.connect(path)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    return connection


def insert_again(folder, to, tables=_TABLES):
    """Seconds for the same rows of journal and tables, without index, search or hash, in one transaction."""
    kept = {name: rows(folder, f"SELECT * FROM {name}") for name in tables}  # noqa: S608 - our own names
    connection = connect(to)
    for name, some in kept.items():
        if some:
            connection.execute(f"CREATE TABLE {name} ({', '.join(f'c{n}' for n in range(len(some[0])))})")
    connection.commit()
    start = time.perf_counter()
    for name, some in kept.items():
        if some:
            marks = ", ".join("?" * len(some[0]))
            connection.executemany(f"INSERT INTO {name} VALUES ({marks})", some)  # noqa: S608 - our own names
    connection.commit()
    taken = time.perf_counter() - start
    connection.close()
    return taken


def one_by_one(to, count):
    """Seconds of each transaction that inserts one row of a form and one of a journal."""
    connection = connect(to)
    connection.execute("CREATE TABLE form (number INTEGER PRIMARY KEY, content TEXT)")
    connection.execute("CREATE TABLE journal (seq INTEGER PRIMARY KEY, content TEXT)")
    connection.commit()
    times = []
    for number in range(count):
        start = time.perf_counter()
        connection.execute("INSERT INTO form VALUES (?, ?)", (number, "x" * 300))
        connection.execute("INSERT INTO journal VALUES (?, ?)", (number, "x" * 900))
        connection.commit()
        times.append(time.perf_counter() - start)
    connection.close()
    return times


def bare_pages(to, pages):
    """Seconds for pages of as many lines and boxes, unshaped, in the same font."""
    start = time.perf_counter()
    pdfmetrics.registerFont(TTFont("Bare", _FONT))
    canvas = Canvas(str(to), A4)
    for _ in range(pages):
        canvas.setFont("Bare", 9)
        for line in range(_LINES):
            canvas.drawRightString(550, 800 - line * 12, "نشانی محل کار: خیابان شهید بهشتی")
        for box in range(_BOXES):
            canvas.rect(40 + box % 10 * 50, 60 + box // 10 * 80, 45, 20)
        canvas.showPage()
    canvas.save()
    return time.perf_counter() - start


def by_index(folder, codes):
    """Seconds of each look-up of one code by its index."""
    connection = dbapi2.connect(folder / "office.db")
    times = []
    for code in codes:
        start = time.perf_counter()
        connection.execute("SELECT number FROM person WHERE national_code = ?", (code,)).fetchall()
        times.append(time.perf_counter() - start)
    connection.close()
    return times


def plain_lines(to, entries):
    """The same entries as JSON lines in a file: no hash, no compression, no seal."""
    with to.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries)
    return to.stat().st_size
