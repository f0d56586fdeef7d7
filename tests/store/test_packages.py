"""The book of packages, the keys, and how computers of one office are told apart."""

import pytest

from desktop.store import errors
from desktop.store.offices import KeptKey, Office, numbers_of, office_of_station
from desktop.store.packages import PackageIn, PackageOut
from forms.rules import record_number
from tests.store.conftest import CHIEF


def test_the_book_of_packages(database):
    came = PackageIn("a" * 64, 3000, 1, "waiting", "", 5, "E_GAP", "in/a.karbarg")
    with database.change(CHIEF) as change:
        assert [change.next_package_seq(receiver) for receiver in (3000, 3000, 3002)] == [1, 2, 1]
        change.keep_package_in(came)
        change.keep_package_out(PackageOut("b" * 64, 3000, 1, "made", "2026-01-01T00:00:00Z"))
        change.keep_package_out(PackageOut("c" * 64, 3002, 1, "made", "2026-01-02T00:00:00Z"))
    with pytest.raises(errors.PackageKnownError), database.change(CHIEF) as change:
        change.keep_package_in(came)
    with database.change(CHIEF) as change:
        assert change.next_package_seq(3000) == 3
        change.mark_package("a" * 64, "applied", entries=7)
    with database.read() as reader:
        kept = reader.package_in("a" * 64)
        assert (kept.status, kept.entries, kept.note, kept.path) == ("applied", 7, "", "in/a.karbarg")
        assert kept.received_at.endswith("Z")
        assert reader.packages_in("waiting") == []
        assert reader.packages_in() == reader.packages_in("applied") == [kept]
        assert [package.receiver for package in reader.packages_out()] == [3002, 3000]
        assert [package.receiver for package in reader.packages_out(3000)] == [3000]
        assert reader.package_in("b" * 64) is None


def test_keys_and_the_directory(database):
    key = KeptKey("k1", 3000, "{}", "active", None, "")
    with database.change(CHIEF) as change:
        assert change.own_key() is None
        change.keep_own_key("first")
        change.keep_own_key("second")
        change.keep_key(key)
        change.keep_key(KeptKey("k1", 3000, "{}", "revoked", 12, "2026-01-01T00:00:00Z"))
    with database.read() as reader:
        assert reader.own_key() == "second"
        assert reader.own_keys() == ["second", "first"]
        assert reader.keys() == [KeptKey("k1", 3000, "{}", "revoked", 12, "2026-01-01T00:00:00Z")]


def test_a_second_computer_of_an_office_has_its_own_chain_and_numbers():
    second = Office(3001, "county", "کرج", workstation=2)
    assert second.station == "3001-02"
    assert office_of_station(second.station) == 3001
    first, end = numbers_of(3001)
    assert first < record_number.make(3001, 0, 1) < record_number.make(3001, 99, 10**8 - 1) < end
    assert end < record_number.make(3002, 0, 1)


@pytest.mark.parametrize("name", ["", "3001", "3001-1", "30011-01", "x001-01", "3001_01", "۳۰۰۱-۰۱", "-3001-01"])
def test_what_is_no_station_belongs_to_no_office(name):
    assert office_of_station(name) is None
