from django.urls import path

from . import views

app_name = "drafts"
urlpatterns = [
    path("", views.unsent, name="unsent"),
    path("removal/", views.removal, name="removal"),
]
