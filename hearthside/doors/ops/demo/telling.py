"""Lets the invented people say what they said, through the same gate as everybody, at the time they said it."""

from datetime import datetime, timedelta

from django.utils import timezone
from tqdm import tqdm

from hearthside.care.contributions.registry import wrap
from hearthside.care.moderation.models import Decision, Item, Measure
from hearthside.care.safety.models import Case, CaseEntry, CaseWords, Offer, Outcome, RecordedSign
from hearthside.foundation.audit.models import AuditEntry
from hearthside.people.members.models import Member
from hearthside.places.discussions.actions import Written, lock_thread, pin_thread, react, reply, start_thread
from hearthside.places.discussions.models import Feeling, Lock, Pin, Post, Reaction, Thread
from hearthside.places.spaces.models import Space

from .story import Said

KIND = "discussions.post"
READ_AFTER = timedelta(minutes=25)  # how long a person took to look, in the story


class Telling:
    """The story as it goes on: who is who, which thread is which."""

    def __init__(self, people: dict[str, Member], keeper: Member) -> None:
        self.people, self.keeper = people, keeper
        self.threads: dict[str, Thread] = {}
        self.spaces = {space.slug: space for space in Space.objects.all()}
        self.posts: list[tuple[Said, int]] = []

    def tell(self, story: list[Said], quiet: bool = False) -> None:
        for said in tqdm(story, "The demo community", unit=" posts", leave=False, disable=quiet or None):
            post = self._say(said)
            self.posts.append((said, post.pk))
            self._back_in_time(post, said.at)
            if not said.delicate:
                self._let_it_be_read(post, said.at)
            for feeling, names in said.reactions.items():
                self._react(post, Feeling(feeling), names, said.at)
        self._keep_order(story)

    def _say(self, said: Said) -> Post:
        author = self.people[said.author]
        written = Written(said.body, said.warnings, said.anonymous, title=said.title, hope=said.hope)
        if not said.title:
            return reply(author, self.threads[said.thread], written).post
        post = start_thread(author, self.spaces[said.space], written).post
        self.threads[said.thread] = post.thread
        return post

    def _back_in_time(self, post: Post, at: datetime) -> None:
        """What the actions noted as now happened when it happened in the story."""
        moved = timezone.now()
        Post.objects.filter(pk=post.pk).update(written_at=at)
        Post.objects.filter(pk=post.pk).exclude(shown_at=None).update(shown_at=at)
        if post.is_first:
            Thread.objects.filter(pk=post.thread_id).update(started_at=at)
        Thread.objects.filter(pk=post.thread_id, last_post_id=post.pk).update(last_shown_at=at)
        RecordedSign.objects.filter(kind=KIND, row=post.pk).update(found_at=at)
        Item.objects.filter(kind=KIND, row=post.pk, decided_at=None).update(opened_at=at)
        Offer.objects.filter(member=post.author_id, made_at__gt=moved - timedelta(minutes=1)).update(made_at=at)
        for case in Case.objects.filter(member=post.author_id, closed_at=None):
            _move_case(case, post, at)

    def _let_it_be_read(self, post: Post, at: datetime) -> None:
        """Everyday words that asked for a person had one look at them, long ago."""
        seen = min(at + READ_AFTER, timezone.now())
        for case in Case.objects.filter(member=post.author_id, closed_at=None, words__kind=KIND, words__row=post.pk):
            case.owner, case.claimed_at, case.first_looked_at = self.keeper, seen, seen
            case.closed_at, case.outcome = seen, Outcome.TALKED
            case.save()
            CaseEntry.objects.create(case=case, actor=self.keeper, verb=f"closed: {Outcome.TALKED}", at=seen)
        if Post.objects.filter(pk=post.pk, shown_at=None).exists():
            post.refresh_from_db()
            wrap(post).release()
            Post.objects.filter(pk=post.pk).update(shown_at=seen)
            Thread.objects.filter(pk=post.thread_id, last_post_id=post.pk).update(last_shown_at=seen)
            self._close_item(post, seen)

    def _close_item(self, post: Post, seen: datetime) -> None:
        for item in Item.objects.filter(kind=KIND, row=post.pk, decided_at=None):
            Item.objects.filter(pk=item.pk).update(decided_at=seen, claimed_by=self.people["mo"], claimed_at=seen)
            Decision.objects.create(
                item=item,
                moderator=self.people["mo"],
                author=post.author,
                measure=Measure.RELEASE,
                made_at=seen,
                in_force_at=seen,
                seen_at=seen,
            )

    def _react(self, post: Post, feeling: Feeling, names: list[str], at: datetime) -> None:
        post = Post.objects.get(pk=post.pk)
        for name in names:
            if name in self.people and self.people[name].pk != post.author_id:
                react(self.people[name], post, feeling)
        Reaction.objects.filter(post=post).update(made_at=at + READ_AFTER)

    def _keep_order(self, story: list[Said]) -> None:
        for said in story:
            thread = self.threads[said.thread]
            if said.title and said.pinned:
                pin_thread(self.people["mo"], thread)
                Pin.objects.filter(thread=thread).update(made_at=said.at)
            if said.title and said.locked:
                lock_thread(self.people["mo"], thread)
                Lock.objects.filter(thread=thread).update(made_at=said.at)
        AuditEntry.objects.update(at=timezone.now() - timedelta(days=30))


def _move_case(case: Case, post: Post, at: datetime) -> None:
    CaseWords.objects.filter(case=case, kind=KIND, row=post.pk).update(added_at=at)
    CaseEntry.objects.filter(case=case, at__gt=at).update(at=at)
    if case.opened_at > at:
        Case.objects.filter(pk=case.pk).update(opened_at=at, due_at=at + (case.due_at - case.opened_at))
