"""How many walks of how many steps each procedure is walked: in memory and on the database."""

RUNS = 2000
STEPS = 40
RUNS_IN_TESTS = 25

STORED_RUNS = 500
STORED_STEPS = 30
# A proof of every procedure shares the gate with all else; the whole size is for the command.
STORED_RUNS_IN_TESTS = 15

# So many walks follow each other in one process.
LOT = 100
