package guanxi.customer;

import guanxi.shared.ErrorCode;
import guanxi.shared.GuanxiException;

/** What can go wrong with customers. */
public enum CustomerError implements ErrorCode {
  /** No fact names this identity. */
  IDENTITY_NOT_FOUND(Type.NOT_FOUND),
  /** The two identities are not of one customer, or the identity stands alone. */
  IDENTITIES_ALREADY_APART(Type.CONFLICT),
  /** This split was undone already, or never made. */
  SPLIT_NOT_FOUND(Type.NOT_FOUND);

  private final Type type;

  CustomerError(Type type) {
    this.type = type;
  }

  @Override
  public Type type() {
    return type;
  }

  /** This failure, about these identifiers. */
  GuanxiException about(String details) {
    return new GuanxiException(this, details);
  }
}
