from django.urls import path

from . import views

app_name = "safety"
urlpatterns = [
    path("quiet/", views.quiet_minutes, name="quiet_minutes"),
    path("<int:pk>/", views.card, name="card"),
]
