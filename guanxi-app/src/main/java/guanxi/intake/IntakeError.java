package guanxi.intake;

import guanxi.shared.ErrorCode;

/** What can go wrong at the intake. */
public enum IntakeError implements ErrorCode {
  /** No import has this id. */
  IMPORT_NOT_FOUND(Type.NOT_FOUND),
  /** The file is larger than Guanxi takes. */
  IMPORT_FILE_TOO_LARGE(Type.REJECTED),
  /** The file cannot be read as a table. */
  IMPORT_FILE_UNREADABLE(Type.REJECTED),
  /** The uploaded file is no longer in the home folder. */
  IMPORT_FILE_GONE(Type.REJECTED),
  /** The upload broke off, or the disk is full. */
  IMPORT_NOT_STORED(Type.UNAVAILABLE),
  /** What was asked for does not fit the state the import is in. */
  IMPORT_STATE_UNFIT(Type.CONFLICT),
  /** The mapping names a column that the file does not have, or lacks one that is needed. */
  IMPORT_MAPPING_INVALID(Type.REJECTED),
  /** No shop that sends events has this number. */
  SOURCE_NOT_FOUND(Type.NOT_FOUND),
  /** A source needs a name of at most 80 characters. */
  SOURCE_NAME_INVALID(Type.REJECTED),
  /** A source of this name sends events already. */
  SOURCE_NAME_TAKEN(Type.CONFLICT),
  /** What was entered is not the address of a site. */
  SOURCE_ORIGIN_INVALID(Type.REJECTED),
  /** Requests cannot be kept because the database does not answer or has no room. */
  LANDING_UNAVAILABLE(Type.UNAVAILABLE),
  /** There is no module of this name that keeps tables derived from facts. */
  REBUILD_MODULE_UNKNOWN(Type.REJECTED),
  /** Facts of the log could not be read again, or were taken back meanwhile. */
  REBUILD_INCOMPLETE(Type.CONFLICT),
  /** Facts were moved to the history, so the log alone does not tell everything. */
  REBUILD_LACKS_HISTORY(Type.REJECTED);

  private final Type type;

  IntakeError(Type type) {
    this.type = type;
  }

  @Override
  public Type type() {
    return type;
  }
}
