"""What was done, what was counted, what was said."""

from __future__ import annotations

from typing import Final

from coopcli.records.record import FieldKind
from coopcli.records.record_types.shared import (
    AREAS,
    DATES,
    EVERY,
    FIGURES,
    ID,
    code,
    field,
    nest,
    plain,
    record_type,
    text,
    to,
)

ACTIVITY: Final = record_type(
    "activity",
    ("hoạt động", "activity"),
    ("một chuyến đi hay một cuộc gặp", "one trip or one meeting"),
    ID,
    code("kind", ("loại", "kind"), ("điều diễn ra", "what happened in it"), "activity", many=True),
    text("title", ("tên", "title"), ("tên ngắn", "a short name")),
    text("text", ("nội dung", "text"), ("điều đã làm", "what was done")),
    code(
        "status", ("trạng thái", "status"), ("trống: đã diễn ra", "absent: it took place"), "activity_status"
    ),
    DATES,
    EVERY,
    code("when", ("khi nào", "when"), ("dịp nào", "on what occasion"), "when"),
    nest("places", "place", ("nơi", "places"), ("đến tận bản, thôn", "down to the village"), many=True),
    nest("parties", "participant", ("các bên", "parties"), ("bên đăng cai …", "host, visitor"), many=True),
    nest("people", "person", ("người", "people"), ("người tham dự", "who took part"), many=True),
    to(
        "agreements",
        "agreements",
        ("theo văn bản", "agreements"),
        ("văn bản liên quan", "under which agreements"),
        many=True,
    ),
    to(
        "fulfils",
        "commitments",
        ("thực hiện", "fulfils"),
        ("`văn-bản/cam-kết`", "`agreement/commitment`"),
        many=True,
    ),
    to("part_of", "activities", ("trong", "part of"), ("chuyến đi chứa nó", "the trip that it belongs to")),
    AREAS,
    FIGURES,
)

PARTICIPANT: Final = record_type(
    "participant",
    ("bên tham gia", "participant"),
    ("một bên của hoạt động, với vai trò", "a party of an activity, with its role"),
    to("party", "parties", ("bên", "party"), ("mã tổ chức", "the organisation's id"), required=True),
    code("role", ("vai trò", "role"), ("bên đăng cai …", "host, visitor …"), "party_role"),
    shorthand="party",
)

FIGURE: Final = record_type(
    "figure",
    ("số liệu", "figure"),
    ("một con số với đơn vị và mức chắc chắn", "a number with its unit and mark"),
    field(
        "value",
        FieldKind.NUMBER,
        ("số", "value"),
        ("số, hay `unknown`", "a number, or `unknown`"),
        required=True,
    ),
    code("unit", ("đơn vị", "unit"), ("suất, lượt, VND …", "parcel, turn, VND …"), "unit"),
    code("mark", ("mức", "mark"), ("gần, khoảng, hơn …", "nearly, about, over …"), "mark"),
    text("of", ("gồm", "of"), ("của cái gì", "of what")),
    text("for", ("cho", "for"), ("cho ai", "for whom")),
    code("country", ("nước", "country"), ("của nước nào", "of which country"), "country"),
)

STATEMENT: Final = record_type(
    "statement",
    ("nhận định", "statement"),
    (
        "điều nguồn nói mà không phải văn bản, cam kết hay hoạt động",
        "what a source says that is no agreement, commitment or activity",
    ),
    ID,
    text("text", ("nội dung", "text"), ("lời ngắn", "in short")),
    to("about", "", ("về", "about"), ("hồ sơ của mọi mục", "records of any section"), many=True),
    plain("by", ("người nói", "by"), ("ai nói", "who said it")),
    DATES,
    AREAS,
    FIGURES,
)
