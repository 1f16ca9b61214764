"""What procedures share in which a case climbs from the cell to the committee that decides."""
