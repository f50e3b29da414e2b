"""Content warnings: the short list writers choose from, and what each reader wants done with a topic."""

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# Kept short on purpose: over-long lists are skipped. Codes are stored with posts and choices; never rename one.
WARNINGS: dict[str, Promise] = {
    "suicide": _("Suicide"),
    "self_harm": _("Self-harm"),
    "eating_disorders": _("Eating disorders"),
    "substance_use": _("Alcohol and drug use"),
    "trauma": _("Trauma"),
    "abuse": _("Abuse"),
    "sexual_violence": _("Sexual violence"),
    "domestic_violence": _("Domestic or partner violence"),
    "violence": _("Violence or gore"),
    "death_grief": _("Death and grief"),
    "medical": _("Hospital, illness, injury"),
    "pregnancy_loss": _("Pregnancy and baby loss"),
    "discrimination": _("Discrimination and hate"),
    "psychosis_dissociation": _("Voices, psychosis, dissociation"),
}


class Treatment(TextChoices):
    """What a reader wants done with posts about a topic; folded unless they chose otherwise."""

    FOLD = "fold", _("Fold: I open it when I want to")
    HIDE = "hide", _("Hide: do not show it to me")
    SHOW = "show", _("Show: open from the start")


def label_of(code: str) -> str | Promise:
    """The warning's words; an unknown code (from a later version) is shown as it is."""
    return WARNINGS.get(code, code)


def treatment(choices: dict[str, str], codes: list[str]) -> Treatment:
    """What to do with a text that carries these warnings: the most careful choice wins."""
    wanted = {choices.get(code, Treatment.FOLD) for code in codes}
    for careful in (Treatment.HIDE, Treatment.FOLD):
        if careful in wanted:
            return careful
    return Treatment.SHOW
