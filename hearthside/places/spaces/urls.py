from django.urls import path

from . import views

app_name = "spaces"
urlpatterns = [
    path("", views.listing, name="list"),
    path("<slug:slug>/", views.space, name="space"),
    path("<slug:slug>/notes/", views.notes, name="notes"),
    path("<slug:slug>/notes/<int:pk>/end/", views.note_end, name="note_end"),
]
