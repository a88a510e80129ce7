"""What the code of a diagnostic means: one table for `wargame check --explain` and for the reference."""

from collections.abc import Mapping
from typing import Final, NamedTuple


class Explanation(NamedTuple):
    """A code's title (a few words) and its explanation (whole sentences: what is wrong, why, what to write)."""

    title: str
    explanation: str


CODES: Final[dict[str, Explanation]] = {}
"""Every code that a diagnostic may carry: Y… reading YAML, E… expressions, S… the schema, D… the deck as a whole."""


def register(codes: Mapping[str, Explanation]) -> None:
    """Add the codes of one part of the deck language; a code that already means something raises `ValueError`."""
    for code, explanation in codes.items():
        if CODES.setdefault(code, explanation) != explanation:
            raise ValueError(f"the code {code} already means: {CODES[code].title}")


register(
    {
        "Y000": Explanation(
            "not YAML",
            "The text breaks a rule of YAML at this place and nothing behind it can be read. "
            "Most often a quote, a bracket, a comma or the indentation just before is the cause.",
        ),
        "Y001": Explanation(
            "tab in place of spaces",
            "YAML is indented with spaces only, because a tab has no fixed width. Set the editor to insert two spaces.",
        ),
        "Y002": Explanation(
            "no space after a colon",
            "`key:value` is one piece of text to YAML. A colon ends a key only when a space or the end of the line "
            "follows it: write `key: value`.",
        ),
        "Y003": Explanation(
            "colon and space inside a text",
            "Colon and space start a value, so a text that has them inside must stand in quotes, "
            "or in a block that starts with `>-` on the line before.",
        ),
        "Y004": Explanation(
            "quote never closed",
            "A text that starts with a quote runs to the same quote. Inside single quotes write '' for an apostrophe.",
        ),
        "Y005": Explanation(
            "text after a closing quote",
            "The quote closed earlier than meant, for example at the apostrophe in 'Kosovo's'. "
            "Use double quotes around a text with apostrophes, or double the apostrophe.",
        ),
        "Y006": Explanation(
            "bracket never closed or comma missing",
            "Between `[` and `]` or `{` and `}` the parts are parted by commas, and each bracket has its partner.",
        ),
        "Y007": Explanation(
            "indentation fits nothing above",
            "Lines that belong together start in the same column. This line starts in a column of its own, "
            "or is a list item among keys, or a key among list items.",
        ),
        "Y008": Explanation(
            "text starts with a reserved character",
            "A plain text cannot start with one of % @ ` & * ! | > or a bracket, since these mean something to YAML. "
            "Put the text in quotes.",
        ),
        "Y009": Explanation(
            "unknown escape",
            "In double quotes a backslash starts an escape such as \\n. "
            "Write \\\\ for a backslash, or use single quotes.",
        ),
        "Y010": Explanation(
            "anchor or alias",
            "Decks do not use `&name` and `*name`: what a card does must be readable where the card stands. "
            "A text that starts with & or * goes in quotes.",
        ),
        "Y011": Explanation(
            "tag",
            "Decks do not use tags such as `!x`: the schema says what each value is. "
            "A text that starts with ! goes in quotes.",
        ),
        "Y012": Explanation(
            "merge key",
            "Decks do not use `<<`: what a card does must be readable where the card stands.",
        ),
        "Y013": Explanation(
            "duplicate key",
            "A key stands twice in one mapping. "
            "Many YAML readers silently keep the last one, so one of the two is lost.",
        ),
        "Y014": Explanation(
            "key is not text",
            "A key is text or a plain whole number, never null, true, 1.5, a list or a mapping. "
            "Put it in quotes if it is text.",
        ),
        "Y015": Explanation(
            "second document",
            "A file holds one document; a line of three dashes starts another. Nothing after it is read.",
        ),
        "Y016": Explanation(
            "too large",
            "A deck is at most 4 MB, 200 000 values and 32 levels deep. Nothing that a person writes comes near.",
        ),
        "Y017": Explanation(
            "forbidden character",
            "Control characters, characters that turn the direction of text and characters of no width are refused "
            "everywhere in a deck: they make it read otherwise than it looks.",
        ),
        "Y018": Explanation(
            "number out of range",
            "Numbers lie between -1 000 000 000 and 1 000 000 000; infinity and not-a-number are no values of a deck.",
        ),
        "Y019": Explanation("nothing in the file", "The file is empty or holds only comments."),
        "Y020": Explanation(
            "key without a value",
            "Between `{` and `}` every key has a colon and a value. "
            "Most often a text with a comma inside lacks its quotes, "
            "and what stands behind the comma is taken for a key.",
        ),
        "Y021": Explanation(
            "text behind the sign of a block",
            "After `|` or `>` (perhaps with - or +) the line ends, and the text starts on the next one, indented.",
        ),
        "Y022": Explanation(
            "directive",
            "Lines such as `%YAML 1.1` at the top of a file are refused: a deck is always read as YAML 1.2.",
        ),
        "Y101": Explanation(
            "word that other readers take for true or false",
            "YAML 1.1 reads NO, yes, on, off, y and n as true or false; YAML 1.2, and so wargame, reads them as text. "
            "Put the word in quotes if it is text; write true or false if it is not.",
        ),
        "Y102": Explanation(
            "text that other readers take for a number",
            "YAML 1.1 reads 1:30 as 90, 1_000 as 1000, 017 as 15 and 0x1F as 31. "
            "Put it in quotes if it is text; write plain digits if it is a number.",
        ),
        "Y103": Explanation(
            "sign that other readers do not take for text",
            "YAML 1.1 gives `=` and `<<` a meaning of their own. Put it in quotes.",
        ),
        "E001": Explanation(
            "expression too large",
            "An expression has at most 500 characters, 200 parts and 24 levels, and it may not hold "
            "too many values at a time. Give a part of it a name: make it a gauge.",
        ),
        "E002": Explanation(
            "expression that makes no sense",
            "A value, an operator, a bracket or a quote is missing, or one stands where it cannot stand.",
        ),
        "E003": Explanation(
            "sign or word of another language",
            "Expressions are written as in Python: `and or not`, `a if condition else b`, `== != < <= > >=`, "
            "`+ - * / // %`. Powers, lists, assignments and other words of Python are left out.",
        ),
        "E004": Explanation(
            "unknown name",
            "A name is that of a track, gauge, fact, counter, peak or draw, a resource as `team.resource`, "
            "a scale as `scale(x)`, or `turn`; `drawn('card')` and `ordered('team', 'response')` take ids of the deck.",
        ),
        "E005": Explanation(
            "number and truth mixed up",
            "Tracks and resources are numbers; facts, comparisons, `drawn` and `ordered` are true or false. "
            "`x > 0` makes a truth of a number, `1 if condition else 0` makes a number of a truth.",
        ),
        "E006": Explanation(
            "part that expressions do not have",
            "Expressions have numbers, names, functions and operators; no texts, no lists, "
            "no parts of computed values.",
        ),
        "E007": Explanation(
            "wrong values for a function",
            "The function takes another number of values, or names in quotes: "
            "`min(x, y)`, `clamp(x, low, high)`, `drawn('card')`, `ordered('team', 'response')`.",
        ),
        "E008": Explanation(
            "draw used as a number",
            "What is drawn at STARTEX has no number: the one question about it is `draw == draw.value`, or `!=`.",
        ),
        "E009": Explanation(
            "number that cannot be written so",
            "Numbers are written in plain digits, without leading zeros, up to 1 000 000 000.",
        ),
        "E010": Explanation(
            "ruling not at hand",
            "`margin` and `value` are those of the ruling whose outcome takes effect; elsewhere there is no ruling.",
        ),
    }
)
