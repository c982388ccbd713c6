package guanxi.insight.mining;

/** Something learned from purchases; a part of {@link MineShop}. */
interface MiningStep {

  /** The last part of the text that says what is being done. */
  String phase();

  /** Does it; what it learned before stays in use when it fails. */
  void mine(Mining mining);
}
