"""Which replies come first. A fixed order that people wrote down; nothing is learned and nothing is sent by itself."""

from collections.abc import Collection, Iterable

from .shipped import Reply

SUGGESTED = 5


def suggested(replies: Iterable[Reply], situations: Collection[str]) -> list[Reply]:
    """Those that fit, the best first, at most five."""
    fitting = [(_fit(reply, situations), reply) for reply in replies]
    found = sorted((pair for pair in fitting if pair[0]), key=lambda pair: (-pair[0], pair[1].key))
    return [reply for _fits, reply in found][:SUGGESTED]


def _fit(reply: Reply, situations: Collection[str]) -> int:
    return max((weight for situation, weight in reply.fits.items() if situation in situations), default=0)
