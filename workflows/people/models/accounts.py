"""Accounts: how a person signs in; an account by itself has no power."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import _user_has_perm
from django.db import models

from workflows.foundation.identifiers import new_id
from workflows.journal.history import recorded
from workflows.people.models.persons import Person


class Accounts(BaseUserManager["User"]):
    """Creates accounts with a hashed password."""

    def create_user(self, *, username: str, person: Person, password: str | None = None) -> "User":
        """Create an account for a person; without a password it cannot sign in by one."""
        user = self.model(username=username, person=person)
        user.set_password(password)
        user.save(using=self._db)
        return user


# What the holder of an account chooses for themselves, and when they came, is no act.
@recorded(
    personal=("username",),
    secret=("password",),
    unrecorded=("last_login", "language", "theme", "seat_id"),
)
class User(AbstractBaseUser):
    """An account of a person; it knows no superuser and no staff."""

    id = models.UUIDField(primary_key=True, default=new_id)
    username = models.TextField(unique=True)
    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="account")
    is_active = models.BooleanField(default=True)
    language = models.TextField(default="vi")
    theme = models.TextField(default="")
    seat_id = models.UUIDField(null=True)

    objects = Accounts()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar = []

    def has_perm(self, permission: str, subject: object = None) -> bool:
        """Tell whether the only backend that answers grants the permission."""
        return _user_has_perm(self, permission, subject)
