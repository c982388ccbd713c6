package guanxi.demo;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The demo shop.
 *
 * @param demo Whether the demo shop is filled at the first start. Set by ./guanxi up --demo.
 * @param demoCustomers How many customers the demo shop has.
 */
@ConfigurationProperties("guanxi")
record DemoSettings(
    @DefaultValue("false") boolean demo, @DefaultValue("20000") int demoCustomers) {}
