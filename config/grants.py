"""What each role may do to each table; a table that is not listed may not be touched."""

READ = ("SELECT",)
APPEND = ("SELECT", "INSERT")
AMEND = ("SELECT", "INSERT", "UPDATE")
KEEP = ("SELECT", "INSERT", "UPDATE", "DELETE")

# Tables whose rows leave a history; triggers write it by the owner's right, and nobody else.
RECORDED = (
    "organisation_unit",
    "organisation_place",
    "organisation_body",
    "organisation_mandate",
    "people_person",
    "people_kinship",
    "people_membership",
    "people_standing",
    "people_cellplace",
    "people_condition",
    "people_card",
    "people_partyage",
    "people_appointment",
    "people_user",
    "authority_casegrant",
    "papers_dossier",
    "papers_document",
    "engine_case",
    "engine_item",
    "engine_meeting",
    "engine_question",
    "engine_clock",
    "admission_helper",
    "admission_introducer",
    "admission_relativecheck",
    "admission_monthlyreview",
    "badge_award",
)

TABLES: dict[str, tuple[str, ...]] = {
    # The journal is added to and read, never changed.
    "journal_entry": APPEND,
    "journal_personalfact": APPEND,
    "journal_historicfact": READ,
    **{f"{table}_event": READ for table in RECORDED},
    # The log is written by the sealer alone; the product shows how far it has come.
    "journal_leaf": READ,
    "journal_node": READ,
    "journal_batch": READ,
    "journal_checkpoint": READ,
    "journal_testimony": READ,
    # Facts of the hierarchy and of people end; they are not deleted.
    "organisation_unit": AMEND,
    "organisation_place": AMEND,
    "organisation_body": AMEND,
    "organisation_mandate": AMEND,
    "people_person": AMEND,
    "people_kinship": AMEND,
    "people_membership": AMEND,
    "people_standing": AMEND,
    "people_cellplace": AMEND,
    "people_condition": AMEND,
    "people_card": AMEND,
    "people_partyage": AMEND,
    "people_appointment": AMEND,
    "people_user": AMEND,
    "authority_casegrant": AMEND,
    "papers_dossier": APPEND,
    "papers_document": AMEND,
    "papers_storedfile": APPEND,
    "engine_case": AMEND,
    "engine_item": AMEND,
    "engine_meeting": APPEND,
    "engine_question": AMEND,
    "engine_clock": AMEND,
    "engine_message": AMEND,
    "engine_notice": APPEND,
    "engine_reminder": APPEND,
    "admission_helper": AMEND,
    "admission_introducer": AMEND,
    "admission_relativecheck": AMEND,
    "admission_monthlyreview": APPEND,
    "badge_award": AMEND,
    # What the frameworks keep.
    "web_cache": KEEP,
    "django_session": KEEP,
    "django_migrations": READ,
    "django_content_type": READ,
    "auth_permission": READ,
    "auth_group": (),
    "auth_group_permissions": (),
    "account_emailaddress": READ,
    "account_emailconfirmation": (),
    "guardian_groupobjectpermission": (),
    "guardian_userobjectpermission": (),
    # The queue of the periodic jobs; it holds their names and times, nothing of anybody.
    "procrastinate_jobs": KEEP,
    "procrastinate_events": KEEP,
    "procrastinate_periodic_defers": KEEP,
    "procrastinate_workers": KEEP,
    # The library of row history keeps contexts in a table of its own; ours stand in the events.
    "pghistory_context": (),
    # Viewflow's definitions are used; its storage is not.
    "viewflow_process": (),
    "viewflow_task": (),
    "viewflow_task_previous": (),
}

# The sealer reads what it seals, past every wall, and writes nothing but the log.
SEALING: dict[str, tuple[str, ...]] = {
    "journal_entry": READ,
    "journal_personalfact": READ,
    "journal_historicfact": READ,
    **{f"{table}_event": READ for table in RECORDED},
    "journal_leaf": APPEND,
    "journal_node": APPEND,
    "journal_batch": APPEND,
    "journal_checkpoint": APPEND,
    "journal_testimony": APPEND,
}
