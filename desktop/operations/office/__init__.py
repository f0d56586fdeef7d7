"""The office itself: started, opened, checked; its names, its cards and its figures of the day."""
