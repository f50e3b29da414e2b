"""How far an installation is from being a place that people can join."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hearthside.care.guidelines.queries import current_guidelines
from hearthside.care.rota.models import Desk, Duty, Shift
from hearthside.care.rota.queries import Trained, training_of_all
from hearthside.foundation.audit.models import AuditEntry
from hearthside.people.members.models import Role
from hearthside.people.members.queries import members_with_role
from hearthside.people.organisations.queries import community as described_community
from hearthside.places.spaces.models import Space

AHEAD = timedelta(days=7)


@dataclass(frozen=True)
class Step:
    """One thing of the first hour."""

    title: str | Promise
    why: str | Promise
    is_done: bool
    address: str
    words: str | Promise  # on the link
    opens_the_door: bool = False  # nobody can join before it is done


def first_hour() -> list[Step]:
    """In the order in which it is done best."""
    return [*_words_about_it(), *_people_who_are_there(), *_rooms()]


def audit_entries() -> QuerySet[AuditEntry]:
    return AuditEntry.objects.order_by("-pk")


def spaces_by_address() -> list[tuple[str, str]]:
    """For the rota, on which helpers say which spaces they know."""
    return list(Space.objects.filter(archived_at=None).order_by("position", "name").values_list("slug", "name"))


def expiring_training() -> list[Trained]:
    """Of whom the operator is warned: it runs out within thirty days, or there is none."""
    return [each for each in training_of_all() if each.valid is None or each.expires_soon]


def _words_about_it() -> list[Step]:
    community, page = described_community(), reverse("ops:community")
    return [
        Step(
            _("Say what this place is"), _("Its name and its purpose stand on the front page."),
            bool(community.purpose), page, _("Describe the community"), opens_the_door=True,
        ),
        Step(
            _("Name who is on call"), _("It is told when somebody may be in danger and nobody has looked yet."),
            bool(community.on_call_address), page, _("Enter the on-call address"), opens_the_door=True,
        ),
        Step(
            _("Say how you can be reached"), _("The privacy notice says it, and when you would tell somebody outside."),
            bool(community.contact_address and community.disclosure_policy), page, _("Fill in contact and policy"),
        ),
        Step(
            _("Write the guidelines"), _("People agree to them when they join; moderators decide by them."),
            current_guidelines() is not None, reverse("ops:guidelines"), _("Write the guidelines"),
        ),
    ]  # fmt: skip


def _people_who_are_there() -> list[Step]:
    people, shifts = reverse("ops:people"), reverse("ops:shifts")
    return [
        Step(
            _("Ask somebody to respond"),
            _("A responder looks after people in danger. To begin with, it can be you; two are better than one."),
            members_with_role(Role.RESPONDER).exists(), people, _("Give the role"), opens_the_door=True,
        ),
        Step(
            _("Record their training"),
            _("Nobody is on duty before they were trained, and somebody who knows them was asked about them."),
            _a_responder_is_trained(), reverse("ops:training"), _("Record training"), opens_the_door=True,
        ),
        Step(
            _("Ask somebody to moderate"), _("Reports and posts that wait need a person."),
            members_with_role(Role.MODERATOR).exists(), people, _("Give the role"),
        ),
        Step(
            _("Plan the first shifts"), _("Hours and waits that members see come from here and from nowhere else."),
            _somebody_comes(), shifts, _("Plan shifts"),
        ),
    ]  # fmt: skip


def _rooms() -> list[Step]:
    return [
        Step(
            _("Open a space"), _("Members write in spaces; each has its own purpose and rules."),
            Space.objects.filter(archived_at=None).exists(), reverse("ops:spaces"), _("Open a space"),
        ),
    ]  # fmt: skip


def _a_responder_is_trained() -> bool:
    return any(each.valid for each in training_of_all() if each.desk == Desk.TRIAGE)


def _somebody_comes() -> bool:
    now = timezone.now()
    at_desk = Shift.objects.counted().filter(desk=Desk.TRIAGE, duty=Duty.DESK)
    return at_desk.filter(ends_at__gt=now, starts_at__lt=now + AHEAD).exists()
