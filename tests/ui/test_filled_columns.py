"""A ruled table does not ask for what the office finds itself, and keeps it all the same."""

from desktop.ui.editors.rows_model import RowsModel
from forms.catalog import BY_KIND, cooperative
from forms.parts import Link, Problem, Rows


def test_nobody_is_asked_for_the_file_of_a_person():
    model = RowsModel(cooperative.MEMBERS)
    names = [column.name for column in model.columns]
    assert "person" not in names
    assert "member_cooperative" in names
    model.write([{"national_code": "0499370899", "person": "3001-1-7-4"}])
    assert model.typed() == [{"national_code": "0499370899", "person": "3001-1-7-4"}]
    model.paste(model.index(0, names.index("role")), [["عضو", "شرکت رعنا"]])
    assert model.typed()[0] == {"national_code": "0499370899", "person": "3001-1-7-4", "role": "عضو",
                                "company": "شرکت رعنا"}


def test_a_row_of_which_only_the_file_is_left_counts_no_more():
    model = RowsModel(cooperative.MEMBERS)
    model.write([{"national_code": "1", "person": "3001-1-7-4"}, {"national_code": "2"}])
    model.setData(model.index(0, 0), "")
    assert model.typed() == [{"national_code": "2"}]
    model.set_problems([Problem("members", "اشتباه", "red", 0, "national_code")])
    assert model.index(1, 0).data(3) == "اشتباه"


def test_a_table_without_national_codes_keeps_its_links():
    for form in BY_KIND.values():
        for field in form.fields:
            if isinstance(field, Rows) and not any(column.name == "national_code" for column in field.columns):
                links = [column for column in field.columns if isinstance(column, Link)]
                assert [column for column in RowsModel(field).columns if isinstance(column, Link)] == links
