package dev.promirror.region;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.arc.InjectableInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;

/** The regions' databases; looked up late, since that of a region not served is inactive. */
@ApplicationScoped
class DataSources {

  private final InjectableInstance<AgroalDataSource> all;

  DataSources(@Any InjectableInstance<AgroalDataSource> all) {
    this.all = all;
  }

  javax.sql.DataSource of(Region region) {
    return all.select(new DataSource.DataSourceLiteral(region.code())).get();
  }
}
