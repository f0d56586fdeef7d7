"""What the journal says, read past all of our code: its lines from the file, folded in plain Python."""

import json
from collections import Counter
from datetime import datetime

from tests.operations.offices import rows


def local_day(at):
    return datetime.fromisoformat(at).astimezone().date()


def records_on(folder, day):
    """number → what each record was when that day ended: kind, state, voided, since (of its state), and its blanks."""
    found = {}
    for kind, number, at, fields in rows(folder, "SELECT kind, number, at, fields FROM journal ORDER BY id"):
        if not number or kind.startswith("@") or local_day(at) > day:
            continue
        one = found.setdefault(number, {"kind": kind, "voided": False, "blanks": {}, "steps": {}})
        for name, (old, new) in json.loads(fields).items():
            if name == "@state":
                one["state"] = new
                if old != new:
                    one["since"] = local_day(at)
                    one["steps"].setdefault(new, local_day(at))
            elif name == "@void":
                one["voided"] = new
            elif not name.startswith("@"):
                one["blanks"][name] = new
    return found


def standing(records, kind, *states):
    """Numbers and records of a kind that are not voided; of these states only, if any is named."""
    return {number: one for number, one in records.items()
            if one["kind"] == kind and not one["voided"] and (not states or one["state"] in states)}


def jobs_by(records, blank="agency"):
    """Value → Counter(registered, checked, and each result); by the latest recorded visit."""
    latest = {}
    for number, one in standing(records, "visit", "recorded").items():
        blanks = one["blanks"]
        if blanks.get("result"):
            place = (blanks.get("round") or 0, blanks.get("visited_at") or "", number)
            latest[blanks["job"]] = max(latest.get(blanks["job"], ((0, "", 0), "")), (place, blanks["result"]))
    found = {}
    for number, one in standing(records, "job", "registered", "objected").items():
        sums = found.setdefault(one["blanks"].get(blank) or "", Counter())
        sums["registered"] += 1
        if one["blanks"].get("loan_amount") is not None:
            sums["loans"] += 1
            sums["loan_total"] += one["blanks"]["loan_amount"]
        if number in latest:
            sums["checked"] += 1
            sums[latest[number][1]] += 1
            sums["confirmed"] += latest[number][1].startswith("CONFIRMED")
    return found
