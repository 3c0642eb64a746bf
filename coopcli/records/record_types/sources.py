"""Sources: pages and papers that facts are taken from."""

from __future__ import annotations

from typing import Final

from coopcli.records.fields import Kind
from coopcli.records.record_types.shared import ID, code, field, nested, plain, record_type, text

SOURCE: Final = record_type(
    "source",
    ("nguồn", "source"),
    ("trang hay văn bản mà các sự kiện lấy từ đó", "a page or paper that facts are taken from"),
    ID,
    text("title", ("nhan đề", "title"), ("như trên trang", "as on the page")),
    plain("authors", ("tác giả", "authors"), ("người viết bài", "who wrote it"), many=True),
    nested(
        "credits", "credit", ("ghi công", "credits"), ("ảnh, dịch …", "photographs, translation …"), many=True
    ),
    plain("publisher", ("cơ quan đăng", "publisher"), ("báo, trang, cơ quan", "paper, site or office")),
    field(
        "date_published", Kind.DATE, ("ngày đăng", "date published"), ("như ghi trên trang", "as on the page")
    ),
    field(
        "language", Kind.LANGUAGE, ("ngôn ngữ", "language"), ("thẻ BCP 47: vi, lo, en", "BCP 47: vi, lo, en")
    ),
    plain(
        "address",
        ("địa chỉ", "address"),
        ("địa chỉ trang, như nguồn ghi", "the page's address, as written there"),
    ),
    plain("text", ("văn bản", "text"), ("tệp mà dòng được đếm", "the file whose lines are counted")),
)

CREDIT: Final = record_type(
    "credit",
    ("ghi công", "credit"),
    ("người góp phần vào nguồn", "somebody who had a part in the source"),
    code("role", ("vai trò", "role"), ("chụp ảnh, dịch …", "photographer, translator …"), "credit_role"),
    plain("name", ("tên", "name"), ("như nguồn ghi", "as the source has it"), required=True),
    plain("publisher", ("cơ quan", "publisher"), ("nơi công tác", "whose photograph it is")),
    shorthand="name",
)
