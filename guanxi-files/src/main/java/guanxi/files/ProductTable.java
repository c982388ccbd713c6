package guanxi.files;

import guanxi.files.records.ProductRecord;
import guanxi.files.values.Money;
import java.util.List;

/** Any table with a product per row, by its column mapping; Olist's products among them. */
final class ProductTable implements RowInterpreter {

  private final Cells cells;

  ProductTable(Cells cells) {
    this.cells = cells;
  }

  @Override
  public RowOutcome interpret(Row row) {
    cells.begin(row);
    String key = cells.key(cells.column(Role.PRODUCT));
    if (key.isEmpty()) {
      boolean numbered = cells.has(Role.PRODUCT) && !cells.has(Role.PRODUCT_TITLE);
      key = cells.neededKey(cells.column(numbered ? Role.PRODUCT : Role.PRODUCT_TITLE));
    }
    Money price =
        cells.money(cells.column(Role.UNIT_PRICE), cells.currency(cells.column(Role.CURRENCY)));
    if (cells.isRejected()) {
      return cells.rejected();
    }
    return cells.accepted(
        List.of(
            new ProductRecord(
                key,
                cells.text(Role.PRODUCT_TITLE),
                cells.text(Role.CATEGORY),
                cells.text(Role.BRAND),
                price)));
  }
}
