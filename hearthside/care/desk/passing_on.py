"""The one address of the desk that members have."""

from django.urls import path

from .views import passing_on

app_name = "passing_on"
urlpatterns = [path("<int:pk>/", passing_on.referral, name="referral")]
