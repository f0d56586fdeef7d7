"""Elections in one cooperative, made by the operations themselves: ballots, offices, and what ended."""



from desktop.operations.cooperatives.assembly.assemblies import hold_assembly
from forms.catalog import coop_office
from forms.rules import record_number
from tests.operations import coop_life as life
from tests.operations.coop_life import called, day
from tests.operations.offices import numbers, record


def rows(people, number, places, office="board", start=7):
    """Members by their place in the list as confirmed candidates, each with a vote less than the one before."""
    there = life.members(people, number)
    return [{"candidate": record(people.clerk, there[place]).title, "for_office": office, "votes": str(start - nth),
             "eligibility": "confirmed", "member": record_number.show(there[place])}
            for nth, place in enumerate(places)]


def elected(people, number, candidates, nature="ordinary_extra", held=0, **typed):
    """An assembly of seven with these candidates, held."""
    gathered = called(people, number, nature, held=held)
    done = hold_assembly(people.clerk, gathered, {"members": "7", "present": "7", "candidates": candidates, **typed})
    assert done.number == gathered, done.problems
    return gathered


def offices(people, number, *states):
    """office → names, of those in these states."""
    found = {}
    for each in numbers(people.clerk, coop_office.FORM, ("cooperative", "=", number), ("state", "state", states)):
        values = record(people.clerk, each).values
        found.setdefault(values[coop_office.OFFICE], []).append(values[coop_office.FULL_NAME])
    return found


def ended(people, office, ago=0):
    life.mended(people.clerk, office, left_day=day(-ago))
    life.took(people.clerk, office, "end")
    return office
