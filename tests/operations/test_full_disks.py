"""A disk that fills up in the midst of the work, and a folder that may not be written: nothing lost, nothing half."""

import os
import stat
import subprocess

import pytest

from desktop.operations.exchange.package_in import package_in
from desktop.operations.exchange.package_out import package_out
from desktop.operations.exchange.package_receipt import print_receipt
from desktop.operations.office.check_office import check_office
from desktop.operations.office.exchange_cards import export_card
from desktop.operations.office.open_office import open_to_write
from desktop.operations.office.start_office import create_office
from desktop.operations.printing.print_paper import print_paper
from desktop.operations.saving.import_workbook import apply_import, plan_import, write_error_workbook
from desktop.operations.saving.save_record import save_record
from desktop.operations.verification.plan_campaign import plan_campaign
from desktop.say import code_of, sentence
from forms.catalog import campaign, job
from tests.operations import offices
from tests.operations.offices import (
    CHIEF,
    CLERK,
    EXPERT,
    a_job,
    at_work,
    digest,
    half_written,
    numbers,
    record,
    shown_day,
)


@pytest.fixture
def disk(tmp_path):
    """A disk of ten megabytes."""
    folder = tmp_path / "disk"
    if not offices.is_root_on_linux() or not offices.mount_small(folder, 10):
        pytest.skip("only root may mount a small disk here")
    yield folder
    offices.unmount(folder)


@pytest.fixture
def locked(tmp_path):
    """Makes a folder read-only, even for root; undone at the end."""
    made = []

    def lock(folder):
        if offices.is_root_on_linux():
            bind = ["mount", "--bind", str(folder), str(folder)]
            if subprocess.run(bind, capture_output=True, check=False).returncode:
                pytest.skip("only root may lock a folder here")
            made.append(folder)
            subprocess.run(["mount", "-o", "remount,bind,ro", str(folder)], capture_output=True, check=True)
        elif os.name == "posix":
            folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
        else:
            pytest.skip("a folder of Windows stays writable to its owner")
        return folder

    yield lock
    for folder in made:
        offices.unmount(folder)


def refused(code, work, *given):
    """The one error with a sentence of its own that a person gets."""
    with pytest.raises(Exception, match=code) as error:
        work(*given)
    assert code_of(error.value) == code
    assert sentence(error.value)


def unchanged(folder, before):
    """Nothing was lost, nothing is half there, and the office still works."""
    assert digest(folder) == before
    assert half_written(folder) == []
    with at_work(folder, CHIEF) as chief:
        assert check_office(chief).ok


def test_an_import_on_a_full_disk_leaves_the_office_as_it_was(disk):
    county, _province = offices.copy_of("new", disk)
    before = digest(county)
    with at_work(county) as clerk:
        plan = plan_import(clerk, job.FORM, offices.SAMPLE)
        other = offices.fill_up(disk, leave=60_000)
        refused("E_DISK_FULL", apply_import, clerk, plan, "a.xlsx")
        assert numbers(clerk, job.FORM) == []
        other.unlink()
        assert apply_import(clerk, plan, "a.xlsx").created == 60
    with at_work(county) as clerk:
        assert check_office(clerk).ok
    assert digest(county) != before


def test_after_a_refused_save_the_ballast_lets_the_next_one_through(disk):
    county, _province = offices.copy_of("sample", disk)
    before = digest(county)
    (county / "reserve.bin").write_bytes(bytes(2 * 1024 * 1024))  # a disk this small would get none
    with at_work(county) as clerk:
        numbers(clerk, job.FORM)
        other = offices.fill_up(disk)
        refused("E_DISK_FULL", save_record, clerk, job.FORM, a_job())
        assert digest(county) == before
        assert not (county / "reserve.bin").exists()
        saved = save_record(clerk, job.FORM, a_job())
        assert record(clerk, saved.number).values[job.FIRST_NAME] == "سارا"
    assert other.exists()
    with at_work(county) as clerk:
        assert check_office(clerk).ok


def test_a_plan_on_a_full_disk_opens_no_visit(disk):
    county, _province = offices.copy_of("sample", disk)
    with at_work(county, CHIEF) as chief:
        number = offices.saved(chief, campaign.FORM, title="پاییز", tier="field", mode="census",
                               first_day=shown_day(-1), last_day=shown_day(9))
        before = digest(county)
        (county / "reserve.bin").unlink(missing_ok=True)
        other = offices.fill_up(disk, leave=8192)
        refused("E_DISK_FULL", plan_campaign, chief, number)
        other.unlink()
    unchanged(county, before)


def test_papers_on_a_full_stick_leave_no_half_file(disk, tmp_path):
    county, _province = offices.copy_of("sample", tmp_path / "offices")
    with at_work(county) as clerk:
        older = disk / "papers.pdf"
        print_paper(clerk, "verification", numbers(clerk, job.FORM)[:1], older)
        kept = older.read_bytes()
        offices.fill_up(disk, leave=20_000)
        refused("E_PAPER_WRITE", print_paper, clerk, "verification", numbers(clerk, job.FORM), older)
    assert older.read_bytes() == kept
    assert half_written(disk) == []


def test_an_error_workbook_on_a_full_stick(disk, tmp_path):
    county, _province = offices.copy_of("new", tmp_path / "offices")
    offices.fill_up(disk)
    with at_work(county) as clerk:
        plan = plan_import(clerk, job.FORM, offices.SAMPLE)
        refused("E_WORKBOOK_WRITE", write_error_workbook, plan, disk / "back.xlsx")
    assert [path.name for path in disk.iterdir()] == ["other-files.bin"]


def test_a_package_onto_a_full_stick_is_not_in_the_book(disk, tmp_path):
    county, _province = offices.copy_of("sample", tmp_path / "offices")
    before = digest(county)
    offices.fill_up(disk, leave=4096)
    with at_work(county) as clerk:
        refused("E_DISK_FULL", package_out, clerk, disk)
    assert [path.name for path in disk.iterdir()] == ["other-files.bin"]
    unchanged(county, before)


def test_a_receipt_onto_a_full_stick(disk, tmp_path):
    county, _province = offices.copy_of("sample", tmp_path / "offices")
    with at_work(county) as clerk:
        made = package_out(clerk, tmp_path)
        offices.fill_up(disk, leave=8192)
        refused("E_PAPER_WRITE", print_receipt, clerk, made.package_id, disk / "receipt.pdf")
    assert [path.name for path in disk.iterdir()] == ["other-files.bin"]


def test_a_good_package_into_a_full_office_may_come_again(disk, tmp_path):
    county, _none = offices.copy_of("sample", tmp_path / "offices")
    _none, province = offices.copy_of("sample", disk)
    with at_work(county) as clerk:
        path = package_out(clerk, tmp_path).path
    before = digest(province)
    with at_work(province, EXPERT) as expert:
        numbers(expert, job.FORM)
        (province / "reserve.bin").unlink(missing_ok=True)
        other = offices.fill_up(disk, leave=30_000)
        taken = package_in(expert, path)
        assert (taken.result, taken.code) == ("refused", "E_DISK_FULL")
        assert digest(province) == before
        assert half_written(province) == []
        assert not (province / "quarantine").exists()
        other.unlink()
        assert package_in(expert, path).result == "applied"
        assert check_office(expert).ok


def test_an_office_in_a_read_only_folder_is_not_touched(tmp_path, locked):
    county, _province = offices.copy_of("sample", tmp_path / "offices")
    before = digest(county)
    locked(county)
    refused("E_READ_ONLY", open_to_write, county, CLERK.name, offices.TODAY)
    assert half_written(county) == []
    offices.unmount(county)
    county.chmod(0o755)
    unchanged(county, before)


def test_nothing_is_started_in_a_read_only_folder(tmp_path, locked):
    (tmp_path / "closed").mkdir()
    locked(tmp_path / "closed")
    refused("E_READ_ONLY", create_office, tmp_path / "closed" / "karaj", offices.COUNTY, (CLERK, CHIEF))
    assert list((tmp_path / "closed").iterdir()) == []


def test_papers_packages_and_cards_into_a_read_only_folder(tmp_path, locked):
    county, _province = offices.copy_of("sample", tmp_path / "offices")
    (tmp_path / "closed").mkdir()
    closed = locked(tmp_path / "closed")
    before = digest(county)
    with at_work(county) as clerk:
        some = numbers(clerk, job.FORM)[:2]
        plan = plan_import(clerk, job.FORM, offices.SAMPLE)
        refused("E_PAPER_WRITE", print_paper, clerk, "verification", some, closed / "a.pdf")
        refused("E_READ_ONLY", package_out, clerk, closed)
        refused("E_READ_ONLY", export_card, clerk, closed)
        refused("E_WORKBOOK_WRITE", write_error_workbook, plan, closed / "a.xlsx")
    assert list(closed.iterdir()) == []
    unchanged(county, before)
