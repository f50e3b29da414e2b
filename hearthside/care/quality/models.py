from django.db import models
from django.utils.translation import gettext_lazy as _

from hearthside.foundation.text import PrivateText
from hearthside.people.members.models import Member

SIZE = 60  # words of one week that somebody reads; the operator may change it


class Sampling(models.Model):
    """What the operator chose: one row, changed on screen while the community runs."""

    size = models.PositiveSmallIntegerField(_("contributions a week"), default=SIZE)
    learns = models.BooleanField(_("give reviewed words to those who make the software"), default=False)

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


class Finding(models.TextChoices):
    """What people made of a cluster."""

    CHANCE = "chance", _("Nothing behind it")
    EVENT = "event", _("News, a death or a day that many write of")
    METHOD = "method", _("A method or a place that is passed on")
    PACT = "pact", _("People who plan something together")
    OTHER = "other", _("Something else")


class Cluster(models.Model):
    """Suddenly more people in danger write of the same. A sign's code or a sealed word; it points to nobody."""

    found_on = models.DateField()  # the day that ends the week counted, in UTC
    code = models.CharField(max_length=60, blank=True)
    word = PrivateText(blank=True)
    people = models.PositiveIntegerField()
    expected = models.FloatField()
    finding = models.CharField(max_length=10, choices=Finding, blank=True)
    note = PrivateText(blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")


class Fingerprint(models.Model):
    """One week's scores and words as counts, of a random part of what was written; no word can be read from it."""

    draw = models.OneToOneField(Draw, on_delete=models.CASCADE, related_name="fingerprint")
    read = models.PositiveIntegerField()
    scores = models.JSONField()  # how many in each of ten bins from 0 to 1
    words = models.JSONField()  # how many in each of the buckets of `drift`
