"""What pytest must add to nbval so that a wrong answer is seen."""
