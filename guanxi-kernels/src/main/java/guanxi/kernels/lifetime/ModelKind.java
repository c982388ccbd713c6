package guanxi.kernels.lifetime;

/** The repeat-purchase models that can be asked for by name. */
public enum ModelKind {
  /** Customers may leave after every order. */
  BG_NBD("BG/NBD"),
  /** They may also leave after the first one. */
  MBG_NBD("MBG/NBD"),
  /** They may leave at any time. */
  PARETO_NBD("Pareto/NBD"),
  /** They never leave. */
  NBD("NBD");

  private final String literature;

  ModelKind(String literature) {
    this.literature = literature;
  }

  /** The name in the literature. */
  public String literature() {
    return literature;
  }

  /** Fits this model. */
  public RepeatPurchaseFit fit(CompressedHistories histories) {
    return switch (this) {
      case BG_NBD -> BgNbd.fit(histories);
      case MBG_NBD -> MbgNbd.fit(histories);
      case PARETO_NBD -> ParetoNbd.fit(histories);
      case NBD -> Nbd.fit(histories);
    };
  }

  /** The kind of a model by its name in the literature. */
  public static ModelKind named(String literature) {
    for (ModelKind kind : values()) {
      if (kind.literature.equals(literature)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no repeat-purchase model is called " + literature);
  }
}
