from django.utils.translation import gettext_lazy as _

from hearthside.foundation.verdicts import YES, Verdict, no
from hearthside.people.members.models import Member, Role
from hearthside.people.members.rules import may_use_desk

from .models import Clause, Group, GuidelineVersion

# Words are kept from others for these alone. Nobody loses anything for not doing what helps, for a crisis, or for
# asking that a decision be looked at again.
MAY_BE_BROKEN = (Group.OURS, Group.CONTENT_NOTES, Group.PRIVACY, Group.PROHIBITED, Group.CONFLICT, Group.RESEARCH)


def may_write_guidelines(operator: Member | None) -> Verdict:
    return may_use_desk(operator, Role.OPERATOR)


def may_change(operator: Member | None, version: GuidelineVersion | None) -> Verdict:
    if not (verdict := may_write_guidelines(operator)):
        return verdict
    if version is None or not version.is_draft:
        return no(_("This draft is gone or in force already. Open a new one to change something."))
    return YES


def may_put_in_force(operator: Member | None, draft: GuidelineVersion) -> Verdict:
    if not (verdict := may_change(operator, draft)):
        return verdict
    if not draft.clauses.filter(group=Group.CRISIS).exists():
        return no(
            _("Keep at least one clause under “When it is too much”. People must read that a crisis breaks no rule.")
        )
    return YES


def may_rest_on(clause: Clause | None, version: GuidelineVersion | None) -> Verdict:
    """Whether words may be kept from others because of this clause."""
    if clause is None:
        return no(_("Choose the clause it is about. The author reads it."))
    if version is None or clause.version_id != version.pk:
        return no(_("The guidelines have changed since you opened this page. Please choose the clause again."))
    if clause.group not in MAY_BE_BROKEN:
        return no(_("This clause asks nothing of anybody, so nothing can be kept from others because of it."))
    return YES
