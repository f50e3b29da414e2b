from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class MinimumAge(models.IntegerChoices):
    """The youngest age band let in. No lower than 18 while there are no walls between adults and minors."""

    EIGHTEEN = 18, _("18")
    TWENTY_FIVE = 25, _("25")
    FORTY = 40, _("40")
    SIXTY_FIVE = 65, _("65")


class Community(models.Model):
    """The community as its operator describes it: one row, changed on screen while it runs."""

    name = models.CharField(_("name"), max_length=60, default="Hearthside")
    purpose = models.TextField(_("purpose"), max_length=1000, blank=True)
    minimum_age = models.PositiveSmallIntegerField(_("minimum age"), choices=MinimumAge, default=MinimumAge.EIGHTEEN)
    on_call_address = models.EmailField(_("on-call address"), blank=True)
    leave_to = models.CharField(
        _("where “Leave quickly” goes"),
        max_length=200,
        default="https://www.wikipedia.org/",
        validators=[URLValidator(schemes=["https"])],
    )
    contact_address = models.EmailField(_("contact address"), blank=True)  # shown in the privacy notice
    disclosure_policy = models.TextField(_("when we would tell somebody outside"), max_length=2000, blank=True)
    is_demo = models.BooleanField(default=False)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(pk=1), name="one_community"),)

    def clean(self) -> None:
        if self.minimum_age < MinimumAge.EIGHTEEN:
            raise ValidationError({"minimum_age": _("No lower than 18 while adults and minors would share spaces.")})
