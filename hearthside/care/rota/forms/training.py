from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.people.members.models import Member

from ..models import Desk
from .fields import date_input


class TrainingForm(forms.Form):
    member = forms.ModelChoiceField(label=_("Who"), queryset=Member.objects.none())
    desk = forms.ChoiceField(label=_("For which desk"), choices=Desk)
    course = forms.CharField(label=_("Which training"), max_length=120)
    trained_on = forms.DateField(label=_("Trained on"), widget=date_input())
    expires_on = forms.DateField(
        label=_("Valid until"), widget=date_input(), help_text=_("After this day their shifts no longer count.")
    )
    referee = forms.CharField(
        label=_("Who knows them and was asked about them"),
        max_length=200,
        help_text=_("A name and how to find them again. It is sealed; only operators and the person see it."),
    )
    referee_heard_on = forms.DateField(
        label=_("When did you speak with that person?"),
        widget=date_input(),
        required=False,
        help_text=_("Leave it empty until you have. The record is valid from then on."),
    )

    def __init__(self, *args: Any, people: QuerySet[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = people
        self.fields["member"].label_from_instance = lambda member: member.name


class HeardForm(forms.Form):
    heard_on = forms.DateField(label=_("Spoken with them on"), widget=date_input())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["heard_on"].initial = timezone.localdate()
