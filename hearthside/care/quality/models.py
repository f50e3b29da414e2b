from django.db import models
from django.utils.translation import gettext_lazy as _

from hearthside.foundation.text import PrivateText
from hearthside.people.members.models import Member

SIZE = 60  # words of one week that somebody reads; the operator may change it


class Sampling(models.Model):
    """What the operator chose: one row, changed on screen while the community runs."""

    size = models.PositiveSmallIntegerField(_("contributions a week"), default=SIZE)

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(pk=1), name="one_sampling"),)


class Draw(models.Model):
    """One week's sample, drawn by chance among contributions in which nothing was found; the seed draws it again."""

    week = models.DateField(unique=True)  # its Monday, in UTC
    seed = models.BigIntegerField()
    drawn_at = models.DateTimeField()


class Stratum(models.Model):
    """One language of one week: how many contributions there were at each level. Counts, and nobody's words."""

    draw = models.ForeignKey(Draw, on_delete=models.CASCADE, related_name="strata")
    language = models.CharField(max_length=10, blank=True)
    nothing = models.PositiveIntegerField(default=0)  # the frame of the sample
    concern = models.PositiveIntegerField(default=0)
    risk = models.PositiveIntegerField(default=0)
    imminent = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("draw", "language"), name="one_stratum_per_language"),)


class Pick(models.Model):
    """One contribution of a sample, by its key alone; the key goes when its words are erased."""

    draw = models.ForeignKey(Draw, on_delete=models.CASCADE, related_name="picks")
    kind = models.CharField(max_length=40, blank=True)
    row = models.BigIntegerField(null=True)
    language = models.CharField(max_length=10, blank=True)
    readers_wanted = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("draw", "kind", "row"), name="once_in_a_draw"),)


class Seen(models.IntegerChoices):
    """What a reader saw; numbers equal the ladder's."""

    NOTHING = 0, _("Nothing")
    CONCERN = 1, _("Concern")
    RISK = 2, _("Risk")
    IMMINENT = 3, _("Imminent")


class Reading(models.Model):
    """What somebody on duty saw in a contribution of the sample."""

    pick = models.ForeignKey(Pick, on_delete=models.CASCADE, related_name="readings")
    reader = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    verdict = models.PositiveSmallIntegerField(choices=Seen)
    note = PrivateText(blank=True)
    read_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("pick", "reader"), name="one_reading_per_reader"),)
