from typing import Any

from hearthside.foundation.personal_data import PersonalData, claim
from hearthside.people.members.models import Member

from .actions.removal import take_away
from .models import Alias, Edit, LastRead, Lock, Pin, Post, Reaction, Turn


@claim
class DiscussionsData(PersonalData):
    title = "What you wrote in spaces"
    models = (Post, Alias, Reaction, LastRead, Lock, Pin, Turn)
    order = 20

    def export(self, member: Member) -> list[dict[str, Any]]:
        return [*_posts(member), *_reactions(member), *_marks(member)]

    def erase(self, member: Member, keep_words: bool) -> None:
        """Words go, or stay without a name. What others wrote below them stays either way."""
        Reaction.objects.filter(member=member).delete()
        LastRead.objects.filter(member=member).delete()
        Turn.objects.filter(member=member).delete()
        for kind in (Lock, Pin):
            kind.objects.filter(made_by=member).update(made_by=None)
        if keep_words:
            Edit.objects.filter(post__author=member).delete()  # what they took back stays taken back
            Post.objects.filter(author=member).update(author=None, once=None)
        else:
            _take_away_all(member)
        Alias.objects.filter(member=member).update(member=None)


def _take_away_all(member: Member) -> None:
    for post in Post.objects.filter(author=member).select_related("thread", "author").order_by("-pk"):
        take_away(post)


def _posts(member: Member) -> list[dict[str, Any]]:
    rows = Post.objects.filter(author=member).select_related("thread__space", "alias").prefetch_related("edits")
    return [
        {
            "kind": "post",
            "space": post.thread.space.name,
            "thread": post.thread_id,
            "title": post.thread.title if post.is_first else "",
            "hoped_for": post.thread.hope if post.is_first else "",
            "words": post.body,
            "without_a_name_as": post.alias.name if post.is_anonymous and post.alias else "",
            "warnings": list(post.warnings),
            "standing": post.standing,
            "written_at": post.written_at.isoformat(),
            "edited_at": post.edited_at.isoformat() if post.edited_at else "",
            "earlier_words": [
                {"title": edit.title_before, "words": edit.body_before, "until": edit.made_at.isoformat()}
                for edit in post.edits.all()
            ],
        }
        for post in rows.order_by("pk")
    ]


def _reactions(member: Member) -> list[dict[str, Any]]:
    rows = Reaction.objects.filter(member=member).order_by("pk")
    return [
        {"kind": "reaction", "post": row.post_id, "feeling": row.feeling, "made_at": row.made_at.isoformat()}
        for row in rows
    ]


def _marks(member: Member) -> list[dict[str, Any]]:
    read = LastRead.objects.filter(member=member).order_by("thread")
    turns = Turn.objects.filter(member=member).order_by("post")
    shaped: list[tuple[str, type[Lock] | type[Pin]]] = [("closed", Lock), ("pinned", Pin)]
    return [
        *({"kind": "read", "thread": row.thread_id, "up_to_words_of": row.seen_up_to.isoformat()} for row in read),
        *({"kind": "took on to answer", "post": row.post_id, "at": row.taken_at.isoformat()} for row in turns),
        *(
            {"kind": name, "thread": row.thread_id, "made_at": row.made_at.isoformat()}
            for name, model in shaped
            for row in model.objects.filter(made_by=member).order_by("pk")
        ),
    ]
