"""Conversations with a customer, played choice by choice: anger, trust, outcome, steps done and skipped.

``script`` says what a conversation is made of, ``files`` reads and checks one from
``datasets/conversations/``, ``transcript`` plays it without a screen, and ``widget`` gives it buttons.
"""

from __future__ import annotations

from crm_teaching.conversations.script import STEPS, Choice, Outcome, Scene, Script
from crm_teaching.conversations.transcript import Transcript, Turn, load, play, ways

__all__ = ["STEPS", "Choice", "Outcome", "Scene", "Script", "Transcript", "Turn", "load", "play", "ways"]
