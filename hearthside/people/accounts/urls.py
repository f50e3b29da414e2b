from allauth.account import views as account
from allauth.mfa.base import views as second_step
from allauth.mfa.recovery_codes import views as spare_codes
from allauth.mfa.totp import views as totp
from django.urls import path

from . import views

# Only the doors we want. allauth's own names ("account_login", "mfa_index") stay global, so no app_name here.
urlpatterns = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("again/", account.reauthenticate, name="account_reauthenticate"),
    path("recover/", views.recover, name="account_recover"),
    path("codes/", views.codes, name="account_codes"),
    path("codes/kept/", views.codes_kept, name="account_codes_kept"),
    path("passphrase/", views.change_passphrase, name="account_change_password"),
    path("address/", views.address, name="account_address"),
    path("sessions/", views.sessions, name="usersessions_list"),
    path("sessions/others/end/", views.end_other_sessions, name="account_end_other_sessions"),
    path("sessions/<int:pk>/end/", views.end_session, name="account_end_session"),
    path("second-step/", second_step.index, name="mfa_index"),
    path("second-step/check/", second_step.authenticate, name="mfa_authenticate"),
    path("second-step/again/", second_step.reauthenticate, name="mfa_reauthenticate"),
    path("second-step/begin/", totp.activate_totp, name="mfa_activate_totp"),
    path("second-step/end/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("second-step/spare-codes/", spare_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("second-step/spare-codes/new/", spare_codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
]
