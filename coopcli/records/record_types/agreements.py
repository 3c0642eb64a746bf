"""Agreements: the paper, its headings, its promises."""

from __future__ import annotations

from typing import Final

from coopcli.records.record import FieldKind
from coopcli.records.record_types.shared import (
    AREAS,
    EVERY,
    ID,
    code,
    field,
    nest,
    plain,
    record_type,
    text,
    to,
)

AGREEMENT: Final = record_type(
    "agreement",
    ("văn bản hợp tác", "agreement"),
    ("một văn bản đã ký hay dự kiến ký", "one instrument, signed or meant to be"),
    ID,
    text(
        "title",
        ("tên văn bản", "title"),
        ("như nguồn viết; có thể để trống", "as the source has it; may be absent"),
    ),
    code(
        "type",
        ("loại văn bản", "type"),
        ("bản ghi nhớ, thỏa thuận …", "memorandum, cooperation agreement …"),
        "type",
    ),
    code(
        "standing",
        ("tình trạng văn bản", "standing"),
        ("điều biết được về văn bản", "what is known of the agreement"),
        "standing",
    ),
    nest("parties", "party_reference", ("các bên", "parties"), ("các bên ký kết", "who agreed"), many=True),
    field(
        "date_signed",
        FieldKind.DATE,
        ("ngày ký", "date signed"),
        ("theo EDTF, như đã biết", "as known, EDTF"),
    ),
    code("time_signed", ("buổi ký", "time signed"), ("sáng, chiều, tối", "part of the day"), "day_part"),
    field(
        "date_in_force",
        FieldKind.DATE,
        ("ngày hiệu lực", "date in force"),
        ("không suy từ ngày ký", "never derived from the signing day"),
    ),
    nest("place_signed", "place", ("nơi ký", "place signed"), ("nơi ký", "where it was signed")),
    to(
        "signed_at",
        "activities",
        ("lễ ký", "signed at"),
        ("hoạt động mà tại đó ký", "the ceremony, an activity"),
    ),
    field(
        "period",
        FieldKind.PERIOD,
        ("giai đoạn", "period"),
        ("thời hạn như nêu: `2022/2027`", "the term as stated: `2022/2027`"),
    ),
    plain("number", ("số văn bản", "number"), ("số của văn bản", "the agreement's own number")),
    field(
        "languages",
        FieldKind.LANGUAGE,
        ("ngôn ngữ", "languages"),
        ("ngôn ngữ của văn bản", "in which it is written"),
        many=True,
    ),
    nest(
        "approval",
        "approval",
        ("văn bản cho phép ký", "approval"),
        ("cơ quan, số, ngày", "body, number, date"),
    ),
    nest(
        "renewal",
        "renewal",
        ("điều khoản gia hạn", "renewal"),
        ("cách gia hạn, báo trước, độ dài", "mode, notice, length of a renewed term"),
    ),
    nest(
        "decisions",
        "decision",
        ("quyết định về gia hạn", "decisions"),
        ("gia hạn hay để hết hạn, ngày nào, ai", "to renew or to let end, when and by whom"),
        many=True,
    ),
    nest(
        "changes",
        "change",
        ("thay đổi", "changes"),
        ("sửa đổi, gia hạn, tạm đình chỉ, chấm dứt …", "amendments, extension, suspension, ending …"),
        many=True,
    ),
    field(
        "copy_sent",
        FieldKind.DATE,
        ("ngày gửi bản sao", "copy sent"),
        (
            "báo cáo và bản sao gửi cơ quan trong 15 ngày sau khi ký",
            "the report and copy that the law asks for within 15 days of signing",
        ),
    ),
    plain("owner", ("người phụ trách", "owner"), ("ai theo dõi văn bản này", "who looks after this record")),
    AREAS,
    nest("items", "item", ("nội dung", "items"), ("các mục đánh số", "the numbered headings"), many=True),
    nest(
        "commitments",
        "commitment",
        ("nội dung cam kết", "commitments"),
        ("từng cam kết một", "one by one"),
        many=True,
    ),
    field(
        "commitments_complete",
        FieldKind.BOOLEAN,
        ("danh sách cam kết đủ", "commitments complete"),
        ("`true` nếu danh sách của nguồn là đóng", "`true` when the source's list is closed"),
    ),
    to(
        "succeeds",
        "agreements",
        ("kế tiếp của", "succeeds"),
        ("văn bản mà nó gia hạn, thay thế", "what it renews"),
        many=True,
    ),
    to(
        "framework",
        "agreements",
        ("trong khuôn khổ", "framework"),
        ("văn bản khung", "the umbrella"),
        many=True,
    ),
    to(
        "related",
        "agreements",
        ("liên quan", "related"),
        ("văn bản liên quan khác", "other agreements beside it"),
        many=True,
    ),
)

PARTY_REFERENCE: Final = record_type(
    "party_reference",
    ("bên ký kết", "party of an agreement"),
    ("một bên, với tên như trong văn bản", "a party, with its name as signed"),
    to("party", "parties", ("bên", "party"), ("mã tổ chức", "the organisation's id"), required=True),
    text("name_as_signed", ("tên khi ký", "name as signed"), ("như trong văn bản", "as written there")),
    nest(
        "signed_by",
        "person",
        ("người ký", "signed by"),
        ("người ký, chức danh", "who signed, in what position"),
        many=True,
    ),
    shorthand="party",
)

APPROVAL: Final = record_type(
    "approval",
    ("văn bản cho phép ký", "approval"),
    ("Nghị định 64/2021/NĐ-CP điều 8", "Decree 64/2021/NĐ-CP, article 8"),
    text("body", ("cơ quan", "body"), ("cơ quan cho phép", "the body that approved")),
    plain("number", ("số", "number"), ("số văn bản", "the document's number")),
    field("date", FieldKind.DATE, ("ngày", "date"), ("ngày cho phép", "the day of approval")),
)

ITEM: Final = record_type(
    "item",
    ("nội dung", "item"),
    ("một mục đánh số của văn bản", "a numbered heading of the agreement"),
    field(
        "number", FieldKind.INTEGER, ("số", "number"), ("số của mục", "the heading's number"), required=True
    ),
    text("text", ("nội dung", "text"), ("lời ngắn", "in short")),
)

COMMITMENT: Final = record_type(
    "commitment",
    ("nội dung cam kết", "commitment"),
    ("một điều các bên cam kết làm", "one thing that the parties are to do"),
    ID,
    field("item", FieldKind.INTEGER, ("thuộc nội dung", "item"), ("số của mục", "the number of its heading")),
    text("text", ("nội dung", "text"), ("lời ngắn, của người ghi sổ", "in short, in the keeper's words")),
    AREAS,
    EVERY,
    nest("times", "times", ("số lần", "times"), ("`{min: 1, max: 2}`", "`{min: 1, max: 2}`")),
    field("turns", FieldKind.BOOLEAN, ("luân phiên", "turns"), ("hai bên luân phiên", "hosts alternate")),
    code(
        "when",
        ("khi nào", "when"),
        ("khi cần, khi có sự kiện, dịp kỷ niệm", "needed, event, anniversary"),
        "when",
    ),
    text("condition", ("điều kiện", "condition"), ("chỉ khi …", "only if …")),
    to(
        "bound", "parties", ("bên thực hiện", "bound"), ("trống: mọi bên", "who must; absent: all"), many=True
    ),
    to("for", "parties", ("bên được giúp", "for"), ("ai được giúp", "who is helped"), many=True),
    text("basis", ("căn cứ", "basis"), ("văn bản làm căn cứ", "the document it rests on")),
)

TIMES: Final = record_type(
    "times",
    ("số lần", "times"),
    ("mấy lần trong một chu kỳ", "how often in one cadence"),
    field("min", FieldKind.INTEGER, ("ít nhất", "min"), ("ít nhất", "at least")),
    field("max", FieldKind.INTEGER, ("nhiều nhất", "max"), ("nhiều nhất", "at most")),
)
