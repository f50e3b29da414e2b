from django.urls import path

from . import views

app_name = "conversations"
urlpatterns = [
    path("", views.conversations, name="list"),
    path("new/", views.begin, name="begin"),
    path("<int:pk>/", views.show, name="show"),
    path("<int:pk>/messages/", views.messages, name="messages"),
    path("<int:pk>/message/", views.say, name="say"),
]
