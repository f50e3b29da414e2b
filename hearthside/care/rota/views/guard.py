from hearthside.people.members.models import Role
from hearthside.people.members.sign_in import with_role

helpers_only = with_role(Role.RESPONDER, Role.MODERATOR, Role.SUPERVISOR)
