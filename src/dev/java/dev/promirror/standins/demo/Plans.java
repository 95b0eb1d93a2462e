package dev.promirror.standins.demo;

import dev.promirror.standins.demo.Plan.Code;
import dev.promirror.standins.demo.Plan.Coupon;
import dev.promirror.standins.demo.Plan.Fate;
import dev.promirror.standins.demo.Plan.Offer;
import dev.promirror.standins.demo.Plan.Staff;
import java.util.List;
import java.util.Map;

/** The two communities of the demo. */
final class Plans {
  static final List<Plan> ALL = List.of(lisbon(), bengaluru());

  private Plans() {}

  private static Plan lisbon() {
    return new Plan(
        "gl",
        "Lisbon Makers",
        "PT",
        "EUR",
        "Europe/Lisbon",
        "https://makers.example/join",
        new Staff("owner-gl", "Marta Sousa", "owner"),
        List.of(
            new Offer("Monthly membership", 2_400, "month", 6),
            new Offer("Annual membership", 24_000, "year", 2),
            new Offer("Laser cutting workshop", 6_500, null, 4)),
        List.of(
            new Coupon("WELCOME", "Welcome offer", Map.of("percentOff", 20)),
            new Coupon(
                "LOYAL",
                "Three months cheaper",
                Map.of("percentOff", 15, "duration", "REPEATING", "durationInMonths", 3)),
            new Coupon(
                "FOUNDERS",
                "Founders' rate",
                Map.of("percentOff", 30, "duration", "FOREVER", "limit", 60)),
            new Coupon("FIVER", "Five euros off", Map.of("amountOff", money(500, "EUR"))),
            new Coupon("HALF", "Half price, once", Map.of("percentOff", 50, "limit", 40))),
        List.of(
            new Code("SUNNY20", "WELCOME", "Newsletter", 8),
            new Code("PODCAST20", "WELCOME", "Podcast", 5),
            new Code("FRIENDS20", "WELCOME", "Members' friends", 8, 20, 18, Fate.KEPT),
            new Code("STAY15", "LOYAL", "After a trial evening", 4, 200, 0, Fate.KEPT),
            new Code("COMEBACK15", "LOYAL", "Letter to former members", 3, 0, 0, Fate.PAUSED),
            new Code("FOUNDER30", "FOUNDERS", "Opening night", 3, 40, 0, Fate.KEPT),
            new Code("FIVER", "FIVER", "Flyer", 5),
            new Code("MAKERFAIRE50", "HALF", "Maker fair", 4, 40, 0, Fate.ARCHIVED)),
        List.of(
            "Ana", "Bruno", "Carla", "Diogo", "Elisa", "Filipe", "Graça", "Hugo", "Inês", "João",
            "Lara", "Miguel", "Nuno", "Olívia", "Pedro", "Rita", "Sofia", "Tiago", "Vasco", "Zita"),
        4);
  }

  private static Plan bengaluru() {
    return new Plan(
        "in",
        "Bengaluru Film Club",
        "IN",
        "INR",
        "Asia/Kolkata",
        "https://filmclub.example/join",
        new Staff("owner-in", "Asha Rao", "owner"),
        List.of(
            new Offer("Monthly pass", 49_900, "month", 6),
            new Offer("Year pass", 499_900, "year", 2),
            new Offer("Weekend of Ray", 79_900, null, 4)),
        List.of(
            new Coupon("FIRSTSHOW", "First show", Map.of("percentOff", 25)),
            new Coupon(
                "SEASON",
                "A season cheaper",
                Map.of("percentOff", 12.5, "duration", "REPEATING", "durationInMonths", 4)),
            new Coupon(
                "PATRON", "Patrons", Map.of("percentOff", 20, "duration", "FOREVER", "limit", 50)),
            new Coupon("HUNDRED", "₹100 off", Map.of("amountOff", money(10_000, "INR"))),
            new Coupon("STUDENT", "Students", Map.of("percentOff", 40, "limit", 60))),
        List.of(
            new Code("NAMASTE25", "FIRSTSHOW", "Instagram", 8),
            new Code("MATINEE25", "FIRSTSHOW", "Matinée poster", 5),
            new Code("BRINGAFRIEND", "FIRSTSHOW", "Members' friends", 8, 20, 18, Fate.KEPT),
            new Code("MONSOON", "SEASON", "Monsoon programme", 4, 150, 0, Fate.KEPT),
            new Code("DIWALI", "SEASON", "Diwali letter", 3, 0, 0, Fate.PAUSED),
            new Code("PATRON20", "PATRON", "Patrons' evening", 3, 40, 0, Fate.KEPT),
            new Code("HUNDRED", "HUNDRED", "Flyer", 5),
            new Code("CAMPUS40", "STUDENT", "Campus week", 4, 60, 0, Fate.ARCHIVED)),
        List.of(
            "Aarav", "Bhavna", "Chetan", "Divya", "Esha", "Farhan", "Gauri", "Harish", "Ishaan",
            "Jaya", "Kavya", "Lakshmi", "Manoj", "Neha", "Omkar", "Priya", "Rahul", "Sana", "Tara",
            "Vikram"),
        4);
  }

  private static Map<String, ?> money(long amount, String currency) {
    return Map.of("amount", amount, "currency", currency);
  }
}
