package dev.promirror.region;

import java.io.Serializable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Objects;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.usertype.EnhancedUserType;
import org.jspecify.annotations.Nullable;

/** Stores a community id as its text, in keys too (where JPA converters may not be used). */
public final class CommunityIdType implements EnhancedUserType<CommunityId> {

  @Override
  public int getSqlType() {
    return Types.VARCHAR;
  }

  @Override
  public Class<CommunityId> returnedClass() {
    return CommunityId.class;
  }

  @Override
  public @Nullable CommunityId nullSafeGet(ResultSet row, int position, WrapperOptions options)
      throws SQLException {
    String text = row.getString(position);
    return text == null ? null : CommunityId.of(text);
  }

  @Override
  public void nullSafeSet(
      java.sql.PreparedStatement statement,
      @Nullable CommunityId value,
      int position,
      WrapperOptions options)
      throws SQLException {
    statement.setString(position, value == null ? null : value.toString());
  }

  @Override
  public boolean equals(@Nullable CommunityId one, @Nullable CommunityId other) {
    return Objects.equals(one, other);
  }

  @Override
  public int hashCode(@Nullable CommunityId value) {
    return Objects.hashCode(value);
  }

  @Override
  public CommunityId deepCopy(CommunityId value) {
    return value;
  }

  @Override
  public boolean isMutable() {
    return false;
  }

  @Override
  public Serializable disassemble(CommunityId value) {
    return value.toString();
  }

  @Override
  public CommunityId assemble(Serializable cached, Object owner) {
    return CommunityId.of((String) cached);
  }

  @Override
  public String toSqlLiteral(CommunityId value) {
    return "'" + value + "'";
  }

  @Override
  public String toString(CommunityId value) {
    return value.toString();
  }

  @Override
  public CommunityId fromStringValue(CharSequence sequence) {
    return CommunityId.of(sequence.toString());
  }
}
