"""The temporary transfer of a member's activities, and the return from it."""
