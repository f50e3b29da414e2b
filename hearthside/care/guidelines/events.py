from dataclasses import dataclass


@dataclass(frozen=True)
class GuidelinesPutInForce:
    version: int
