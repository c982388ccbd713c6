package guanxi.web;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the outside reaches the pages.
 *
 * @param proxies IP addresses of the reverse proxies in front of Guanxi, such as 127.0.0.1. Only
 *     from them is it believed who asked (X-Forwarded-For) and that it was over HTTPS
 *     (X-Forwarded-Proto). Default: none.
 */
@ConfigurationProperties("guanxi.web")
record WebSettings(@DefaultValue List<String> proxies) {

  WebSettings {
    for (String proxy : proxies) {
      if (!proxy.matches("[0-9a-fA-F:.]+")) {
        throw new IllegalArgumentException(
            "guanxi.web.proxies takes IP addresses, and «" + proxy + "» is none.");
      }
    }
    proxies = List.copyOf(proxies);
  }
}
