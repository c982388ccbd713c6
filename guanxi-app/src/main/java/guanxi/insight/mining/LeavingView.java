package guanxi.insight.mining;

import java.util.List;

/**
 * How likely a customer leaves, ready to print.
 *
 * @param sentence the probability in words
 * @param reasons the strongest first
 */
public record LeavingView(String sentence, List<String> reasons) {}
