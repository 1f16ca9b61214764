"""What a job sees: nobody acts in it, so no seat shows anything, and it looks everywhere."""

from workflows.journal import walls

EVERYTHING = f"""
    SELECT set_config('{walls.CASES}', roots.paths, true),
        set_config('{walls.REGISTER}', roots.paths, true)
    FROM (SELECT coalesce(array_agg(place.path)::text, '') AS paths
        FROM organisation_place place WHERE nlevel(place.path) = 1) roots"""
