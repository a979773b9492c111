"""What a person asks of the data about them: requests, the copy, a restriction. No questions of the talk."""
