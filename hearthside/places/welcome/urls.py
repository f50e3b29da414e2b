from django.urls import path

from .views import joining, profiles, settings, start

app_name = "welcome"
urlpatterns = [
    path("join/", joining.join, name="join"),
    path("join/names/", joining.names, name="names"),
    path("welcome/", start.begin, name="begin"),
    path("welcome/end/", start.end, name="end"),
    path("welcome/<slug:step>/", start.screen, name="start"),
    path("me/settings/", settings.index, name="settings"),
    path("me/settings/profile/", settings.profile, name="own_profile"),
    path("me/settings/people/", settings.people, name="people"),
    path("me/settings/guidelines/", settings.guidelines, name="guidelines"),
    path("me/settings/<slug:step>/", settings.screen, name="setting"),
    path("members/<int:pk>/", profiles.profile, name="profile"),
    path("members/<int:pk>/block/", profiles.block, name="block"),
    path("members/<int:pk>/block/end/", profiles.end_block, name="end_block"),
    path("members/<int:pk>/mute/", profiles.mute, name="mute"),
    path("members/<int:pk>/mute/end/", profiles.end_mute, name="end_mute"),
]
