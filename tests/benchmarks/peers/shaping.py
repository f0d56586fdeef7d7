"""ReportLab's own shaping (5.x, uharfbuzz) in Paragraph. Its Persian is wrong (dates are reversed); here for speed."""

from functools import partial

from tests.benchmarks.peers import platypus
from tests.benchmarks.peers.recorded import plain

NAME = "ReportLab's own shaping (wrong Persian)"
ready, ready_rows = platypus.ready, platypus.ready_rows
form = partial(platypus.form, shaped=plain, shaping=1)
listing = partial(platypus.listing, shaped=plain, shaping=1)
