from django.utils.translation import gettext_lazy as _

from hearthside.care.contributions.registry import Contribution, Line, register
from hearthside.people.members.models import Member

from .models import Message, Participant


@register
class MessageContribution(Contribution):
    """A message in private talk. It reaches the other side however dark it is: that is what the talk is for."""

    kind = "conversations.message"
    model = Message
    label = _("message")
    may_be_held = False

    @property
    def author(self) -> Member | None:
        return self.row.author

    @property
    def author_name(self) -> str:
        return self._participant.known_as if self._participant else ""

    @property
    def is_anonymous(self) -> bool:
        return bool(self.author and self._participant and self._participant.known_as != self.author.name)

    @property
    def author_is_on_duty(self) -> bool:
        return bool(self._participant and self._participant.is_on_duty)

    @property
    def words(self) -> str:
        return self.row.body

    @property
    def place(self) -> str:
        return str(_("private conversation"))

    @property
    def is_shown(self) -> bool:
        return not self.row.is_held

    @property
    def is_held(self) -> bool:
        return bool(self.row.is_held)

    def context(self) -> list[Line]:
        before = self.row.conversation.messages.filter(pk__lt=self.row.pk).order_by("-pk")[:5]
        names = dict(self.row.conversation.participants.values_list("member", "known_as"))
        return [Line(names.get(message.author_id, ""), message.body) for message in reversed(before)]

    def hold(self, why: str) -> None:
        self.row.is_held = True
        self.row.save(update_fields=["is_held"])

    def release(self) -> None:
        self.row.is_held = False
        self.row.save(update_fields=["is_held"])

    def hide(self) -> None:
        self.hold("decision")

    def visible_to(self, viewer: Member | None) -> bool:
        return viewer is not None and self.row.conversation.participants.filter(member=viewer).exists()

    @property
    def _participant(self) -> Participant | None:
        return self.row.conversation.participants.filter(member=self.row.author).first()
