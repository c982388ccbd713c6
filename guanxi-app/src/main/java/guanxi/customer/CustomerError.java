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
  SPLIT_NOT_FOUND(Type.NOT_FOUND),
  /** The two identities are of one customer already. */
  CUSTOMERS_ALREADY_ONE(Type.CONFLICT),
  /** As one customer the two would have too many of a kind, or staff said that they are apart. */
  CUSTOMERS_CONTRADICT(Type.CONFLICT),
  /** This merge was undone already, or never made. */
  MERGE_NOT_FOUND(Type.NOT_FOUND);

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
