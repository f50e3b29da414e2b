from dataclasses import replace

from django.db.models import QuerySet

from ..models import ReplyTemplate
from ..replies import Reply, shipped


def replies_now(language: str, *, only_offered: bool = True, desk: str = "") -> list[Reply]:
    """Every reply as it reads now in a language, of one desk or of both: the community's newest version, or the
    shipped one."""
    found = dict(shipped(language))
    newest = ReplyTemplate.objects.filter(language=language).order_by("version")
    for kept in newest:
        found[kept.key] = _as_reply(kept)
    return [reply for reply in found.values() if (reply.is_offered or not only_offered) and desk in {"", reply.desk}]


def reply_now(key: str, language: str) -> Reply | None:
    return next((reply for reply in replies_now(language, only_offered=False) if reply.key == key), None)


def versions_of(key: str, language: str) -> QuerySet[ReplyTemplate]:
    return ReplyTemplate.objects.filter(key=key, language=language).select_related("made_by").order_by("-version")


def _as_reply(kept: ReplyTemplate) -> Reply:
    known = shipped(kept.language).get(kept.key)
    made = Reply(kept.key, kept.language, kept.version, kept.title, kept.words, kept.is_offered)
    return replace(made, fits=known.fits, desk=known.desk) if known else made
