"""The tables of people, one concept a file."""

from workflows.people.models.accounts import User
from workflows.people.models.appointments import Appointment
from workflows.people.models.cards import Card
from workflows.people.models.memberships import CellPlace, Condition, Membership, Standing
from workflows.people.models.party_ages import PartyAge
from workflows.people.models.persons import Kinship, Person, Relation

__all__ = [
    "Appointment",
    "Card",
    "CellPlace",
    "Condition",
    "Kinship",
    "Membership",
    "PartyAge",
    "Person",
    "Relation",
    "Standing",
    "User",
]
