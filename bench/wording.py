"""The words that made-up records are put together from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Organisation:
    """A kind of party: the beginning of its ids, its code, its names."""

    short: str
    kind: str
    vi: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """A commitment, with the heading it may stand under; `lines` are further fields as they are written."""

    id: str
    heading_vi: str
    heading_en: str
    vi: str
    en: str
    areas: tuple[str, ...]
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Activity:
    """What is done on a trip. The name of a place follows the texts."""

    kinds: tuple[str, ...]
    unit: str
    vi: str
    en: str


ORGANISATIONS: Final = (
    Organisation("rc", "red_cross", "Hội Chữ thập đỏ", "Red Cross"),
    Organisation("wu", "womens_union", "Hội Liên hiệp Phụ nữ", "Women's Union"),
    Organisation("yu", "youth_union", "Đoàn Thanh niên", "Youth Union"),
    Organisation("fu", "farmers_union", "Hội Nông dân", "Farmers' Union"),
    Organisation("va", "veterans_association", "Hội Cựu chiến binh", "Veterans' Association"),
    Organisation("fr", "friendship_union", "Liên hiệp các tổ chức hữu nghị", "Friendship Union"),
)

PAPERS: Final = (
    ("memorandum_of_understanding", "Bản ghi nhớ hợp tác", "Memorandum of cooperation"),
    ("cooperation_agreement", "Thỏa thuận hợp tác", "Cooperation agreement"),
    ("coordination_programme", "Chương trình phối hợp", "Coordination programme"),
    ("minutes", "Biên bản thỏa thuận", "Minutes of agreement"),
)

COMMITMENTS: Final = (
    Commitment(
        id="delegations",
        heading_vi="Trao đổi đoàn",
        heading_en="Delegations",
        vi="Mỗi năm một bên cử đoàn sang thăm bên kia, lần lượt thay nhau",
        en="Each year one side sends a delegation to the other, in turn",
        areas=("exchange_of_delegations", "friendship"),
        lines=("every: year", "turns: true"),
    ),
    Commitment(
        id="information",
        heading_vi="Thông tin",
        heading_en="Information",
        vi="Gửi cho nhau kết quả công tác của năm và dự kiến năm sau",
        en="Send each other the year's results and the plans of the next",
        areas=("information",),
        lines=("every: year",),
    ),
    Commitment(
        id="programmes",
        heading_vi="Nhân đạo",
        heading_en="Humanitarian work",
        vi="Mở chương trình khám bệnh và tặng quà ở các xã vùng sâu",
        en="Hold health checks and give presents in remote communes",
        areas=("humanitarian", "health"),
        lines=("every: year", "times: {min: 1, max: 2}"),
    ),
    Commitment(
        id="training",
        heading_vi="Đào tạo",
        heading_en="Training",
        vi="Tập huấn nghiệp vụ cho cán bộ của cả hai phía",
        en="Train the staff of both sides in their work",
        areas=("training", "exchange_of_experience"),
        lines=("every: 2 years",),
    ),
    Commitment(
        id="border",
        heading_vi="Biên giới",
        heading_en="The border",
        vi="Báo ngay cho nhau việc xảy ra ở vùng giáp ranh",
        en="Tell each other at once of what happens along the border",
        areas=("border",),
        lines=("when: event",),
    ),
    Commitment(
        id="trafficking",
        heading_vi="An toàn",
        heading_en="Safety",
        vi="Phối hợp phòng chống mua bán phụ nữ và trẻ em",
        en="Work together against the trafficking of women and children",
        areas=("anti_trafficking", "women_and_children"),
    ),
    Commitment(
        id="livelihoods",
        heading_vi="Sinh kế",
        heading_en="Livelihoods",
        vi="Giúp nhau làm mô hình trồng trọt và chăn nuôi",
        en="Help each other to set up farms and herds as models",
        areas=("livelihoods",),
        lines=("condition: {vi: khi có kinh phí, en: when there are means}",),
    ),
)

ACTIVITIES: Final = (
    Activity(
        ("visit", "conference"), "person", "Đoàn công tác đến họp và làm việc tại", "Talks and visit in"
    ),
    Activity(
        ("visit", "gift"), "parcel", "Thăm và tặng quà hộ khó khăn ở", "Visit and presents for poor homes in"
    ),
    Activity(("training",), "person", "Lớp tập huấn sơ cấp cứu ở", "A course in first aid in"),
    Activity(("health_check",), "turn", "Khám bệnh và phát thuốc ở", "Health checks and medicine in"),
)
