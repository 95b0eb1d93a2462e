package dev.promirror.dashboard;

import java.util.List;

/**
 * Everything the page of one promo code shows.
 *
 * @param path its address
 * @param address its address with the chart's range
 * @param revision the ETag of the community's figures when the page was read
 * @param row what the list shows of it
 * @param figures its lifetime figures
 * @param history its uses per day
 * @param redemptions the latest payments, newest first
 * @param facts what is fixed about it
 * @param insights what follows from that
 * @param may what can be done with it
 */
record CodePage(
    String path,
    String address,
    String revision,
    CodeRow row,
    Figures figures,
    History history,
    List<RedemptionRow> redemptions,
    List<Fact> facts,
    Insights insights,
    Actions may) {

  /**
   * What the person may do with the code in its present state.
   *
   * @param publish whether to end its being a draft
   * @param edit whether to change what it says
   * @param pause whether to stop it for now
   * @param activate whether to let it run again
   * @param archive whether to end it for good
   */
  record Actions(boolean publish, boolean edit, boolean pause, boolean activate, boolean archive) {}
}
