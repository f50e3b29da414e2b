from django.urls import path

from . import desk, views

app_name = "discussions"
urlpatterns = [
    path("spaces/<slug:slug>/threads/new/", views.new, name="new"),
    path("threads/<int:pk>/", views.thread, name="thread"),
    path("threads/<int:pk>/replies/", views.reply, name="reply"),
    path("threads/<int:pk>/lock/", views.lock, name="lock"),
    path("threads/<int:pk>/lock/removal/", views.unlock, name="unlock"),
    path("threads/<int:pk>/pin/", views.pin, name="pin"),
    path("threads/<int:pk>/pin/removal/", views.unpin, name="unpin"),
    path("posts/<int:pk>/", views.post, name="post"),
    path("posts/<int:pk>/part/", views.part, name="part"),
    path("posts/<int:pk>/edit/", views.edit, name="edit"),
    path("posts/<int:pk>/history/", views.history, name="history"),
    path("posts/<int:pk>/removal/", views.removal, name="removal"),
    path("posts/<int:pk>/reactions/", views.reactions, name="reactions"),
    path("posts/<int:pk>/author/", views.author, name="author"),
    path("desk/light/", views.light, name="light"),
    path("desk/unanswered/", desk.unanswered, name="unanswered"),
    path("desk/unanswered/<int:pk>/turn/", desk.turn, name="turn"),
    path("desk/unanswered/<int:pk>/turn/end/", desk.end_turn, name="end_turn"),
]
