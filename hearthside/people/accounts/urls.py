from django.urls import include, path

# allauth's own names ("account_login", "mfa_index", "usersessions_list") stay global, so no app_name here.
urlpatterns = [
    path("second-step/", include("allauth.mfa.urls")),
    path("sessions/", include("allauth.usersessions.urls")),
    path("", include("allauth.account.urls")),
]
