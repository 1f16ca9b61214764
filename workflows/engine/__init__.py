"""Cases, items, meetings, clocks, outbox, and the decision kernel; the friend of viewflow."""
