package guanxi.kernels.recommend;

/**
 * An item to recommend and the purchase that speaks for it most.
 *
 * @param item what is recommended
 * @param score comparable within one list only; 0 when only popularity speaks for it
 * @param because the purchase that contributed most, -1 when none did
 * @param share the part of the score that came from it, in [0, 1]
 */
public record Recommendation(int item, double score, int because, double share) {}
