/**
 * Tables out of files: encodings, CSV, XLSX, known formats, column mapping.
 *
 * <p>Three calls read any file:
 *
 * {@snippet :
 * Detection found = Detection.of(file, new Defaults(zone, "EUR", "DE", now));
 * ImportPlan plan = found.plan(); // a person may correct it; PlanText remembers it
 * try (RecordReader reader = RecordReader.open(file, plan, now)) {
 *   for (RowOutcome row = reader.next(); row != null; row = reader.next()) {
 *     switch (row) {
 *       case RowOutcome.Accepted(var cells, var records, var remarks) -> store(records);
 *       case RowOutcome.Rejected(var cells, var reasons) -> report(cells, reasons);
 *     }
 *   }
 * }
 * }
 *
 * <p>Every row of data gives exactly one outcome; blank lines and the header give none. The same
 * file and plan give the same outcomes in the same order, so that an interrupted import can start
 * again and pass over what it has stored. {@link guanxi.files.records} says what the records carry.
 *
 * <p>To correct a plan: {@code plan.withMapping(plan.mapping().withChosen(Role.CUSTOMER, "c2",
 * found.header()))}, {@code plan.withStyle(…)}, {@code plan.withFormat(…)}; another sheet or
 * delimiter by {@link guanxi.files.Detection#of(java.nio.file.Path, guanxi.files.Layout,
 * guanxi.files.Defaults)}. Raw rows without any meaning come from {@link guanxi.files.TableFile}.
 *
 * <p>Memory stays bounded for files of any size; nothing but {@link
 * guanxi.files.UnreadableFileException} (the file as a whole is no table) and errors of the disk is
 * ever raised. Texts for people are not here: codes and their arguments are.
 */
@NullMarked
package guanxi.files;

import org.jspecify.annotations.NullMarked;
