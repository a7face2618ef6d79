"""Chapter 2, satisfaction 客户满意: expected against perceived, asked, counted and paid for."""
