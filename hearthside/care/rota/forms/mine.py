from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hearthside.foundation.fields import WordsField
from hearthside.people.members.models import Member

from .fields import SkillFields


class SkillsForm(SkillFields):
    """What a helper says they know."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["languages"].label = _("Languages in which you can be there for somebody")
        self.fields["age_bands"].label = _("Ages with which you feel at home")
        self.fields["spaces"].label = _("Spaces you know well")


class HandOverForm(forms.Form):
    note = WordsField(
        label=_("What do the next people need to know?"),
        required=False,
        max_length=4000,
        help_text=_("Who waits for what, what you promised, what worried you. Leave it empty if nothing is open."),
    )


class OfferForm(forms.Form):
    to = forms.ModelChoiceField(
        label=_("To whom?"),
        queryset=Member.objects.none(),
        required=False,
        empty_label=_("Anybody who may take it"),
        error_messages={"invalid_choice": _("This person cannot take it. Please choose somebody from the list.")},
    )

    def __init__(self, *args: Any, colleagues: QuerySet[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = colleagues
        self.fields["to"].label_from_instance = lambda member: member.name
