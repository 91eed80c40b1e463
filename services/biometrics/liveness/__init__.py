"""Whether a living person moved before the camera."""
