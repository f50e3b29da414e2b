from dataclasses import dataclass, replace
from itertools import pairwise

from hearthside.care.contributions import registry
from hearthside.care.contributions.registry import Line

from ..detection.wording import SENTENCES
from ..models import Case, CaseWords, RecordedSign


@dataclass(frozen=True)
class Piece:
    """A stretch of words; with the sentences that explain it where signs were found."""

    words: str
    explained: tuple[str, ...] = ()


@dataclass(frozen=True)
class Said:
    """One contribution on a case page."""

    key: str
    urgency: int
    pieces: list[Piece]
    reasons: list[str]
    place: str = ""
    address: str = ""
    context: tuple[Line, ...] = ()
    is_shown: bool = True
    is_sealed: bool = False
    is_held: bool = False
    wording: str = ""


def words_of(case: Case) -> list[Said]:
    """What the case is about, newest first, with the spans that were found and why."""
    return [_said(case, words) for words in case.words.order_by("-added_at")]


def _said(case: Case, words: CaseWords) -> Said:
    key = f"{words.kind}:{words.row}"
    if words.sealed_at:
        kept = words.sealed_copy
        return Said(key, words.urgency, [Piece(kept)] if kept else [], [], is_sealed=True, is_shown=False)
    contribution = registry.find(words.kind, words.row)
    if contribution is None:
        return Said(key, words.urgency, [], [], is_shown=False)
    signs = list(RecordedSign.objects.filter(kind=words.kind, row=words.row).order_by("start"))
    reasons = list(dict.fromkeys(str(SENTENCES.get(sign.code, "")) for sign in signs))
    said = Said(
        key,
        words.urgency,
        marked(contribution.words, signs),
        reasons,
        is_shown=contribution.is_shown,
        is_held=contribution.is_held,
        wording=contribution.wording,
    )
    # Words under another name than the case's stay without place and company: those would join the two names.
    if (contribution.author_name if contribution.is_anonymous else "") != case.alias:
        return said
    return replace(said, place=contribution.place, address=contribution.address, context=tuple(contribution.context()))


def marked(words: str, signs: list[RecordedSign]) -> list[Piece]:
    """Cut words into pieces at the edges of the signs found in them."""
    edges = sorted({0, len(words), *(min(edge, len(words)) for sign in signs for edge in (sign.start, sign.end))})
    return [
        Piece(
            words[start:end], tuple(str(SENTENCES.get(s.code, "")) for s in signs if s.start <= start and end <= s.end)
        )
        for start, end in pairwise(edges)
    ]
