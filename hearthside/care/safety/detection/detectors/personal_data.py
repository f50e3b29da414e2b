"""What could tell who somebody is or where to find them: the writer, or somebody they write about."""

from collections.abc import Iterator, Sequence

from ..passage import Passage
from ..personal import personal_in
from ..signs import Axis, Level, Sign

# What leads to somebody's door or telephone is strong; a name or a place of work alone is a hint that holds nothing,
# and neither do both together: people may say who they are.
WEIGHTS = {
    "email_address": 0.8,
    "phone_number": 0.8,
    "street_address": 0.8,
    "handle": 0.6,
    "real_name": 0.22,
    "workplace": 0.22,
}
OF_ANOTHER = {"real_name": 0.4, "workplace": 0.3}
MAY_BE_PUBLIC = 0.1  # a first and a last name, and nothing says that it is a private person


def personal_data(passage: Passage, found: Sequence[Sign]) -> Iterator[Sign]:
    for piece in personal_in(passage.text):
        if piece.kind == "full_name":
            code, weight = piece.kind, MAY_BE_PUBLIC
        elif piece.of_another:
            code, weight = f"{piece.kind}_of_another", OF_ANOTHER.get(piece.kind, WEIGHTS[piece.kind])
        else:
            code, weight = piece.kind, WEIGHTS[piece.kind]
        yield Sign(Level.NONE, Axis.PERSONAL_DATA, piece.start, piece.end, code, weight)
