from django.utils.translation import gettext_lazy as _

from hearthside.foundation.verdicts import YES, Verdict, no
from hearthside.people.members.models import Member

from .models import Conversation


def may_say(author: Member, conversation: Conversation) -> Verdict:
    if not conversation.participants.filter(member=author).exists():
        return no(_("This conversation belongs to other people."))
    if conversation.closed_at:
        return no(_("This conversation is closed. You can ask for a person again at any time."))
    return YES
