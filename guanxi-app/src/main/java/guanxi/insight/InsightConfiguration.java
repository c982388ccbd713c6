package guanxi.insight;

import guanxi.customer.Customers;
import guanxi.ordering.OrderMonths;
import guanxi.platform.Nightly;
import guanxi.web.NavigationItem;
import java.io.OutputStream;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The nightly refresh, the place of the models in the rail, and where rows come from. */
@Configuration(proxyBeanMethods = false)
class InsightConfiguration {

  @Bean
  Nightly nightlyRefresh(InsightSettings settings) {
    return new Nightly(RefreshScores.KIND, settings.refreshAt());
  }

  @Bean
  NavigationItem modelsPlace() {
    return new NavigationItem(
        "insight.nav.models",
        "/console/models",
        60,
        "brain-circuit",
        Set.of("ADMINISTRATOR", "MANAGER", "ANALYST"));
  }

  @Bean
  NavigationItem segmentsPlace() {
    return new NavigationItem(
        "insight.nav.segments",
        "/console/segments",
        50,
        "shapes",
        Set.of("ADMINISTRATOR", "MANAGER", "ANALYST", "MARKETER"));
  }

  @Bean
  NavigationItem valuePlace() {
    return new NavigationItem(
        "insight.nav.value",
        "/console/value",
        55,
        "wallet",
        Set.of("ADMINISTRATOR", "MANAGER", "ANALYST"));
  }

  @Bean
  WarehouseFeeds warehouseFeeds(Customers customers, OrderMonths orders) {
    return new WarehouseFeeds() {
      @Override
      public void copyCustomers(OutputStream to) {
        customers.copyCustomers(to);
      }

      @Override
      public OrderMonths.Months orderMonths(OrderMonths.@Nullable Mark since) {
        return orders.months(since);
      }

      @Override
      public void copyOrders(Collection<String> months, OutputStream to) {
        orders.copy(months, to);
      }
    };
  }
}
