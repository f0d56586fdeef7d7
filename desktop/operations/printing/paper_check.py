"""Whether everything that a described paper asks for exists: blanks, links, states, kinds, lists. For the tests."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from desktop.operations.texts.paper_file import Block, DeclaredPaper, pairs
from desktop.operations.texts.paper_wording import scopes_of
from desktop.operations.texts.placeholders import (
    OWNER,
    PlaceholderError,
    Scope,
    counted_in,
    field_at,
    is_known,
    places,
)
from forms import catalog
from forms.parts import Form, Link, Number, Rials, Rows, reference_list
from forms.parts.lists import UnknownListError


def paper_problems(paper: DeclaredPaper) -> list[str]:
    """Everything that a described paper asks for and that does not exist."""
    unknown = [f"kind {kind}" for kind in paper.kinds if kind not in catalog.BY_KIND]
    if unknown:
        return unknown
    return [f"{paper.name}: {kind}: {wrong}" for kind in paper.kinds
            for wrong in _kind_problems(paper, catalog.BY_KIND[kind])]


def _kind_problems(paper: DeclaredPaper, form: Form) -> Iterator[str]:
    states = {state.code for state in form.life.states}
    every = {state.code for kind in paper.kinds for state in catalog.BY_KIND[kind].life.states}
    yield from (f"state {state}" for state in (*(paper.final or ()), *paper.refused) if state not in every)
    if paper.head not in ("", "cooperative"):
        yield f"head {paper.head}"
    if paper.of and not _leads(paper, form):
        yield f"of {paper.of} by {paper.by}"
        return
    if paper.each and not isinstance(form.by_name.get(paper.each), Rows):
        yield f"each {paper.each}"
        return
    scope = scopes_of(form, paper)
    asked = (*paper.needs, *filter(None, (paper.number, paper.day)))
    yield from (f"needs {name}" for name in asked if not _known_in(scope, name))
    yield from _where_problems(scope[0], paper.where)
    for number, block in enumerate(paper.blocks, start=1):
        for wrong in _block_problems(scope, block, states):
            yield f"block {number} ({block['kind']}): {wrong}"


def _leads(paper: DeclaredPaper, form: Form) -> bool:
    """Whether the kind that the paper is of leads to the other kind that it is printed for."""
    own = catalog.BY_KIND.get(paper.of)
    link = own.by_name.get(paper.by) if own else None
    return isinstance(link, Link) and form.kind in (paper.of, link.kind)


def _block_problems(scope: tuple[Scope, ...], block: Block, states: Collection[str]) -> Iterator[str]:
    yield from _when_problems(scope, block.get("when", ""), states)
    for name in ("text", "note", "label"):
        yield from _text_problems(scope, block.get(name, ""))
    for place in block.get("places", ()):
        yield from _text_problems(scope, place.get("role", ""))
        yield from _text_problems(scope, place.get("name", ""))
    for fact in block.get("facts", ()):
        yield from _fact_problems(scope, fact)
    yield from (f"ticked {name}" for name in block.get("ticked", ()) if not _known_in(scope, name))
    if "list" in block:
        yield from _list_problems(block["list"])
    inner = _inner_scope(scope, block)
    if inner is None:
        yield f"{block['kind']} {block.get('field') or block.get('of')}"
        return
    if block["kind"] in ("grid", "related"):
        yield from _where_problems(inner[0], pairs(block.get("where", {})))
        for column in block["columns"]:
            yield from _column_problems(inner, column)


def _inner_scope(scope: tuple[Scope, ...], block: Block) -> tuple[Scope, ...] | None:
    """Where the cells of a table look their names up; None where the table does not exist."""
    form = scope[-1]
    if block["kind"] == "related":
        other = catalog.BY_KIND.get(block["of"])
        by = other.by_name.get(block["by"]) if other else None
        fits = isinstance(by, Link) and isinstance(form, Form) and by.kind == form.kind
        return (other,) if other and fits else None
    if block["kind"] != "grid" or not block.get("field"):
        return scope
    rows = form.by_name.get(block["field"]) if isinstance(form, Form) else None
    return (rows, form) if isinstance(rows, Rows) else None


def _column_problems(scope: tuple[Scope, ...], column: Block) -> Iterator[str]:
    text = column.get("cell", "").replace("{#}", "")
    yield from _text_problems(scope, text)
    total = column.get("sum", "")
    if total and not isinstance(field_at(scope[0], tuple(total.split("."))), Number | Rials):
        yield f"sum {total}"


def _where_problems(scope: Scope, where: Sequence[tuple[str, Sequence[str]]]) -> Iterator[str]:
    for name, values in where:
        if name == "state" and isinstance(scope, Form):
            states = {state.code for state in scope.life.states}
            yield from (f"state {value}" for value in values if value not in states)
            continue
        field = field_at(scope, (name,))
        options = getattr(field, "options", None)
        if field is None or (options is not None and not set(values) <= set(options)):
            yield f"where {name} = {', '.join(values)}"


def _when_problems(scope: tuple[Scope, ...], when: str, states: Collection[str]) -> Iterator[str]:
    name, sign, values = when.removeprefix("!").partition("=")
    if sign and name == "state":
        yield from (f"when state {value}" for value in values.split(",") if value.strip() not in states)
    elif when and not _known_in(scope, name):
        yield f"when {when}"


def _fact_problems(scope: tuple[Scope, ...], fact: Any) -> Iterator[str]:
    if isinstance(fact, dict):
        yield from _text_problems(scope, fact.get("text", ""))
        return
    path, _, span = fact.rpartition(":")
    name = path if span.isdecimal() else fact
    if not _known_in(scope, name):
        yield f"fact {fact}"


def _text_problems(scope: tuple[Scope, ...], text: str) -> Iterator[str]:
    try:
        yield from (f"{{{place.written}}}" for place in places(text) if not is_known(place, scope))
    except PlaceholderError as wrong:
        yield str(wrong)


def _list_problems(name: str) -> Iterator[str]:
    try:
        reference_list(name)
    except UnknownListError:
        yield f"list {name}"


def _known_in(scope: tuple[Scope, ...], name: str) -> bool:
    """A blank or a table, of a row or of the record that it belongs to."""
    plain = name.removeprefix(f"{OWNER}.")
    path = tuple(plain.split("."))
    return any(field_at(each, path) is not None or counted_in(each, path)
               for each in (scope if plain == name else scope[-1:]))
