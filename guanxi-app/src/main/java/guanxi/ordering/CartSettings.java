package guanxi.ordering;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings below {@code guanxi.ordering.carts}.
 *
 * @param abandonedAfter a cart with something in it that nobody touched for longer than this is
 *     abandoned
 */
@ConfigurationProperties("guanxi.ordering.carts")
record CartSettings(@DefaultValue("1h") Duration abandonedAfter) {

  CartSettings {
    if (abandonedAfter.isNegative() || abandonedAfter.isZero()) {
      throw new IllegalArgumentException(
          "guanxi.ordering.carts.abandoned-after must be longer than nothing, was "
              + abandonedAfter);
    }
  }
}
