"""Chapter 4, complaints 客户抱怨与投诉: who speaks up, what an answer is worth, and how to give it."""

from __future__ import annotations

__all__: list[str] = []
