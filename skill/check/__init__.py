"""The platform's rules as pure functions over the interaction model and the manifest."""
