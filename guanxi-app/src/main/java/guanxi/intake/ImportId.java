package guanxi.intake;

import java.util.UUID;

/** Names one imported file. */
public record ImportId(UUID value) {}
