from dataclasses import dataclass


@dataclass(frozen=True)
class ReportFiled:
    report: int


@dataclass(frozen=True)
class ItemDecided:
    item: int
    decision: int
