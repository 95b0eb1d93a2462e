package dev.promirror.crash;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The entry of {@code ./dev crash}. */
public final class Crash {

  private static final String USAGE =
      "./dev crash mirror --runs N [--seed S] [--from K] [--kills N] [--frozen SECONDS] [--rules"
          + " FILE]";

  private int runs = 10;
  private long seed = 1;
  private int from = 1;
  private int kills = 4;
  private int frozen = 60;
  private boolean tells;
  private @Nullable Path rules;

  private Crash() {}

  /** Exits with 1 at the first difference, with 2 for arguments that make no sense. */
  public static void main(String... args) {
    Crash crash = new Crash();
    try {
      crash.read(List.of(args));
    } catch (IllegalArgumentException e) {
      System.err.println(USAGE);
      System.exit(2);
    }
    System.exit(crash.run());
  }

  private void read(List<String> args) {
    Iterator<String> words = args.iterator();
    if (!words.hasNext() || !words.next().equals("mirror")) {
      throw new IllegalArgumentException(USAGE);
    }
    while (words.hasNext()) {
      String name = words.next();
      String word = words.hasNext() ? words.next() : "";
      if (name.equals("--rules")) {
        rules = Path.of(word);
        continue;
      }
      long value = Long.parseLong(word);
      switch (name) {
        case "--runs" -> runs = Math.toIntExact(value);
        case "--seed" -> seed = value;
        case "--from" -> from = Math.toIntExact(value);
        case "--kills" -> kills = Math.toIntExact(value);
        case "--tell" -> tells = value > 0;
        case "--frozen" -> frozen = Math.toIntExact(value);
        default -> throw new IllegalArgumentException(name);
      }
    }
  }

  private int run() {
    long began = System.nanoTime();
    try (Stage stage = new Stage(frozen * 1000L, rules)) {
      stage.launch().archive();
      Campaign campaign = new Campaign(stage, new Scripts(kills, 4), tells);
      int played = 0;
      try {
        for (int number = from; number < from + runs; number++) {
          System.out.println(campaign.play(seed, number));
          played++;
        }
        return 0;
      } catch (Difference difference) {
        System.out.println("\nA difference. " + difference.getMessage());
        System.out.printf(
            "%nThis world alone: ./dev crash mirror --runs 1 --seed %d --from %d --kills %d%n",
            seed, from + played, kills);
        return 1;
      } finally {
        System.out.printf(
            "%n%s%npoints nobody was caught at: %s%n%d worlds in %.0f s%n",
            campaign.coverage(),
            campaign.coverage().untouched(),
            played,
            (System.nanoTime() - began) / 1e9);
      }
    }
  }
}
