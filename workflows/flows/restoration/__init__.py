"""The restoration of a member who was deleted from the list wrongly."""
