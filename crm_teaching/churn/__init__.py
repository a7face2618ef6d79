"""Chapter 5, churn 客户流失: who is gone, how long they stay, whom to warn, what a loss costs."""

from __future__ import annotations

__all__: list[str] = []
