"""The ways in which an applicant can be introduced."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IntroductionWay:
    """So many official members, with a mass organisation's resolution where one is asked for."""

    official_members: int
    resolution: str | None
