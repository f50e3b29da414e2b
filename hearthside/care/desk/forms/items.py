"""What a moderator says about an item."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hearthside.care.contributions.registry import Contribution
from hearthside.care.guidelines.models import Clause
from hearthside.care.guidelines.queries import clause_choices
from hearthside.care.moderation.actions import Chosen, Ruling, chosen_edit
from hearthside.care.moderation.models import Ability, Measure
from hearthside.care.moderation.queries import measures_for
from hearthside.foundation.fields import WordsField
from hearthside.people.members.warnings import WARNINGS

DAYS = [
    ("", "–"),
    (1, _("one day")),
    (3, _("three days")),
    (7, _("one week")),
    (14, _("two weeks")),
    (30, _("a month")),
    (90, _("three months")),
    (180, _("half a year")),
]


class DecisionForm(forms.Form):
    """Facts, measures, the clause, reason. What a measure needs to know beyond that stands in its own field."""

    wording = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    reply = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)
    measure = forms.MultipleChoiceField(
        label=_("What should happen?"), choices=Measure.choices, widget=forms.CheckboxSelectMultiple
    )
    topics = forms.MultipleChoiceField(
        label=_("Content note"), choices=list(WARNINGS.items()), required=False, widget=forms.CheckboxSelectMultiple
    )
    spans = WordsField(
        label=_("Details to take out"),
        max_length=4000,
        required=False,
        help_text=_("Copy the exact words, one stretch on each line. The rest of what they wrote stays."),
    )
    words_for_others = WordsField(
        label=_("The words as others should read them"),
        max_length=30_000,
        required=False,
        help_text=_(
            "Change as little as you can. The author sees both, and everybody sees that something was changed."
        ),
    )
    to = forms.TypedChoiceField(label=_("Move it to"), coerce=int, empty_value=None, required=False)
    abilities = forms.MultipleChoiceField(
        label=_("Close to the author"), choices=Ability.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    days = forms.TypedChoiceField(label=_("For how long?"), coerce=int, empty_value=None, choices=DAYS, required=False)
    facts = WordsField(
        label=_("What happened"),
        required=False,
        max_length=2000,
        help_text=_("What you saw, not what you think of it. The author reads this. Name nobody who reported it."),
    )
    clause = forms.ChoiceField(
        label=_("Which clause is it about?"),
        required=False,
        help_text=_("Needed when something is taken from somebody. Nobody breaks a rule by being in a crisis."),
    )
    law = forms.CharField(
        label=_("Only if it is against the law: which"), required=False, max_length=200, widget=forms.TextInput
    )
    reason = WordsField(
        label=_("To the author: why"),
        required=False,
        max_length=2000,
        help_text=_("Kind and concrete. They read this, and the clause stands beside it."),
    )

    def __init__(
        self, *args: Any, contribution: Contribution | None, clauses: Sequence[Clause] = (), **kwargs: Any
    ) -> None:
        held = contribution is not None and contribution.is_held
        words = contribution.words if contribution else ""
        initial = {"measure": ["release" if held else "leave"], "words_for_others": words}
        super().__init__(*args, initial=initial, **kwargs)
        self.contribution = contribution
        self.clauses = {clause.key: clause for clause in clauses}
        self.fields["clause"].choices = clause_choices(clauses)
        self.fields["measure"].choices = [(one.value, one.label) for one in measures_for(contribution)]
        places = contribution.places_to_move_to() if contribution else []
        self.fields["to"].choices = [("", "–"), *places]

    def clean_clause(self) -> Clause | None:
        return self.clauses.get(self.cleaned_data["clause"])

    def ruling(self) -> Ruling:
        given = self.cleaned_data
        chosen = tuple(self._chosen(Measure(one)) for one in given["measure"])
        said = (given["reason"], given["facts"], given["law"], given["reply"])
        return Ruling(chosen, *said, wording=given["wording"], clause=given["clause"])

    def _chosen(self, measure: Measure) -> Chosen:
        given = self.cleaned_data
        if measure == Measure.EDIT and self.contribution:
            return chosen_edit(self.contribution, given["words_for_others"])
        details: dict[str, Any] = {}
        if measure == Measure.FOLD:
            details = {"topics": given["topics"]}
        elif measure == Measure.GAP:
            details = {"spans": [line.strip() for line in given["spans"].splitlines() if line.strip()]}
        elif measure == Measure.RESTRICT:
            details = {"abilities": given["abilities"]}
        elif measure == Measure.MOVE:
            names = dict(self.contribution.places_to_move_to()) if self.contribution else {}
            details = {"to": given["to"], "name": names.get(given["to"], "")}
        ends = measure in {Measure.RESTRICT, Measure.SUSPEND} and given["days"]
        return Chosen(measure, timezone.now() + timedelta(days=given["days"]) if ends else None, details)


class AppealAnswerForm(forms.Form):
    is_upheld = forms.TypedChoiceField(
        label=_("Were they right?"),
        choices=[("yes", _("Yes: undo all of it")), ("no", _("No: the decision stays"))],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
    )
    answer = WordsField(
        label=_("To the author: why"), max_length=2000, help_text=_("Kind and concrete. They read this.")
    )


class ItemNoteForm(forms.Form):
    words = WordsField(label=_("To the other moderators"), max_length=2000, help_text=_("Members never see this."))
    asks = forms.BooleanField(label=_("I would like a second opinion"), required=False)


class LiftForm(forms.Form):
    why = WordsField(label=_("To the author: why it is lifted"), max_length=2000)
