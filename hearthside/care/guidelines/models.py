from __future__ import annotations

from functools import lru_cache

from django.db import models
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from hearthside.foundation.words import render
from hearthside.people.members.models import Member


class Group(models.TextChoices):
    """What a clause is about, in the order in which people read them."""

    OURS = "ours", _("How we are here")
    ENCOURAGED = "encouraged", _("What helps here")
    CRISIS = "crisis", _("When it is too much")
    CONTENT_NOTES = "content_notes", _("Words that weigh on others")
    PRIVACY = "privacy", _("Keeping each other private")
    PROHIBITED = "prohibited", _("What we do not do here")
    CONFLICT = "conflict", _("When we disagree")
    RESEARCH = "research", _("Research and the press")
    CONSEQUENCES = "consequences", _("What can follow")
    APPEALS = "appeals", _("When you see it differently")


READING_ORDER = models.Case(*(models.When(group=group, then=place) for place, group in enumerate(Group)))


class GuidelineVersion(models.Model):
    """The guidelines as they were from a day on; members agree to a version. One row at most is a draft."""

    number = models.PositiveIntegerField(unique=True, default=0)  # 0: the draft; numbers go up and are never used again
    opening = models.TextField(_("words before the clauses"), max_length=4000, blank=True)
    note = models.CharField(_("what is different, and why"), max_length=300, blank=True)
    is_small = models.BooleanField(
        _("a small correction: nobody has to agree again"), default=False
    )  # such as a comma, never what somebody may do
    made_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    in_force_at = models.DateTimeField(null=True, blank=True)

    @property
    def is_draft(self) -> bool:
        return self.number == 0

    @property
    def opening_html(self) -> SafeString:
        return _rendered(self.opening)


class ClauseQuerySet(models.QuerySet["Clause"]):
    def in_reading_order(self) -> ClauseQuerySet:
        return self.order_by(READING_ORDER, "position", "pk")


class Clause(models.Model):
    """One thing that holds here, as one version says it. The key stays the same through all versions."""

    version = models.ForeignKey(GuidelineVersion, on_delete=models.CASCADE, related_name="clauses")
    key = models.SlugField(max_length=60)
    group = models.CharField(_("what it is about"), max_length=20, choices=Group)
    position = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(_("title"), max_length=120)
    text = models.TextField(_("in plain words"), max_length=20_000)
    easy = models.TextField(_("in easy words"), max_length=2000, blank=True)  # one short sentence a line
    why = models.TextField(_("why"), max_length=2000, blank=True)
    good = models.TextField(_("like this"), max_length=2000, blank=True)  # one example a line
    bad = models.TextField(_("not like this"), max_length=2000, blank=True)
    follows = models.TextField(_("what can follow"), max_length=2000, blank=True)

    objects = ClauseQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("version", "key"), name="one_clause_by_key_in_a_version"),)

    @property
    def text_html(self) -> SafeString:
        return _rendered(self.text)

    @property
    def good_lines(self) -> list[str]:
        return _lines(self.good)

    @property
    def bad_lines(self) -> list[str]:
        return _lines(self.bad)

    @property
    def easy_lines(self) -> list[str]:
        """Short sentences; where nobody has written them, the plain text stands in."""
        return _lines(self.easy) or _lines(self.text)


@lru_cache(maxsize=512)
def _rendered(words: str) -> SafeString:
    return mark_safe(render(words))  # `render` lets nothing unsafe through


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
