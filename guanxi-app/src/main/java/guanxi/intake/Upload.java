package guanxi.intake;

/**
 * A file that was received.
 *
 * @param storedAs its name in the uploads folder
 */
record Upload(ImportId id, String fileName, String storedAs, String sha256, long sizeBytes) {}
