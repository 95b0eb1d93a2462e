package dev.promirror.usage;

import dev.promirror.stripe.BookedSale;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What one sale adds to the totals.
 *
 * @param cells by code and day
 * @param coupons by coupon: uses and discounts alone
 */
record Contribution(Map<Cell, Sums> cells, Map<CouponCell, Sums> coupons) {

  /** A coupon's place in the totals; in the order the rows are locked. */
  record CouponCell(String couponId, String currency) implements Comparable<CouponCell> {
    @Override
    public int compareTo(CouponCell other) {
      return java.util.Comparator.comparing(CouponCell::couponId)
          .thenComparing(CouponCell::currency)
          .compare(this, other);
    }
  }

  /** A place in the totals; in the order the rows are locked. */
  record Cell(String promoCodeId, LocalDate day, String currency) implements Comparable<Cell> {
    @Override
    public int compareTo(Cell other) {
      return java.util.Comparator.comparing(Cell::promoCodeId)
          .thenComparing(Cell::day)
          .thenComparing(Cell::currency)
          .compare(this, other);
    }
  }

  /** Figures that are added up. */
  record Sums(long uses, long firstPayments, long renewals, long discount, long revenue) {

    static final Sums NONE = new Sums(0, 0, 0, 0, 0);

    Sums plus(Sums other) {
      return new Sums(
          uses + other.uses,
          firstPayments + other.firstPayments,
          renewals + other.renewals,
          discount + other.discount,
          revenue + other.revenue);
    }

    Sums minus(Sums other) {
      return plus(
          new Sums(
              -other.uses, -other.firstPayments, -other.renewals, -other.discount, -other.revenue));
    }
  }

  static final Contribution NOTHING = new Contribution(Map.of(), Map.of());

  static Contribution of(BookedSale sale, LocalDate day, List<SaleFact> facts) {
    return of(sale.kind(), sale.revenue().currency().getCurrencyCode(), day, facts);
  }

  /** A code or coupon counts once in a sale, however many lines it discounts. */
  static Contribution of(
      BookedSale.Kind kind, String currency, LocalDate day, List<SaleFact> facts) {
    Map<Cell, Sums> cells = new TreeMap<>();
    Map<CouponCell, Sums> coupons = new TreeMap<>();
    for (SaleFact fact : facts) {
      if (fact.promoCodeId() != null) {
        Cell cell = new Cell(fact.promoCodeId(), day, currency);
        Sums sums = cells.getOrDefault(cell, counted(kind, fact));
        cells.put(cell, sums.plus(new Sums(0, 0, 0, fact.amount(), fact.revenue())));
      }
      if (fact.couponId() != null) {
        CouponCell cell = new CouponCell(fact.couponId(), currency);
        Sums sums = coupons.getOrDefault(cell, new Sums(uses(kind, fact), 0, 0, 0, 0));
        coupons.put(cell, sums.plus(new Sums(0, 0, 0, fact.amount(), 0)));
      }
    }
    return new Contribution(cells, coupons);
  }

  private static Sums counted(BookedSale.Kind kind, SaleFact fact) {
    return new Sums(
        uses(kind, fact), kind.isUse() ? 1 : 0, kind == BookedSale.Kind.RENEWAL ? 1 : 0, 0, 0);
  }

  private static long uses(BookedSale.Kind kind, SaleFact fact) {
    return kind.isUse() && !fact.givenBack() ? 1 : 0;
  }

  /** What has to be added to totals that hold {@code before} to make them hold this. */
  Contribution minus(Contribution before) {
    return new Contribution(difference(cells, before.cells), difference(coupons, before.coupons));
  }

  private static <C extends Comparable<C>> Map<C, Sums> difference(
      Map<C, Sums> now, Map<C, Sums> before) {
    Map<C, Sums> difference = new TreeMap<>(now);
    before.forEach(
        (cell, sums) -> difference.put(cell, difference.getOrDefault(cell, Sums.NONE).minus(sums)));
    difference.values().removeIf(Sums.NONE::equals);
    return difference;
  }

  Set<String> promoCodeIds() {
    return cells.keySet().stream().map(Cell::promoCodeId).collect(Collectors.toSet());
  }

  Set<String> couponIds() {
    return coupons.keySet().stream().map(CouponCell::couponId).collect(Collectors.toSet());
  }
}
