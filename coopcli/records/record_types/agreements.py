"""Agreements: the instrument itself, its headings, its commitments."""

from __future__ import annotations

from typing import Final

from coopcli.records.record import FieldKind
from coopcli.records.record_types import shared
from coopcli.records.record_types.shared import code, date, field, nest, plain, record_type, text, to

# fmt: off
AGREEMENT: Final = record_type(
    "agreement", "văn bản hợp tác",
    "một văn bản đã ký hay dự kiến ký", "one instrument, signed or meant to be",
    shared.ID,
    text("title", "tên văn bản", "như nguồn viết; có thể để trống", "as the source has it; may be absent"),
    code("type", "tên gọi", "bản ghi nhớ, thỏa thuận …", "memorandum, cooperation agreement …"),
    code("standing", "tình trạng văn bản", "điều biết được về văn bản", "what is known of the agreement"),
    nest("parties", "party_reference", "các bên", "các bên ký kết", "who agreed", many=True),
    date("date_signed", "ngày ký", "theo EDTF, như đã biết", "as known, EDTF"),
    code("time_signed", "buổi ký", "sáng, chiều, tối", "part of the day", codes="day_part"),
    date("date_in_force", "ngày hiệu lực", "không suy từ ngày ký", "never derived from the signing day"),
    nest("place_signed", "place", "nơi ký", "nơi ký", "where it was signed"),
    to("signed_at", "activities", "lễ ký", "hoạt động mà tại đó ký", "the ceremony, an activity"),
    field("period", FieldKind.PERIOD, "giai đoạn",
        "thời hạn như nêu: `2022/2027`", "the term as stated: `2022/2027`"),
    plain("number", "số văn bản", "số của văn bản", "the agreement's own number"),
    field("languages", FieldKind.LANGUAGE, "ngôn ngữ", "ngôn ngữ của văn bản", "in which it is written", many=True),
    nest("approval", "approval", "văn bản cho phép ký", "cơ quan, số, ngày", "body, number, date"),
    nest("renewal", "renewal", "điều khoản gia hạn",
        "cách gia hạn, báo trước, độ dài", "mode, notice, length of a renewed term"),
    nest("decisions", "decision", "quyết định về gia hạn",
        "gia hạn hay để hết hạn, ngày nào, ai", "to renew or to let end, when and by whom", many=True),
    nest("changes", "change", "thay đổi",
        "sửa đổi, gia hạn, tạm đình chỉ, chấm dứt …",
        "amendments, extension, suspension, ending …", many=True),
    date("copy_sent", "ngày gửi bản sao",
        "báo cáo và bản sao gửi cơ quan trong 15 ngày sau khi ký",
        "the report and copy that the law asks for within 15 days of signing"),
    plain("owner", "người phụ trách", "ai theo dõi văn bản này", "who looks after this record"),
    shared.AREAS,
    text("form_of_cooperation", "phương thức hợp tác",
        "hợp tác bằng cách nào: trao đổi đoàn, tập huấn …", "how it is carried out: delegations, courses …"),
    field("legally_binding", FieldKind.BOOLEAN, "giá trị ràng buộc về pháp lý",
        "`false` nếu văn bản nêu không ràng buộc về pháp lý; trống: không nêu",
        "`false` where it says that it does not bind in law; absent: it is not known to say"),
    nest("items", "item", "nội dung", "các mục đánh số", "the numbered headings", many=True),
    nest("commitments", "commitment", "nội dung cam kết", "từng cam kết một", "one by one", many=True),
    field("commitments_complete", FieldKind.BOOLEAN, "danh sách cam kết đủ",
        "`true` nếu danh sách của nguồn là đóng", "`true` when the source's list is closed"),
    to("succeeds", "agreements", "kế tiếp của",
        "văn bản mà nó gia hạn, thay thế", "what it renews", many=True),
    to("framework", "agreements", "trong khuôn khổ", "văn bản khung", "the umbrella", many=True),
    to("related", "agreements", "liên quan", "văn bản liên quan khác", "other agreements beside it", many=True),
)

PARTY_REFERENCE: Final = record_type(
    "party_reference", "bên ký kết", "một bên, với tên như trong văn bản", "a party, with its name as signed",
    to("party", "parties", "bên", "mã tổ chức", "the organisation's id", required=True),
    text("name_as_signed", "tên khi ký", "như trong văn bản", "as written there"),
    nest("signed_by", "person", "người ký", "người ký, chức danh", "who signed, in what position", many=True),
    en="party of an agreement",
    shorthand="party",
)

APPROVAL: Final = record_type(
    "approval", "văn bản cho phép ký",
    "ai đồng ý cho ký, bằng văn bản nào", "who agreed in writing that it be signed",
    text("body", "cơ quan", "cơ quan cho phép", "the body that approved"),
    plain("number", "số", "số văn bản", "the document's number"),
    date("date", "ngày", "ngày cho phép", "the day of approval"),
)

ITEM: Final = record_type(
    "item", "nội dung", "một mục đánh số của văn bản", "a numbered heading of the agreement",
    field("number", FieldKind.INTEGER, "số", "số của mục", "the heading's number", required=True),
    text("text", "nội dung", "lời ngắn", "in short"),
)

COMMITMENT: Final = record_type(
    "commitment", "nội dung cam kết", "một điều các bên cam kết làm", "one thing that the parties are to do",
    shared.ID,
    field("item", FieldKind.INTEGER, "thuộc nội dung", "số của mục", "the number of its heading"),
    text("text", "nội dung", "lời ngắn, của người ghi sổ", "in short, in the keeper's words"),
    shared.AREAS,
    shared.EVERY,
    nest("times", "times", "số lần", "`{min: 1, max: 2}`", "`{min: 1, max: 2}`"),
    field("turns", FieldKind.BOOLEAN, "luân phiên", "hai bên luân phiên", "hosts alternate"),
    code("when", "khi nào", "khi cần, khi có sự kiện, dịp kỷ niệm", "needed, event, anniversary"),
    text("condition", "điều kiện", "chỉ khi …", "only if …"),
    to("bound", "parties", "bên thực hiện", "trống: mọi bên", "who must; absent: all", many=True),
    to("for", "parties", "bên được giúp", "ai được giúp", "who is helped", many=True),
    text("basis", "căn cứ", "văn bản làm căn cứ", "the document it rests on"),
)

TIMES: Final = record_type("times", "số lần", "mấy lần trong một chu kỳ", "how often in one cadence",
    field("min", FieldKind.INTEGER, "ít nhất", "ít nhất", "at least"),
    field("max", FieldKind.INTEGER, "nhiều nhất", "nhiều nhất", "at most"),
)
