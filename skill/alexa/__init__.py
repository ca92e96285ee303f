"""Alexa's side: requests become events, replies become responses; timers, reminders and storage."""
