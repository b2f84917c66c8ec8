"""Handlers: parse what came in, call one use case, return screens. Leaves out every decision about the business."""
