"""The entry's format 1 does not change: these vectors were fixed with the first entry."""

import hashlib
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflows.foundation.citations import Citation
from workflows.journal import entries

CONTENT = {
    "format": 1,
    "id": "01920000-0000-7000-8000-000000000001",
    "stream": ["case", "01920000-0000-7000-8000-0000000000aa", 1],
    "act": "admission.cell_lists",
    "facts": {"outcome": "listed", "number": "03-NQ/CB"},
    "personal": {"actor": "ab" * 32},
    "decided_on": "2024-03-04",
    "previous": None,
}
BYTES = (
    '{"act":"admission.cell_lists","decided_on":"2024-03-04","facts":{"number":"03-NQ/CB",'
    '"outcome":"listed"},"format":1,"id":"01920000-0000-7000-8000-000000000001",'
    '"personal":{"actor":"' + "ab" * 32 + '"},"previous":null,'
    '"stream":["case","01920000-0000-7000-8000-0000000000aa",1]}'
)


def a_draft(**changes):
    return entries.Draft(
        **{
            "act": "admission.cell_resolves",
            "stream_kind": "case",
            "stream_id": UUID("01920000-0000-7000-8000-0000000000aa"),
            "person_id": UUID("01920000-0000-7000-8000-0000000000bb"),
            "office": "secretary",
            "facts": {"in_favour": 9},
            "source": Citation("hd-01-2021", "3.6b"),
            "personal": {"actor": "Phan Thành Đạt"},
            "decided_on": date(2024, 7, 5),
            "recorded_at": datetime(2024, 7, 6, 2, 30, tzinfo=UTC),
            **changes,
        }
    )


class TestCanonicalBytes:
    def test_golden_vector(self):
        assert entries.canonical_bytes(CONTENT) == BYTES.encode()

    def test_golden_hash(self):
        digest = hashlib.sha256(entries.canonical_bytes(CONTENT)).hexdigest()

        assert digest == "d9d13ed6df2b4579cbd5ba14d2a5ae5259e2431abaf00b1923c5aa5f6c87037b"

    @given(st.dictionaries(st.text(max_size=5), st.integers() | st.text(max_size=9), max_size=6))
    def test_the_order_of_keys_does_not_matter(self, content):
        turned = dict(reversed(content.items()))

        assert entries.canonical_bytes(content) == entries.canonical_bytes(turned)


class TestSealed:
    def test_no_name_stands_in_the_hashed_bytes(self):
        entry = entries.sealed(a_draft(), number=1)

        assert "Phan Thành Đạt".encode() not in entry.row["canonical"]
        [fact] = entry.personal
        committed = entries.commitment(salt=fact["salt"], text=fact["text"])
        assert committed.encode() in entry.row["canonical"]

    def test_two_entries_about_one_person_do_not_share_a_commitment(self):
        first = entries.sealed(a_draft(), number=1)
        second = entries.sealed(a_draft(), number=2)

        assert first.personal[0]["salt"] != second.personal[0]["salt"]

    def test_the_link_to_the_entry_before_is_hashed(self):
        before = entries.sealed(a_draft(), number=1)
        after = entries.sealed(a_draft(), number=2, previous=before.row["hash"])

        assert before.row["hash"].hex().encode() in after.row["canonical"]

    def test_a_number_with_a_fraction_is_refused(self):
        with pytest.raises(TypeError):
            entries.sealed(a_draft(facts={"share": 0.66}), number=1)
