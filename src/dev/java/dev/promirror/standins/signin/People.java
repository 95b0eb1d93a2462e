package dev.promirror.standins.signin;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who can sign in, kept in a JSON file and read anew each time, so that another process (the demo)
 * or a person with an editor can add somebody.
 */
public final class People {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  public People(Path file) {
    this.file = file;
  }

  public List<Person> all() {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      return JSON.readValue(file.toFile(), new TypeReference<List<Person>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(file + " can't be read as people: " + e.getMessage(), e);
    }
  }

  public Optional<Person> find(String id) {
    return all().stream().filter(person -> person.id().equals(id)).findFirst();
  }

  /** Adds somebody, in place of one with the same id. */
  public void add(Person person) {
    List<Person> people = new ArrayList<>(all());
    people.removeIf(other -> other.id().equals(person.id()));
    people.add(person);
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    try {
      JSON.writerWithDefaultPrettyPrinter().writeValue(draft.toFile(), people);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
