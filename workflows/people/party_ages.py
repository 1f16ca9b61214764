"""From which day a party age counts, asked by whichever statement reads it."""

# The recount that holds on the day, beside a membership ``held``; the statement gives ``on``.
RECOUNT = """
    LEFT JOIN people_partyage recount
        ON recount.person_id = held.person_id AND recount.during @> %(on)s::date"""

# The day written in the first decision of admission, which stays with whoever was readmitted:
# for them the decision on record is the second one, and says nothing of the first.
DECIDED_ON = """
    coalesce(recount.decided_on, held.first_admission_decided_on,
        CASE WHEN held.outside IS NULL THEN held.admission_decided_on END)"""

# How many days are taken off (294-QĐ/TW 4.5, 06-HD/TW 5.3). A recount has looked at all that lies
# before it; who was outside Party life only later loses those days as well.
DAYS_OUTSIDE = """
    (coalesce(recount.days_outside, 0)
        + CASE WHEN lower(held.outside) < lower(recount.during) THEN 0
            ELSE coalesce(upper(held.outside) - lower(held.outside), 0) END)"""

COUNTED_SINCE = f"({DECIDED_ON} + {DAYS_OUTSIDE})"

# What a procedure names among its own rows to count the party age of whom its case is about.
PARTY_AGE = f"""
    SELECT jsonb_build_object('decided_on', {DECIDED_ON}, 'days_outside', {DAYS_OUTSIDE})
    FROM people_membership held {RECOUNT} WHERE held.person_id = cases.subject_id"""
