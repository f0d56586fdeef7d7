"""The papers of an assembly: which are offered at each step, and what is said of each."""


from desktop.operations.texts.paper_list import papers_of
from desktop.ui.cooperatives.assembly_papers import about, offer_papers, papers_at
from desktop.ui.pieces import Button, Chooser
from forms.catalog import assembly, cooperative
from tests.operations import offices
from tests.ui_tasks.asking import dialog_of
from tests.ui_tasks.assembly.assembly_hands import write
from tests.ui_tasks.conftest import settle


def test_papers_of_the_step_come_first_and_are_made(qtbot, new, called):
    shown_papers = []
    new.tasks.events.show_paper.connect(lambda made, title, _now: shown_papers.append((made, title)))
    called.offer_papers()
    chooser = next(each for each in called.findChildren(Chooser) if each.isVisible())
    chooser.take()
    settle(qtbot, called)
    made, title = shown_papers[0]
    assert title == "آگهی و دعوتنامهٔ مجمع عمومی"
    assert made.path.read_bytes().startswith(b"%PDF")


def test_papers_are_blank_before_the_call_is_written_and_of_the_assembly_after(new, coop, screen):
    offered = []
    offer_papers(screen, screen.file, lambda *paper: offered.append(paper))
    next(each for each in screen.findChildren(Chooser) if each.isVisible()).take()
    assert offered == [("coop-assembly-call", "آگهی و دعوتنامهٔ مجمع عمومی", coop)]
    assert [papers_at(state)[0].name for state in ("called", "held", "no_quorum", "cancelled")] == [
        "assembly-call", "assembly-minutes", "assembly-negative-minutes", "assembly"]
    assert {(paper.name, paper.title) for state in ("called", "held", "no_quorum") for paper in papers_at(state)} == {
        (paper.name, paper.title) for paper in papers_of(assembly.FORM.kind) if paper.name not in ("list", "label")}
    assert {paper.blank for paper in papers_at("called") if paper.blank} <= {
        paper.name for paper in papers_of(cooperative.FORM.kind)}


def test_every_paper_says_what_is_on_it(called):
    write(called, held_at=f"{offices.shown_day(20)} 10:00")
    notes = [about(paper, called.file) for paper in papers_at("called")]
    assert len(set(notes)) == len(notes)
    assert "سالن تعاونی" in notes[0]
    assert any("۶۶ عضو" in note for note in notes)


def test_a_paper_holds_what_is_saved(qtbot, called):
    write(called, place="سالن دیگر")
    called.offer_papers()
    next(each for each in dialog_of(called).findChildren(Button) if each.accessibleName() == "ذخیره").click()
    settle(qtbot, called)
    assert not called.dirty
    chooser = next(each for each in called.findChildren(Chooser) if each.isVisible())
    assert "سالن دیگر" in chooser.shown[0].note
