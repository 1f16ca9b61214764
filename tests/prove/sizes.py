"""How many walks of how many steps each procedure is walked: in memory and on the database."""

RUNS = 2000
STEPS = 40
RUNS_IN_TESTS = 25

STORED_RUNS = 500
STORED_STEPS = 30
STORED_RUNS_IN_TESTS = 50

# So many walks follow each other in one process.
LOT = 100
