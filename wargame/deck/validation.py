"""From located nodes to models: every key and value that the schema does not know becomes a plain diagnostic."""

from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from wargame.deck.codes import Explanation, register
from wargame.deck.diagnostics import Diagnostic, Diagnostics, did_you_mean, nearest
from wargame.deck.nodes import Node, locate, to_data
from wargame.deck.schema import FORMAT, Deck, Plan
from wargame.deck.schema_paths import keys_at

register(
    {
        "S001": Explanation("missing key", "The schema needs this key here; without it the part has no meaning."),
        "S002": Explanation("unknown key", "Only the keys of the schema are read, so a misspelt one would be lost."),
        "S003": Explanation("wrong kind of value", "The value is of another kind than this key takes."),
        "S004": Explanation("value out of range", "The value is outside the range that this key takes."),
        "S005": Explanation("not an id", "Ids are lower-case letters, digits and _, beginning with a letter."),
        "S006": Explanation("format not known", f"This program reads decks of format {FORMAT}."),
        "S007": Explanation(
            "name differs from the file", "A deck or plan is found by its file, so both have one name."
        ),
    }
)

Model = TypeVar("Model", bound=BaseModel)

_KINDS = {
    "int_type": "a whole number",
    "float_type": "a number",
    "string_type": "a text; put it in quotes if it looks like a number",
    "bool_type": "`true` or `false`",
    "dict_type": "a mapping (`key: value`)",
    "model_type": "a mapping (`key: value`)",
    "model_attributes_type": "a mapping (`key: value`)",
    "tuple_type": "a list (`[a, b]`)",
    "list_type": "a list (`[a, b]`)",
}

_SIZES = {
    "too_short": "must not be empty",
    "string_too_short": "must not be empty",
    "too_long": "has more than {max_length} entries",
    "string_too_long": "has more than {max_length} characters",
}
"""What is said of the size of a value, by pydantic's name of the error: whatever has a least size needs one entry."""


def read_deck(node: Node, file: str, name: str, diagnostics: Diagnostics) -> Deck | None:
    """Return the deck that the nodes say, or None after adding every fault. `name` is the file's stem."""
    deck = _validate(Deck, node, file, diagnostics)
    if deck is not None:
        check_name(deck, node, file, name, diagnostics)
    return deck


def check_name(deck: Deck, node: Node, file: str, name: str, diagnostics: Diagnostics) -> None:
    """Report a deck that is called otherwise than its file."""
    if deck.deck != name:
        _mismatch(node, ("deck",), f"the deck is called `{deck.deck}` but its file `{name}`", file, diagnostics)


def read_plan(node: Node, file: str, name: str, diagnostics: Diagnostics) -> Plan | None:
    """Return the session plan that the nodes say, or None after adding every fault. `name` is the file's stem."""
    plan = _validate(Plan, node, file, diagnostics)
    if plan is not None and plan.plan != name:
        _mismatch(node, ("plan",), f"the plan is called `{plan.plan}` but its file `{name}`", file, diagnostics)
    return plan


def _mismatch(node: Node, path: tuple[str, ...], message: str, file: str, diagnostics: Diagnostics) -> None:
    diagnostics.add(Diagnostic("S007", message, file, locate(node, path), "rename one of the two"))


def _validate(model: type[Model], node: Node, file: str, diagnostics: Diagnostics) -> Model | None:
    try:
        return model.model_validate(to_data(node))
    except ValidationError as error:
        known = {found.span for found in diagnostics if found.file == file}
        for details in reported(model, error):
            found = describe(model, node, file, details)
            # What can't be read as it is written is not blamed for its kind as well.
            if found.span not in known:
                diagnostics.add(found)
        return None


def reported(model: type[BaseModel], error: ValidationError) -> list[ErrorDetails]:
    """Return pydantic's errors without those keys that are missing only because they are misspelt."""
    found = error.errors()
    meant = {
        (*details["loc"][:-1], nearest(str(details["loc"][-1]), keys_at(model, details["loc"][:-1])))
        for details in found
        if details["type"] == "extra_forbidden"
    }
    return [details for details in found if details["type"] != "missing" or details["loc"] not in meant]


def describe(model: type[BaseModel], node: Node, file: str, details: ErrorDetails) -> Diagnostic:
    """Put one of pydantic's errors into a designer's words, at the place that it is about."""
    path = details["loc"]
    name = str(path[-1]) if path and path[-1] != "[key]" else str(path[-2]) if len(path) > 1 else ""
    kind = details["type"]
    if kind == "missing":
        owner = locate(node, path[:-1], key=True)
        return Diagnostic("S001", f"`{name}` is missing", file, owner, f"add `{name}: …` here")
    if kind == "extra_forbidden":
        names = keys_at(model, path[:-1])
        help_line = did_you_mean(name, names)
        return Diagnostic("S002", f"unknown key `{name}`", file, locate(node, path, key=True), help_line)
    if path == ("format",):
        message = f"this deck's format is {details['input']!r}, and this program reads format {FORMAT}"
        return Diagnostic("S006", message, file, locate(node, path), f"write `format: {FORMAT}`")
    if kind in _KINDS:
        return Diagnostic("S003", f"`{name}` takes {_KINDS[kind]}", file, locate(node, path))
    if kind == "value_error":
        said = str(details["ctx"]["error"]) if "ctx" in details else details["msg"]
        code = "S005" if said.startswith("an id is") else "S003"
        return Diagnostic(code, f"`{name}`: {said}", file, locate(node, path))
    if kind in _SIZES:
        return Diagnostic("S004", f"`{name}` {_SIZES[kind].format(**details['ctx'])}", file, locate(node, path))
    said = details["msg"].removeprefix("Input should be ").removeprefix("Value should ")
    return Diagnostic("S004", f"`{name}` must be {said}", file, locate(node, path))
