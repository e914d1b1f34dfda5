"""People are added."""

from footprint.accounts.models import Person
from footprint.audit.actions import action, add, ask
from footprint.audit.facts import Viewer


@action
def add_person(*, viewer: Viewer, email: str, full_name: str) -> int:
    """The new person's id. She has no password until she makes one by a letter to her address."""
    taken = Person.objects.filter(email=email.strip().lower()).exists()
    ask(f"There is an account for {email} already." if taken else None)
    person = Person(email=email.strip().lower(), full_name=full_name.strip())
    person.set_unusable_password()
    return add(viewer, person).pk
