import logging
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.care.moderation.models import Ability
from hearthside.care.moderation.rules import may_do
from hearthside.care.safety import detection
from hearthside.care.safety.detection import Axis
from hearthside.foundation import words
from hearthside.foundation.trouble import place_of
from hearthside.foundation.verdicts import YES, Verdict, no
from hearthside.people.members.models import Member, Role
from hearthside.people.members.rules import may_use_desk
from hearthside.places.spaces.models import Space
from hearthside.places.spaces.rules import may_host, may_write_in

from .models import Post, Thread, Turn

logger = logging.getLogger(__name__)

NEWCOMER_UNTIL = 3  # contributions others can read; until then links and contact details wait for a person
TURN_LASTS = timedelta(minutes=30)  # who said they would answer and fell silent does not keep others from it
ANSWERING = (Role.GREETER, Role.RESPONDER, Role.MODERATOR, Role.FACILITATOR)
WEIGH = {Axis.METHOD, Axis.ENCOURAGEMENT, Axis.THREAT, Axis.ABUSE, Axis.GROOMING}
NOT_YOURS = no(_("Only the person who wrote this can do that."))


def may_start(member: Member | None, space: Space) -> Verdict:
    return _unless_closed(may_write_in(member, space), member, Ability.START)


def may_reply(member: Member | None, thread: Thread) -> Verdict:
    if thread.is_locked:
        reason = thread.lock.reason if hasattr(thread, "lock") else ""
        return no(reason or _("This thread is closed for replies. You can still read it."))
    return _unless_closed(may_write_in(member, thread.space), member, Ability.REPLY)


def _unless_closed(verdict: Verdict, member: Member | None, ability: Ability) -> Verdict:
    return may_do(member, ability) if verdict and member else verdict


def may_say(typed: str) -> Verdict:
    """Whether words can be posted at all; said kindly, since they may have taken courage."""
    if words.is_blank(typed):
        return no(_("There are no words here yet. Even a few are enough."))
    if len(typed) > words.LONGEST:
        return no(
            _(
                "This is longer than one post can hold (20,000 characters). You could send it in two parts. "
                "Nothing is lost: your words are still here."
            )
        )
    return YES


def may_edit(member: Member | None, post: Post) -> Verdict:
    if not post.is_by(member):
        return NOT_YOURS
    if post.is_removed:
        return no(_("These words were removed."))
    return may_do(member, Ability.START if post.is_first else Ability.REPLY) if member else YES


def may_remove(member: Member | None, post: Post) -> Verdict:
    return YES if post.is_by(member) and not post.is_removed else NOT_YOURS


def may_react(member: Member | None, post: Post) -> Verdict:
    if member is None:
        return no(_("Log in or join to answer."), ("/accounts/login/", _("Log in")))
    if post.is_by(member):
        return no(_("This is your own post."))
    if not post.is_shown:
        return no(_("Nobody else can read this post yet."))
    return may_do(member, Ability.REACT)


def may_read_history(member: Member | None, post: Post) -> Verdict:
    """Earlier words may have been taken back for a reason: their author and moderators alone see them."""
    if post.is_by(member) or (member and member.has_role(Role.MODERATOR) and may_use_desk(member, Role.MODERATOR)):
        return YES
    return NOT_YOURS


def may_keep_order(member: Member | None, thread: Thread) -> Verdict:
    """Close and pin. A thread from `queries.thread_for` already knows whether its viewer is a host."""
    is_host: bool | None = getattr(thread, "is_hosted", None)
    if is_host is None:
        return may_host(member, thread.space)
    if member and (is_host or member.has_role(Role.OPERATOR, Role.MODERATOR)):
        return YES
    return no(_("Hosts of this space and moderators can do this."))


def may_say_to_all(reason: str) -> Verdict:
    """Whether the reason for closing a thread may stand before everybody: read by the software, like a name."""
    if words.is_blank(reason):
        return YES
    try:
        reading = detection.read(reason)
    except Exception as error:  # whatever broke, nothing stands before others unread
        logger.error("detection failed on the reason for a lock: %s", place_of(error))
        return no(_("We cannot read this right now. Please close it without a reason, or try again later."))
    if reading.level > detection.Level.NONE or any(
        weight >= 0.5 for axis, weight in reading.axes.items() if axis in WEIGH
    ):
        return no(_("This could weigh on those who read it. Please say it in other words, or leave it out."))
    return YES


def may_answer_first(member: Member | None) -> Verdict:
    """See who waits for a first answer, where one could read them anyway."""
    return may_use_desk(member, *ANSWERING)


def may_take_turn(member: Member, turn: Turn | None) -> Verdict:
    if not (verdict := may_answer_first(member)):
        return verdict
    if turn and turn.member_id != member.pk and turn.taken_at > timezone.now() - TURN_LASTS:
        return no(_("Somebody else is answering this person right now."))
    return YES


def may_reveal_author(member: Member | None, post: Post) -> Verdict:
    """Learn who wrote without a name: people with a desk, each time with a reason that is logged."""
    if not post.is_anonymous:
        return no(_("This post carries a name already."))
    return may_use_desk(member)
