from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hearthside.foundation.audit.actions import record
from hearthside.foundation.verdicts import Refused, no, require
from hearthside.people.members.models import Member

from .. import rules
from ..models import ReplyTemplate
from ..queries import reply_now
from ..replies import Reply


@transaction.atomic
def change_reply(person: Member, wanted: Reply) -> Reply:
    """Keep new words for an answer as the next version; what was sent with an earlier one keeps its number."""
    require(rules.may_keep_desk_words(person))
    require(rules.may_be_a_reply(wanted))
    before = reply_now(wanted.key, wanted.language)
    if before and (before.title, before.words, before.is_offered) == (wanted.title, wanted.words, wanted.is_offered):
        return before
    kept = ReplyTemplate(
        key=wanted.key, language=wanted.language, version=before.version + 1 if before else 1, title=wanted.title,
        words=wanted.words, is_offered=wanted.is_offered, made_by=person, made_at=timezone.now(),
    )  # fmt: skip
    try:
        with transaction.atomic():
            kept.save()
    except IntegrityError:
        raise Refused(no(_("Somebody changed these words in the same moment. Please read theirs first."))) from None
    record(person.pk, "changed words for answers", f"desk.replytemplate:{kept.pk}")
    found = reply_now(wanted.key, wanted.language)
    assert found is not None
    return found
