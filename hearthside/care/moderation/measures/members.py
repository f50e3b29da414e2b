"""Measures about a person. None of them touches asking for help, answering a decision, taking a copy, or leaving."""

from django.db.models import Max
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from hearthside.care.contributions.registry import Contribution
from hearthside.care.safety.queries import has_open_case
from hearthside.foundation.verdicts import YES, Verdict, no
from hearthside.people.members import actions as members
from hearthside.people.members.models import Member

from ..models import Ability, Effect, Measure
from .kinds import FOREVER, Chosen, MeasureKind, register


class OnMember(MeasureKind):
    def fits(self, chosen: Chosen, contribution: Contribution | None) -> Verdict:
        if contribution is None or contribution.author is None:
            return no(_("The author has left. There is nobody to decide about."))
        if contribution.author.role_names:
            return no(_("They have a role here. The operator withdraws it first."))
        if has_open_case(contribution.kind, contribution.row.pk):
            return no(
                _(
                    "Somebody on duty looks after the writer of these words. Nobody loses anything for being in a "
                    "crisis: decide about the words alone, or wait until the case is closed."
                )
            )
        if self.ends_by_itself and (chosen.until is None or chosen.until <= timezone.now()):
            return no(_("Say until when. It ends by itself then."))
        return self.has_details(chosen)

    def has_details(self, chosen: Chosen) -> Verdict:
        return YES

    def apply(self, effect: Effect) -> None:
        if effect.member:
            follow_member(effect.member)

    def undo(self, effect: Effect) -> None:
        self.apply(effect)


@register
class Warn(OnMember):
    """Words alone; taken back, the record says so."""

    key = Measure.WARN

    def apply(self, effect: Effect) -> None: ...

    def says(self, chosen: Chosen) -> str | Promise:
        return _("This is a warning. You can do everything that you could before.")


@register
class Restrict(OnMember):
    key = Measure.RESTRICT
    ends_by_itself = True

    def has_details(self, chosen: Chosen) -> Verdict:
        abilities = chosen.details.get("abilities") or []
        return YES if abilities and set(abilities) <= set(Ability.values) else no(_("Choose what should be closed."))

    def says(self, chosen: Chosen) -> str | Promise:
        closed = ", ".join(str(Ability(one).label) for one in chosen.details["abilities"])
        return _("Until %(until)s, this is closed to you: %(abilities)s. It opens again by itself.") % {
            "until": _day(chosen),
            "abilities": closed,
        }


@register
class Suspend(OnMember):
    key = Measure.SUSPEND
    ends_by_itself = True

    def says(self, chosen: Chosen) -> str | Promise:
        return _(
            "Until %(until)s, the spaces for members are closed to you, and you cannot write in any. They open again "
            "by themselves."
        ) % {"until": _day(chosen)}


@register
class End(OnMember):
    key = Measure.END
    needs_two = True

    def says(self, chosen: Chosen) -> str | Promise:
        return _(
            "Your membership has ended. Two people decided this. You can still log in to get help, to write with a "
            "person on duty, to answer this decision, to take a copy of your words, and to leave."
        )


def follow_member(member: Member) -> None:
    """Let what somebody is asked at each step follow from the measures in force."""
    row = Member.objects.select_for_update(of=("self",)).get(pk=member.pk)
    bounds = Effect.objects.bounding(row)
    is_over = bounds.filter(measure=Measure.END).exists()
    until = FOREVER if is_over else bounds.aggregate(last=Max("until"))["last"]
    members.bound(row, until)
    member.bounded_until = until


def _day(chosen: Chosen) -> str:
    assert chosen.until is not None
    return date_format(timezone.localtime(chosen.until), "DATETIME_FORMAT")
