from django.db import models

from hearthside.people.members.models import Member

from .posts import Thread


class Alias(models.Model):
    """The name somebody has inside one thread when they write without their own. It says nothing anywhere else."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="aliases")
    member = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(max_length=40)
    avatar_seed = models.CharField(max_length=16)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("thread", "member"), name="one_alias_per_thread"),
            models.UniqueConstraint(fields=("thread", "name"), name="alias_names_differ_in_a_thread"),
        )
