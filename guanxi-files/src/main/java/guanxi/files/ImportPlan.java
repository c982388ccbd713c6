package guanxi.files;

import java.util.List;

/**
 * Everything needed to read a file's records: proposed by {@link Detection}, corrected by a person,
 * remembered as text by {@link PlanText}.
 */
public record ImportPlan(
    Layout layout, KnownFormat format, ColumnMapping mapping, ValueStyle style) {

  /**
   * What no column was chosen for, though no row can be taken without it: of several roles that
   * would do, the first.
   */
  public List<Role> missing() {
    return switch (format) {
      case GENERIC_ORDERS ->
          missing(
              List.of(
                  List.of(Role.TIME), List.of(Role.CUSTOMER, Role.ORDER, Role.EMAIL, Role.PHONE)));
      case GENERIC_CUSTOMERS -> missing(List.of(List.of(Role.CUSTOMER, Role.EMAIL, Role.PHONE)));
      case GENERIC_PRODUCTS -> missing(List.of(List.of(Role.PRODUCT, Role.PRODUCT_TITLE)));
      default -> List.of();
    };
  }

  private List<Role> missing(List<List<Role>> needs) {
    return needs.stream()
        .filter(roles -> roles.stream().noneMatch(mapping::has))
        .map(List::getFirst)
        .toList();
  }

  /** The same with another mapping. */
  public ImportPlan withMapping(ColumnMapping changed) {
    return new ImportPlan(layout, format, changed, style);
  }

  /** The same with another style of values. */
  public ImportPlan withStyle(ValueStyle changed) {
    return new ImportPlan(layout, format, mapping, changed);
  }

  /** The same as another kind of table. */
  public ImportPlan withFormat(KnownFormat changed) {
    return new ImportPlan(layout, changed, mapping, style);
  }
}
