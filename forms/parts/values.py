"""What is written in the blanks of one record; ruled tables and attachments, whose values are several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from forms.parts.fields import Field, UnreadableError
from forms.rules import digits

T = TypeVar("T")


class Values:
    """An immutable filling of fields, read by field: ``values[NATIONAL_CODE]``; a blank one gives None."""

    __slots__ = ("_by_name", "fields")

    def __init__(self, fields: Iterable[Field[Any]], by_name: Mapping[str, Any]) -> None:
        self.fields = tuple(fields)
        self._by_name = {f.name: by_name[f.name] for f in self.fields if by_name.get(f.name) is not None}

    def __getitem__(self, field: Field[T]) -> T | None:
        value: T | None = self._by_name.get(field.name)
        return value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Values) and self._by_name == other._by_name

    def __hash__(self) -> int:
        return hash(frozenset(self._by_name))

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_name)

    def __repr__(self) -> str:
        return f"Values({self._by_name!r})"

    def named(self, name: str) -> Any:
        """The value of the blank with this stored name, or None."""
        return self._by_name.get(name)

    def show(self, field: Field[Any]) -> str:
        """The field as a person reads it, empty when blank."""
        value = self._by_name.get(field.name)
        return "" if value is None else field.show(value)

    def changed(self, by_name: Mapping[str, Any]) -> Values:
        """The same filling with some blanks written anew (None empties one)."""
        return Values(self.fields, {**self._by_name, **by_name})

    def to_json(self) -> dict[str, Any]:
        """The filled blanks by name, as journal and package keep them."""
        return {f.name: f.to_json(self._by_name[f.name]) for f in self.fields if f.name in self._by_name}

    @classmethod
    def from_json(cls, fields: Iterable[Field[Any]], stored: Mapping[str, Any]) -> Values:
        """The inverse of `to_json`; names that no field has are left out."""
        fields = tuple(fields)
        return cls(fields, {f.name: f.from_json(stored[f.name]) for f in fields if stored.get(f.name) is not None})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rows(Field[tuple[Values, ...]]):
    """A ruled table on the paper, such as the members of a cooperative."""

    columns: tuple[Field[Any], ...]
    printed_rows: int = 5

    def read(self, typed: str) -> tuple[Values, ...]:  # noqa: ARG002 - the signature of every field
        raise UnreadableError("این جدول را ردیف به ردیف پر کنید")

    def show(self, value: tuple[Values, ...]) -> str:
        return f"{digits.grouped(len(value))} ردیف"

    def to_json(self, value: tuple[Values, ...]) -> list[dict[str, Any]]:
        return [row.to_json() for row in value]

    def from_json(self, stored: Any) -> tuple[Values, ...]:
        return tuple(Values.from_json(self.columns, row) for row in stored)

    def search_texts(self, value: tuple[Values, ...]) -> str:
        found = [c.search_texts(v) for row in value for c in self.columns if c.searched and (v := row[c]) is not None]
        return " ".join(found)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file kept by its content: SHA-256 in hex, the name it came with, its size in bytes."""

    sha256: str
    name: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Attachments(Field[tuple[Attachment, ...]]):
    """Files that belong to the record; contents are kept once, by hash."""

    def read(self, typed: str) -> tuple[Attachment, ...]:  # noqa: ARG002 - the signature of every field
        raise UnreadableError("پرونده را از دکمهٔ «افزودن پیوست» برگزینید")

    def show(self, value: tuple[Attachment, ...]) -> str:
        return "، ".join(each.name for each in value)

    def to_json(self, value: tuple[Attachment, ...]) -> list[list[Any]]:
        return [[each.sha256, each.name, each.size] for each in value]

    def from_json(self, stored: Any) -> tuple[Attachment, ...]:
        return tuple(Attachment(sha256, name, size) for sha256, name, size in stored)
