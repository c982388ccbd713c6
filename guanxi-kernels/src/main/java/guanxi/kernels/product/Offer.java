package guanxi.kernels.product;

/**
 * A product as one shop offers it.
 *
 * @param title what it is called, in any language
 * @param maker who makes it, empty when not said
 * @param price in one currency for all offers compared; NaN when not said
 */
public record Offer(String title, String maker, double price) {}
