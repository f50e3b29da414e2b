from django.urls import path

from . import views

app_name = "spaces"
urlpatterns = [path("", views.listing, name="list"), path("<slug:slug>/", views.space, name="space")]
