"""What goes wrong inside a rule, as one error that says where."""


class RuleFault(Exception):  # noqa: N818 - the word that screens and diagnostics use for it
    """A rule raised, never came to an end, or returned something that is no ruling of its own bands."""

    def __init__(self, rule: str, arguments: tuple[object, ...], reason: str) -> None:
        super().__init__(rule, arguments, reason)
        self.rule = rule
        """The rule's name."""
        self.arguments = arguments
        """The arguments it was called with, in the order of its signature."""
        self.reason = reason
        """What happened, without a full stop."""

    def __str__(self) -> str:
        given = ", ".join(repr(argument) for argument in self.arguments)
        return f"{self.rule}({given}): {self.reason}"
