package dev.promirror.promotion.bulk;

import dev.promirror.promotion.terms.CodePattern;
import dev.promirror.promotion.terms.CodeText;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Draws texts nobody can guess from others of their batch. */
@ApplicationScoped
class Draws {

  /** Of a hundred texts one is wanted: so many in a row aren't alike by chance. */
  private static final int TRIES_EACH = 50;

  private final RandomGenerator random;

  Draws(RandomGenerator random) {
    this.random = random;
  }

  @Produces
  @Singleton
  @DefaultBean
  static RandomGenerator secure() {
    return new SecureRandom();
  }

  /** Texts that differ in more than case: as many as are asked for, if there are so many. */
  List<CodeText> some(CodePattern pattern, int count) {
    Map<String, CodeText> drawn = new LinkedHashMap<>();
    for (long tries = 0; drawn.size() < count && tries < (long) TRIES_EACH * count; tries++) {
      CodeText text = pattern.draw(random::nextInt);
      drawn.putIfAbsent(text.key(), text);
    }
    return List.copyOf(drawn.values());
  }

  CodeText one(CodePattern pattern) {
    return pattern.draw(random::nextInt);
  }
}
