"""The fixed sentences of pages. Nothing that anybody wrote ever stands in one."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

SENTENCES: dict[str, str | Promise] = {
    "somebody_waits": _("Somebody is needed"),
    "nobody_came": _("Nobody has come yet. You are needed"),
    "due_soon": _("A case is nearly due"),
    "handed_over": _("A case was handed over to you"),
    "called_in": _("Somebody at the desk asks you to come"),
    "second_opinion": _("Somebody asks for your opinion"),
    "opinion_given": _("A colleague has answered your question"),
    "decide_with_me": _("A second person is needed to decide about telling somebody outside"),
    "wrote_again": _("They wrote again in a case of yours"),
    "ask_again": _("Somebody said that you may ask again how they are"),
    "said_safe": _("In a case of yours they say that they are safe now"),
    "test": _("This is a test. Nobody is in danger"),
}
# Whether only somebody who comes ends it, or opening the case is enough.
UNTIL_SOMEBODY_COMES = frozenset({"somebody_waits", "nobody_came", "due_soon"})
# Somebody has taken the case: what was said to bring one is answered; what was asked of one person still stands.
ANSWERED_BY_A_CLAIM = UNTIL_SOMEBODY_COMES | {"handed_over"}
URGENCIES: dict[str, str | Promise] = {
    "imminent": pgettext_lazy("urgency", "imminent"),
    "risk": pgettext_lazy("urgency", "risk"),
    "concern": pgettext_lazy("urgency", "concern"),
}


def sentence(says: str) -> str:
    """What a page says; an unknown key is still a call."""
    return str(SENTENCES.get(says, SENTENCES["somebody_waits"]))


def urgency_word(urgency: str) -> str:
    return str(URGENCIES.get(urgency, urgency))
