"""The county and the province of every test in this folder."""

import pytest

from desktop.sync.keys import DirectoryKey
from tests.sync.offices import COUNTY, PROVINCE, Post, office


@pytest.fixture
def post(tmp_path):
    county, province = office(COUNTY, "اداره کرج", "county"), office(PROVINCE, "اداره کل البرز", "province")
    directory = {one.card.key_id: DirectoryKey(one.card) for one in (county, province)}
    return Post(tmp_path, county, province, directory)
