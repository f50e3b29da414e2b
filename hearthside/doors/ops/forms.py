from datetime import timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from hearthside.care.moderation.models import NightRule
from hearthside.care.rota.forms import moment_input, near
from hearthside.care.rota.models import Desk, Duty
from hearthside.care.safety.phrasing import Phrases, phrases_from
from hearthside.care.safety.protocol import read_text
from hearthside.people.members.models import Member, Role
from hearthside.people.members.queries import members_with_role
from hearthside.people.organisations.models import Community
from hearthside.places.spaces.actions import SHAPE
from hearthside.places.spaces.models import Space


class LinesField(forms.CharField):
    """One thing a line; empty lines and doubles are left out."""

    def __init__(self, label: Any, help_text: Any = "") -> None:
        rows = forms.Textarea(attrs={"rows": 4, "spellcheck": "false", "dir": "auto"})
        super().__init__(label=label, help_text=help_text, required=False, max_length=20_000, widget=rows)

    def clean(self, value: Any) -> Any:
        return list(dict.fromkeys(line.strip() for line in super().clean(value).splitlines() if line.strip()))

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list | tuple) else value


class CommunityForm(forms.ModelForm):
    class Meta:
        model = Community
        fields = (
            "name", "purpose", "minimum_age", "on_call_address", "contact_address", "leave_to", "disclosure_policy",
        )  # fmt: skip
        help_texts = {
            "purpose": _("For whom it is, and what people do for one another here. It stands on the front page."),
            "on_call_address": _("A mailbox that somebody hears at night. Nobody can join while it is empty."),
            "contact_address": _("Shown to everybody in the privacy notice."),
            "leave_to": _("An ordinary page outside, such as a search engine or an encyclopedia."),
            "disclosure_policy": _(
                "Two people decide it together, it is logged, and the member is told afterwards. Write when you would."
            ),
        }


class NightForm(forms.ModelForm):
    class Meta:
        model = NightRule
        fields = ("flags_that_hide",)
        widgets = {"flags_that_hide": forms.NumberInput({"min": 0, "max": 50})}
        help_texts = {
            "flags_that_hide": _(
                "How many members must report one post until it waits for a moderator. Accounts younger than a week, "
                "and people whose earlier reports were about words that could stay, count less. 0: never."
            )
        }

    def clean_flags_that_hide(self) -> int:
        number: int = self.cleaned_data["flags_that_hide"]
        if number > 50:
            raise forms.ValidationError(_("No more than 50; write 0 if reports should never hide a post."))
        return number


class SpaceForm(forms.ModelForm):
    slug = forms.SlugField(
        label=_("Address"), max_length=60, required=False, help_text=_("Made from the name if empty.")
    )

    class Meta:
        model = Space
        fields = SHAPE
        help_texts = {
            "purpose": _("Who it is for. It stands above its threads."),
            "policy": _("Members see this when they write."),
            "position": _("0 stands first."),
        }

    def clean_slug(self) -> str:
        given: str = self.cleaned_data["slug"] or slugify(self.cleaned_data.get("name", ""))
        if not given:
            raise forms.ValidationError(_("Please write an address in Latin letters."))
        if Space.objects.filter(slug=given).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("Another space has this address."))
        return given


class NameForm(forms.Form):
    name = forms.CharField(label=_("Name of a member"), max_length=40)


class BelongingForm(NameForm):
    is_host = forms.BooleanField(label=_("They look after this space (host)"), required=False)


class RoleForm(forms.Form):
    role = forms.ChoiceField(choices=Role)
    step = forms.ChoiceField(choices=[("grant", "grant"), ("withdraw", "withdraw")])


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("How did you make sure that it is them?"), max_length=300)


HELP_AT_DESKS = (Role.RESPONDER, Role.MODERATOR, Role.SUPERVISOR)


class Helper(forms.ModelChoiceField):
    def label_from_instance(self, obj: Member) -> str:
        roles = ", ".join(str(Role(role).label) for role in obj.role_names if role in HELP_AT_DESKS)
        return f"{obj.name} ({roles})"


class ShiftForm(forms.Form):
    member = Helper(label=_("Who"), queryset=Member.objects.none())
    desk = forms.ChoiceField(label=_("Where"), choices=Desk)
    duty = forms.ChoiceField(label=_("As what"), choices=Duty, required=False)
    starts_at = forms.DateTimeField(label=_("From"), widget=moment_input(), validators=[near])
    hours = forms.IntegerField(label=_("For how many hours"), min_value=1, max_value=12, initial=4)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        helpers: QuerySet[Member] = members_with_role(*HELP_AT_DESKS)
        self.fields["member"].queryset = helpers  # type: ignore[attr-defined]
        self.fields["starts_at"].initial = timezone.localtime().replace(minute=0, second=0, microsecond=0)

    def clean_duty(self) -> str:
        return self.cleaned_data["duty"] or Duty.DESK

    def span(self) -> tuple[Any, Any]:
        begins = self.cleaned_data["starts_at"]
        return begins, begins + timedelta(hours=self.cleaned_data["hours"])


class ProtocolForm(forms.Form):
    """A protocol as text. What it stands for is `body` once the form is valid."""

    text = forms.CharField(
        label=_("The protocol"), strip=False, max_length=20_000,
        widget=forms.Textarea(attrs={"class": "code", "spellcheck": "false"}),
    )  # fmt: skip
    note = forms.CharField(
        label=_("What is different, and why"), max_length=300, help_text=_("It stands beside the version from then on.")
    )
    body: dict[str, Any]

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"].replace("\r\n", "\n")
        body, faults = read_text(text)
        if body is None:
            found = [f"{fault.where}: {fault.what}" if fault.where else str(fault.what) for fault in faults]
            raise forms.ValidationError(found)
        self.body = body
        return text


class PhrasesForm(forms.Form):
    """What a community teaches detection. What it stands for is `phrases` once the form is valid."""

    concern = LinesField(label=_("Look at, as a concern"), help_text=_("One phrase a line, as people here write it."))
    risk = LinesField(label=_("Look at, as a risk"))
    imminent = LinesField(label=_("Look at, as imminent"), help_text=_("Somebody is called at once, at night too."))
    leave = LinesField(
        label=_("Leave alone here"),
        help_text=_("Words that sound like danger and are none here, such as “hearing voices” among voice hearers."),
    )
    find = LinesField(
        label=_("In these sentences something must be found"),
        help_text=_("Proof that it does what you mean. It is looked at each time before a version is put in force."),
    )
    pass_over = LinesField(label=_("In these sentences nothing may be found"))
    note = forms.CharField(
        label=_("What is different, and why"), max_length=300, help_text=_("It stands beside the version from then on.")
    )

    @property
    def phrases(self) -> Phrases:
        return phrases_from({name: lines for name, lines in self.cleaned_data.items() if name != "note"})


class WebhookForm(forms.Form):
    address = forms.CharField(label=_("Address"), max_length=500, widget=forms.URLInput)
    secret = forms.CharField(
        label=_("Secret"), max_length=200, required=False,
        help_text=_("At least sixteen characters. Left empty, one is made up."),
    )  # fmt: skip
