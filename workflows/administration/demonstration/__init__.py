"""The demonstration: cases of invented people, played through the engine by the cast."""

from workflows.administration.demonstration.performances import NotAsTold, Played, play

__all__ = ["NotAsTold", "Played", "play"]
