package dev.promirror.standins;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the stand-ins are told when started.
 *
 * @param fresh begin with nothing, clearing what is there
 */
record Arguments(Path data, Ports ports, boolean fresh) {

  /**
   * Reads {@code FOLDER [--fresh] [--port N …]}.
   *
   * @throws CannotStart on anything else
   */
  static Arguments of(List<String> words) {
    @Nullable Path data = null;
    Ports ports = Ports.usual();
    boolean fresh = false;
    for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
      String word = rest.next();
      Optional<Ports.Use> port =
          Arrays.stream(Ports.Use.values()).filter(use -> use.option.equals(word)).findFirst();
      if (word.equals("--fresh")) {
        fresh = true;
      } else if (port.isPresent()) {
        ports = ports.with(port.get(), rest.hasNext() ? rest.next() : "");
      } else if (data == null && !word.startsWith("-")) {
        data = Path.of(word).toAbsolutePath();
      } else {
        throw new CannotStart("Unknown option \"" + word + "\"; ./dev help lists them.");
      }
    }
    if (data == null) {
      throw new CannotStart("The data folder must be named.");
    }
    return new Arguments(data, ports, fresh);
  }
}
