package guanxi.platform.postgres;

import guanxi.platform.Shadow;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

/** Gives threads that work within a {@link Shadow} connections that rewrite their SQL. */
@Component
class ShadowConnections implements BeanPostProcessor {

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof DataSource source && !(bean instanceof Rewriting)
        ? new Rewriting(source)
        : bean;
  }

  /** A pool whose connections rewrite SQL when they are taken within a shadow. */
  private static final class Rewriting extends DelegatingDataSource {

    Rewriting(DataSource pool) {
      super(pool);
    }

    @Override
    public Connection getConnection() throws SQLException {
      Connection connection = super.getConnection();
      return Shadow.isCast() ? rewriting(connection) : connection;
    }

    private static Connection rewriting(Connection connection) {
      InvocationHandler handler =
          (_, method, arguments) -> {
            if (arguments != null
                && method.getName().startsWith("prepare")
                && arguments[0] instanceof String sql) {
              arguments[0] = Shadow.cast(sql);
            }
            try {
              return method.invoke(connection, arguments);
            } catch (InvocationTargetException failed) {
              throw failed.getCause();
            }
          };
      return (Connection)
          Proxy.newProxyInstance(
              Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, handler);
    }
  }
}
