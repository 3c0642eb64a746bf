"""What was done, what was counted, what was said."""

from __future__ import annotations

from typing import Final

from coopcli.records.record import FieldKind
from coopcli.records.record_types import shared
from coopcli.records.record_types.shared import code, field, nest, plain, record_type, text, to

# fmt: off
ACTIVITY: Final = record_type(
    "activity", "hoạt động", "một chuyến đi hay một cuộc gặp", "one trip or one meeting",
    shared.ID,
    code("kind", "loại", "điều diễn ra", "what happened in it", codes="activity", many=True),
    text("title", "tên", "tên ngắn", "a short name"),
    text("text", "nội dung", "điều đã làm", "what was done"),
    code("status", "trạng thái", "trống: đã diễn ra", "absent: it took place", codes="activity_status"),
    shared.DATES,
    shared.EVERY,
    code("when", "khi nào", "dịp nào", "on what occasion"),
    nest("places", "place", "nơi", "đến tận bản, thôn", "down to the village", many=True),
    nest("parties", "participant", "các bên", "bên đăng cai …", "host, visitor", many=True),
    nest("people", "person", "người", "người tham dự", "who took part", many=True),
    to("agreements", "agreements", "theo văn bản", "văn bản liên quan", "under which agreements", many=True),
    to("fulfils", "commitments", "thực hiện", "`văn-bản/cam-kết`", "`agreement/commitment`", many=True),
    to("part_of", "activities", "trong", "chuyến đi chứa nó", "the trip that it belongs to"),
    shared.AREAS,
    shared.FIGURES,
)

PARTICIPANT: Final = record_type(
    "participant", "bên tham gia",
    "một bên của hoạt động, với vai trò", "a party of an activity, with its role",
    to("party", "parties", "bên", "mã tổ chức", "the organisation's id", required=True),
    code("role", "vai trò", "bên đăng cai …", "host, visitor …", codes="party_role"),
    shorthand="party",
)

FIGURE: Final = record_type(
    "figure", "số liệu", "một con số với đơn vị và mức chắc chắn", "a number with its unit and mark",
    field("value", FieldKind.NUMBER, "số", "số, hay `unknown`", "a number, or `unknown`", required=True),
    code("unit", "đơn vị", "suất, lượt, VND …", "parcel, turn, VND …"),
    code("mark", "mức", "gần, khoảng, hơn …", "nearly, about, over …"),
    text("of", "gồm", "của cái gì", "of what"),
    text("for", "cho", "cho ai", "for whom"),
    code("country", "nước", "của nước nào", "of which country"),
)

STATEMENT: Final = record_type(
    "statement", "nhận định",
    "điều nguồn nói mà không phải văn bản, cam kết hay hoạt động",
    "what a source says that is no agreement, commitment or activity",
    shared.ID,
    text("text", "nội dung", "lời ngắn", "in short"),
    to("about", "", "về", "hồ sơ của mọi mục", "records of any section", many=True),
    plain("by", "người nói", "ai nói", "who said it"),
    shared.DATES,
    shared.AREAS,
    shared.FIGURES,
)
