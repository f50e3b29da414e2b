from django.urls import include, path

urlpatterns = [
    path("", include("hearthside.doors.home.urls")),
    path("accounts/", include("hearthside.people.accounts.urls")),
    path("privacy/", include("hearthside.people.privacy.urls")),
    path("", include("hearthside.places.welcome.urls")),
    path("spaces/", include("hearthside.places.spaces.urls")),
    path("", include("hearthside.places.discussions.urls")),
    path("help/", include("hearthside.care.helplines.urls")),
    path("support/", include("hearthside.care.safety.urls")),
    path("conversations/", include("hearthside.care.conversations.urls")),
    path("reports/", include("hearthside.care.moderation.urls")),
    path("drafts/", include("hearthside.care.drafts.urls")),
    path("desk/", include("hearthside.care.desk.urls")),
    path("operator/", include("hearthside.doors.ops.urls")),
    path("", include("hearthside.foundation.ui.urls")),
]

handler404 = "hearthside.doors.home.views.not_found"
handler500 = "hearthside.doors.home.views.broken"
