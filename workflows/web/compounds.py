"""Vietnamese words of two syllables, which a title does not tear apart at the end of a line."""

import re

NO_BREAK = "\N{NO-BREAK SPACE}"
COMPOUNDS = (
    "biểu quyết",
    "bí thư",
    "bổ sung",
    "cấp ủy",
    "chi bộ",
    "chi ủy",
    "chính thức",
    "công bố",
    "công nhận",
    "công tác",
    "cơ sở",
    "cuộc họp",
    "danh sách",
    "dự bị",
    "đảng ủy",
    "đảng viên",
    "đề nghị",
    "đình chỉ",
    "đoàn thể",
    "gia hạn",
    "giấy tờ",
    "giới thiệu",
    "giúp đỡ",
    "hồ sơ",
    "huy hiệu",
    "hủy bỏ",
    "kết nạp",
    "kết quả",
    "khiếu nại",
    "kiểm điểm",
    "lý lịch",
    "nghị quyết",
    "nhận xét",
    "nội dung",
    "phân công",
    "quy định",
    "quyết định",
    "sinh hoạt",
    "thẩm định",
    "thẩm quyền",
    "thẩm tra",
    "thông báo",
    "thời gian",
    "thời hạn",
    "thu hồi",
    "thường trực",
    "thường vụ",
    "tổ chức",
    "tổng hợp",
    "trách nhiệm",
    "trình bày",
    "trở lại",
    "từ trần",
    "văn bản",
    "ý kiến",
)
COMPOUND = re.compile(rf"\b(?:{'|'.join(COMPOUNDS)})\b", re.IGNORECASE)


def unbroken(title: str) -> str:
    """Return the title with the syllables of each compound bound by a no-break space."""
    return COMPOUND.sub(lambda found: found[0].replace(" ", NO_BREAK), title)
