"""The whole map of a procedure for people and for modellers: a picture, and BPMN 2.0."""
