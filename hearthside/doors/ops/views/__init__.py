from .community import community
from .first_hour import first_hour, test_page
from .helplines import helpline_check, helplines
from .limits import limits
from .log import log
from .night import night
from .people import people, person, person_role, person_second_step
from .shifts import shift_cancellation, shifts
from .spaces import new_space, space, space_archive, space_people, spaces

__all__ = [
    "community", "first_hour", "helpline_check", "helplines", "limits", "log", "new_space", "night",
    "people", "person", "person_role", "person_second_step", "shift_cancellation", "shifts", "space", "space_archive",
    "space_people", "spaces", "test_page",
]  # fmt: skip
