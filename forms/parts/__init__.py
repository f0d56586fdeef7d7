"""The vocabulary that a kind of record is written in."""

from forms.parts.blanks import Iban, Landline, LegalId, Mobile, NationalCode, PostalCode
from forms.parts.common_rules import each_once, in_order, not_to_come
from forms.parts.fields import (
    Choice,
    Code,
    Day,
    Field,
    Link,
    Listed,
    Moment,
    Number,
    Rials,
    Text,
    UnreadableError,
    Year,
    YesNo,
)
from forms.parts.form import Context, Form, Life, Move, Problem, Rule, Section, Signature, State
from forms.parts.lists import Entry, ReferenceList, reference_list
from forms.parts.own_figures import figure_problem, own_figure
from forms.parts.parameters import Parameter, Parameters, UnknownParameterError, shipped_parameters
from forms.parts.reading import Reading, Typed, field_problems, judge, marks, read_typed, typed_of
from forms.parts.values import Attachment, Attachments, Rows, Values

__all__ = [
    "Attachment", "Attachments", "Choice", "Code", "Context", "Day", "Entry", "Field", "Form", "Iban", "Landline",
    "LegalId", "Life", "Link", "Listed", "Mobile", "Moment", "Move", "NationalCode", "Number", "Parameter",
    "Parameters", "PostalCode", "Problem", "Reading", "ReferenceList", "Rials", "Rows", "Rule", "Section",
    "Signature", "State", "Text", "Typed", "UnknownParameterError", "UnreadableError", "Values", "Year",
    "YesNo", "each_once", "field_problems", "figure_problem", "in_order", "judge", "marks", "not_to_come",
    "own_figure", "read_typed", "reference_list", "shipped_parameters", "typed_of",
]
