package guanxi.files;

/**
 * Everything needed to read a file's records: proposed by {@link Detection}, corrected by a person,
 * remembered as text by {@link PlanText}.
 */
public record ImportPlan(
    Layout layout, KnownFormat format, ColumnMapping mapping, ValueStyle style) {

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
