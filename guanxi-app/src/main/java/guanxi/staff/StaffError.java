package guanxi.staff;

import guanxi.shared.ErrorCode;

/** What can be wrong with members, sessions and passwords. */
enum StaffError implements ErrorCode {
  /** No member has this id. */
  MEMBER_NOT_FOUND(Type.NOT_FOUND),
  /** The sign-in name is taken. */
  LOGIN_TAKEN(Type.REJECTED),
  /** The sign-in name or the name is empty or too long. */
  NAME_NOT_VALID(Type.REJECTED),
  /** Nobody could administer any more. */
  LAST_ADMINISTRATOR(Type.REJECTED),
  /** One cannot disable or demote oneself. */
  NOT_ONESELF(Type.REJECTED),
  /** The present password was not the right one. */
  PASSWORD_WRONG(Type.REJECTED),
  /** The two new passwords differ. */
  PASSWORDS_DIFFER(Type.REJECTED),
  /** The new password is shorter than allowed. */
  PASSWORD_TOO_SHORT(Type.REJECTED),
  /** The new password is longer than allowed. */
  PASSWORD_TOO_LONG(Type.REJECTED),
  /** The new password would be among the first guesses. */
  PASSWORD_TOO_COMMON(Type.REJECTED),
  /** The new password is the old one. */
  PASSWORD_UNCHANGED(Type.REJECTED),
  /** Name and password do not belong together. */
  SIGN_IN_FAILED(Type.REJECTED),
  /** Too many failures; the details say how many seconds to wait. */
  SIGN_IN_BLOCKED(Type.REJECTED);

  private final Type type;

  StaffError(Type type) {
    this.type = type;
  }

  @Override
  public Type type() {
    return type;
  }
}
