from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hearthside.foundation.audit.actions import record
from hearthside.foundation.verdicts import no, require
from hearthside.foundation.words import is_blank
from hearthside.people.members.models import Member

from .. import rules
from ..models import Post


@transaction.atomic
def reveal_author(moderator: Member, post: Post, reason: str) -> Member | None:
    """Who wrote a post without a name; None when they have left. The log keeps who asked, when and why."""
    require(rules.may_reveal_author(moderator, post))
    if is_blank(reason):
        require(no(_("Please give a reason. It is kept in the log.")))
    record(moderator.pk, "reveal_author", f"discussions.post:{post.pk}", reason)
    return post.author
