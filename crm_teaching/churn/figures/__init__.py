"""Figures of the churn chapter: each draws a model's result and computes nothing."""
