"""Works out which words a phrase cannot do without, so that most phrases need not be tried at all."""

import re
import re._constants as constants  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from typing import Any

# `parser` is the standard library's own reading of a pattern.
Literals = frozenset[str]
# Words of English that tell little of a text, with the blanks around them.
EVERYWHERE = re.compile(
    r"(?: |^)(?:the|you|your|i|is|are|am|a|an|to|and|or|of|in|it|that|this|my|me|do|not|have|has|was|be|will|would|can|"
    r"for|with|on|at|so|if|as|they|them|their|he|she|his|her|what|how|when|out|up|get|just|all|from|about|no|one|like|"
    r"but)(?= |$)"
)


def needed_literals(phrase: str) -> Literals:
    """A set of strings of which at least one stands in every text the phrase matches; {""} when none is known."""
    return _of_sequence(parser.parse(phrase)) or frozenset({""})


def _of_sequence(sequence: parser.SubPattern) -> Literals:
    best: Literals = frozenset()
    run = ""
    for operator, value in sequence:
        if operator is constants.LITERAL:
            run += chr(value)
            continue
        best, run = _better(best, frozenset({run})), ""
        best = _better(best, _of_item(operator, value))
    return _better(best, frozenset({run}))


def _of_item(operator: Any, value: Any) -> Literals:
    if operator is constants.SUBPATTERN:
        return _of_sequence(value[-1])
    if operator is constants.MAX_REPEAT and value[0] > 0:
        return _of_sequence(value[2])
    if operator is constants.BRANCH:
        sets = [_of_sequence(branch) for branch in value[1]]
        return frozenset().union(*sets) if all(sets) else frozenset()
    return frozenset()


def _better(one: Literals, other: Literals) -> Literals:
    """The set whose most frequent string is rarest: long ones are, but for the words all texts are full of."""
    if not other or "" in other:
        return one
    if not one:
        return other
    return max(one, other, key=lambda literals: min(map(_rareness, literals)) - 0.1 * len(literals))


def _rareness(literal: str) -> float:
    return len(EVERYWHERE.sub("", literal)) + 0.01 * len(literal)
