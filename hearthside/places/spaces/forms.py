from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearthside.foundation.fields import WordsField

from .rules import LONGEST, SHORTEST


class NoteForm(forms.Form):
    clause = forms.ChoiceField(label=_("Which clause?"))
    words = WordsField(
        label=_("In your words"), max_length=500,
        help_text=_("A sentence or two. Say it as a friend would, and about nobody in particular."),
    )  # fmt: skip
    every_days = forms.IntegerField(
        label=_("Every how many days?"), min_value=SHORTEST, max_value=LONGEST, initial=14,
        help_text=_("It is shown for one day each time, beginning today."),
    )  # fmt: skip

    def __init__(self, *args: Any, choices: list[tuple[Any, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["clause"].choices = choices
