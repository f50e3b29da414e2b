"""What people say brings them here. Everyday words, no labels for people; shown to nobody else."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

TOPICS: dict[str, Promise] = {
    "low_mood": _("Feeling low"),
    "worry": _("Worry and panic"),
    "loneliness": _("Being alone too much"),
    "grief": _("Missing somebody"),
    "sleep": _("Sleep"),
    "work_study": _("Work, study, money"),
    "family": _("Family and relationships"),
    "caring": _("Caring for somebody"),
    "voices": _("Hearing or seeing what others do not"),
    "highs_and_lows": _("Highs and lows"),
    "food_body": _("Food and body"),
    "drink_drugs": _("Alcohol and drugs"),
    "past": _("Things that happened to me"),
    "illness": _("Illness and pain"),
    "identity": _("Who I am and whom I love"),
    "elsewhere": _("Living far from where I grew up"),
    "getting_better": _("Getting better and staying well"),
}
