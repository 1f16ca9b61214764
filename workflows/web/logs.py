"""Log lines without personal data: frames and kinds of faults, never their values."""

import logging
import traceback
from types import TracebackType


class FramesOnlyFormatter(logging.Formatter):
    """
    Writes an exception as its frames and its kind.

    The text of an exception often quotes what was typed or stored (a database's
    “Key (name)=(…) already exists”), so it is left out.
    """

    def formatException(
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        """Return the frames, outermost first, and the exception's kind."""
        kind, _, trace = ei
        if kind is None:
            return ""
        frames = traceback.format_list(traceback.extract_tb(trace))
        return "".join([*frames, f"{kind.__module__}.{kind.__qualname__}"])
