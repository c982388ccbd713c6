package guanxi.warehouse.lifetime;

import java.time.LocalDate;

/**
 * Repeat purchase days of all customers of the calibration period, summed up to the end of a day.
 *
 * @param actual how many there were
 * @param expected how many the model, fitted to the calibration period, says there would be
 */
public record TrackingPoint(LocalDate day, long actual, double expected) {}
