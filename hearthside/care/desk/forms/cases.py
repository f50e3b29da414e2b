"""What a responder writes down about one case."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hearthside.care.conversations.models import LONGEST
from hearthside.care.safety.models import Outcome
from hearthside.foundation.fields import WordsField
from hearthside.people.members.models import Member

from ..models import Partner, YesNo
from ..queries import Step, partners


class AnswerForm(forms.Form):
    """The first thing a person in danger reads from us."""

    body = WordsField(label=_("Answer"), max_length=LONGEST)
    once = forms.UUIDField(required=False, widget=forms.HiddenInput)
    # Which prepared words it began with: key, language, version.
    reply = forms.RegexField(r"^[a-z0-9_-]{1,40}\.[A-Za-z-]{2,10}\.\d{1,5}$", required=False, widget=forms.HiddenInput)
    looked_over = forms.BooleanField(required=False, widget=forms.HiddenInput)  # the advice was on the page


class ClosingForm(forms.Form):
    read_up_to = forms.IntegerField(required=False, widget=forms.HiddenInput)
    outcome = forms.ChoiceField(label=_("How did it end?"), choices=Outcome.choices, widget=forms.RadioSelect)
    what_helped = WordsField(
        label=_("What helped them"),
        required=False,
        max_length=1000,
        help_text=_("Whoever meets them next reads this first."),
    )
    plan = WordsField(label=_("What you agreed"), required=False, max_length=1000)
    note = WordsField(label=_("For whoever comes after you"), required=False, max_length=2000)
    was_hard = forms.BooleanField(
        label=_("This was hard for me"),
        required=False,
        help_text=_("You get a quiet moment for it, and are asked again tomorrow. Nobody else sees it."),
    )


class NoteForm(forms.Form):
    note = WordsField(label=_("Note"), max_length=2000)


class EscalationForm(forms.Form):
    note = WordsField(
        label=_("What should they know?"),
        required=False,
        max_length=500,
        help_text=_("It stands in the case. The call itself holds no words."),
    )


class TakeForm(forms.Form):
    note = WordsField(
        label=_("Why do you take it all the same?"), max_length=500, help_text=_("Supervisors read it with you.")
    )


class HandOverForm(forms.Form):
    to = forms.TypedChoiceField(label=_("To whom?"), coerce=int, choices=())
    note = WordsField(
        label=_("What they should know"),
        max_length=2000,
        help_text=_("Where you are with them, what they said, what comes next."),
    )

    def __init__(self, *args: Any, people: Iterable[Member] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [(person.pk, person.name) for person in people]


class OpinionForm(forms.Form):
    question = WordsField(
        label=_("What do you want to know?"),
        max_length=1000,
        help_text=_("Colleagues at the desk and the supervisor find it at once. The member never sees it."),
    )


class OpinionAnswerForm(forms.Form):
    answer = WordsField(label=_("What do you think?"), max_length=2000)


class ReferralForm(forms.Form):
    partner = forms.ModelChoiceField(label=_("To whom?"), queryset=Partner.objects.none())
    would_share = WordsField(
        label=_("What exactly would be shared?"),
        max_length=1500,
        help_text=_("They read this, and say yes or no. As little as possible."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["partner"].queryset = partners()
        self.fields["partner"].label_from_instance = lambda partner: partner.name


class LearnedForm(forms.Form):
    """The questions of the wizard: what they said, and a note."""

    def __init__(self, steps: Iterable[Step], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.steps = list(steps)
        for step in self.steps:
            known = step.learned
            if not step.question.is_open:
                self.fields[f"said_{step.question.key}"] = forms.ChoiceField(
                    choices=YesNo.choices,
                    required=False,
                    widget=forms.RadioSelect,
                    initial=known.said if known else "",
                )
            self.fields[f"note_{step.question.key}"] = WordsField(
                label=_("In a few words"),
                max_length=500,
                required=False,
                widget=forms.TextInput(attrs={"dir": "auto"}),
                initial=known.note if known else "",
            )

    def rows(self) -> list[tuple[Step, Any, Any]]:
        """Each step with its two fields."""
        return [(step, self._bound("said", step), self._bound("note", step)) for step in self.steps]

    def answers(self) -> dict[str, tuple[str, str]]:
        cleaned = self.cleaned_data
        keys = (step.question.key for step in self.steps)
        return {key: (cleaned.get(f"said_{key}") or "", cleaned.get(f"note_{key}") or "") for key in keys}

    def _bound(self, sort: str, step: Step) -> Any:
        name = f"{sort}_{step.question.key}"
        return self[name] if name in self.fields else None


class RevealForm(forms.Form):
    reason = WordsField(
        label=_("Why do you need to know who this is? It is logged."), max_length=300, widget=forms.TextInput
    )
