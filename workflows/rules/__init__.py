"""Law as dated values: majorities, time limits, powers, level kinds, procedures; no clock."""
