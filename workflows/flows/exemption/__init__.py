"""Exemption from activities, and the return to them."""
