"""
The rooms of Hồ Sơ; each room uses only the rooms beneath it.

web             pages, URLs, templates; renders any procedure
inbox           what waits for me, by when
reports         figures derived from decisions
administration  acts on the hierarchy: open a register, appoint, end a post
flows           one folder per procedure, never knowing each other
engine          cases, items, meetings, clocks, outbox, the decision kernel; the friend of viewflow
papers          dossiers and documents: kinds, files, completeness
authority       who may do what, for which body, on which day
people          persons, memberships, dated standings, appointments to seats
organisation    units, their dated places in the tree, the bodies that sit in them
journal         what was done, by whom, in which office, under which article
rules           dated law as values: majorities, time limits, powers, procedures
foundation      refusals, citations, periods, the moment: words with no domain
"""
