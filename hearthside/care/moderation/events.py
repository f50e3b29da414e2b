from dataclasses import dataclass


@dataclass(frozen=True)
class ReportFiled:
    report: int


@dataclass(frozen=True)
class ItemDecided:
    item: int
    decision: int


@dataclass(frozen=True)
class DecisionChanged:
    """Something that a decision put in force was lifted."""

    decision: int


@dataclass(frozen=True)
class AppealFiled:
    appeal: int


@dataclass(frozen=True)
class AppealDecided:
    appeal: int
