from django.urls import include, path

urlpatterns = [
    path("", include("hearthside.doors.home.urls")),
    path("accounts/", include("hearthside.people.accounts.urls")),
    path("privacy/", include("hearthside.people.privacy.urls")),
    path("", include("hearthside.places.welcome.urls")),
    path("spaces/", include("hearthside.places.spaces.urls")),
    path("", include("hearthside.places.discussions.urls")),
    path("guidelines/", include("hearthside.care.guidelines.urls")),
    path("help/", include("hearthside.care.helplines.urls")),
    path("support/", include("hearthside.care.safety.urls")),
    path("", include("hearthside.care.aftercare.urls")),
    path("conversations/", include("hearthside.care.conversations.urls")),
    path("reports/", include("hearthside.care.moderation.urls")),
    path("drafts/", include("hearthside.care.drafts.urls")),
    path("desk/quality/", include("hearthside.care.quality.urls")),
    path("desk/staffing/", include("hearthside.care.staffing.urls")),
    path("desk/", include("hearthside.care.desk.urls")),
    path("", include("hearthside.care.disclosures.urls")),
    path("passing-on/", include("hearthside.care.desk.passing_on")),
    path("paging/", include("hearthside.care.notifications.urls")),
    path("rota/", include("hearthside.care.rota.urls")),
    path("respite/", include("hearthside.care.respite.urls")),
    path("consultations/", include("hearthside.commons.governance.urls")),
    path("operator/", include("hearthside.doors.ops.urls")),
    path("", include("hearthside.foundation.ui.urls")),
]

handler404 = "hearthside.doors.home.views.not_found"
handler500 = "hearthside.doors.home.views.broken"
