package dev.promirror.region;

import dev.promirror.platform.ProblemException;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** Lets resources take a {@link CommunityId} from their path. */
@Provider
class CommunityIdConverter implements ParamConverterProvider {

  @Override
  @SuppressWarnings("unchecked") // checked by the comparison of classes
  public <T> @Nullable ParamConverter<T> getConverter(
      Class<T> rawType, Type genericType, Annotation[] annotations) {
    return rawType == CommunityId.class ? (ParamConverter<T>) new Converter() : null;
  }

  private static final class Converter implements ParamConverter<CommunityId> {
    @Override
    public CommunityId fromString(String value) {
      return CommunityId.parse(value).orElseThrow(ProblemException::notFound);
    }

    @Override
    public String toString(CommunityId value) {
      return value.toString();
    }
  }
}
