from dataclasses import dataclass

from hearthside.care.safety.models import Case
from hearthside.care.safety.queries import words_of
from hearthside.care.safety.queries.words import Said


@dataclass(frozen=True)
class Mark:
    """A stretch of words; marked when signs were found in it, with the numbers of the sentences that say which."""

    words: str
    why: tuple[int, ...] = ()


@dataclass(frozen=True)
class MarkedWords:
    """One contribution with its marks numbered, so that each can be reached and read out."""

    said: Said
    number: int
    pieces: list[Mark]
    reasons: list[tuple[int, str]]


def marked_words_of(case: Case) -> list[MarkedWords]:
    """What the case is about, newest first; the number at a mark leads to the sentence that says why."""
    return [_numbered(said, number) for number, said in enumerate(words_of(case), 1)]


def _numbered(said: Said, number: int) -> MarkedWords:
    reasons = list(enumerate((reason for reason in said.reasons if reason), 1))
    numbers = {reason: place for place, reason in reasons}
    pieces: list[Mark] = []
    for piece in said.pieces:
        why = {numbers[reason] for reason in piece.explained if reason in numbers}
        # Signs that touch or overlap cut one stretch into many: for a reader it is one mark with all its reasons.
        if pieces and bool(pieces[-1].why) == bool(why):
            why |= set(pieces[-1].why)
            pieces[-1] = Mark(pieces[-1].words + piece.words, tuple(sorted(why)))
        else:
            pieces.append(Mark(piece.words, tuple(sorted(why))))
    return MarkedWords(said, number, _trimmed(pieces), reasons)


def _trimmed(pieces: list[Mark]) -> list[Mark]:
    """White space at the end of a mark stands behind it."""
    found: list[Mark] = []
    for piece in pieces:
        bare = piece.words.rstrip()
        if piece.why and bare and bare != piece.words:
            found += [Mark(bare, piece.why), Mark(piece.words[len(bare) :])]
        else:
            found.append(piece)
    return found
