"""Back Spasm Coach: a hands-free voice coach for a lower-back spasm."""
