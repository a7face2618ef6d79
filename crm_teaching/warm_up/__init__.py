"""Chapter 0: thirty minutes of the pandas that the lessons use."""
