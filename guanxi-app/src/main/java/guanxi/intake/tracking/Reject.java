package guanxi.intake.tracking;

/** Why an event is no fact; text key {@code intake.reason.<name>}. */
enum Reject {
  /** It is not a JSON object. */
  EVENT_NOT_OBJECT,
  /** Its {@code type} is none we know. */
  EVENT_TYPE_UNKNOWN,
  /** It names nobody: no user id, no anonymous id, nothing else. */
  EVENT_WITHOUT_PERSON,
  /** What was done has no name. */
  EVENT_WITHOUT_NAME,
  /** It does not say which group. */
  EVENT_WITHOUT_GROUP,
  /** It does not say which id was used before, or which ids are one. */
  EVENT_WITHOUT_PREVIOUS
}
