package dev.promirror.region;

import io.quarkus.arc.Unremovable;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.hibernate.orm.runtime.tenant.TenantResolver;
import jakarta.enterprise.context.ApplicationScoped;

/** Sends a session to the database its transaction is bound to; there is no default region. */
@PersistenceUnitExtension
@ApplicationScoped
@Unremovable
class RegionTenantResolver implements TenantResolver {

  @Override
  public String getDefaultTenantId() {
    throw new RegionViolation("there is no default region");
  }

  @Override
  public String resolveTenantId() {
    return Regions.binding().region().code();
  }
}
