package guanxi.staff;

import guanxi.platform.LocalAccess;
import guanxi.web.Theme;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Finds out who sends a request: a browser with a session's cookie, or a command of this machine
 * with its token. A request that carries an {@code Authorization} header is never taken for a
 * browser's, so it needs no CSRF token.
 */
@Component
class RequestIdentity implements SecurityContextRepository {

  private static final String BEARER = "Bearer ";

  private final Sessions sessions;
  private final LocalAccess localAccess;
  private final ZoneId shopZone;

  RequestIdentity(Sessions sessions, LocalAccess localAccess, ZoneId shopZone) {
    this.sessions = sessions;
    this.localAccess = localAccess;
    this.shopZone = shopZone;
  }

  /**
   * Whether the request identifies itself by a header, which no other site can make a browser do.
   */
  static boolean hasHeader(HttpServletRequest request) {
    return request.getHeader(HttpHeaders.AUTHORIZATION) != null;
  }

  @Override
  public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
    return new Deferred(() -> context(find(request)));
  }

  @Override
  @SuppressWarnings({"deprecation", "removal"}) // the interface still asks for it
  public SecurityContext loadContext(HttpRequestResponseHolder holder) {
    return loadDeferredContext(holder.getRequest()).get();
  }

  @Override
  public boolean containsContext(HttpServletRequest request) {
    return find(request).isPresent();
  }

  /** Sessions are begun and ended by {@code SignIn} alone. */
  @Override
  public void saveContext(
      SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

  private Optional<SignedIn> find(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header != null) {
      return isLocalCommand(request, header) ? Optional.of(local()) : Optional.empty();
    }
    String token = SessionCookie.token(request);
    return token == null ? Optional.empty() : sessions.find(token);
  }

  private boolean isLocalCommand(HttpServletRequest request, String header) {
    return request.getRequestURI().startsWith("/api/")
        && header.startsWith(BEARER)
        && isLoopback(request.getRemoteAddr())
        && localAccess.accepts(header.substring(BEARER.length()));
  }

  private SignedIn local() {
    return new SignedIn(
        SignedIn.LOCAL, "local", "local", Role.ADMINISTRATOR, null, Theme.SYSTEM, shopZone, false);
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException _) {
      return false;
    }
  }

  private static SecurityContext context(Optional<SignedIn> signedIn) {
    return signedIn
        .<SecurityContext>map(known ->
            new SecurityContextImpl(
                UsernamePasswordAuthenticationToken.authenticated(
                    known,
                    null,
                    List.of(new SimpleGrantedAuthority(known.staffRole().authority())))))
        .orElseGet(SecurityContextHolder::createEmptyContext);
  }

  /** Asks the database when somebody wants to know, and once. */
  private static final class Deferred implements DeferredSecurityContext {
    private final Supplier<SecurityContext> source;
    private @Nullable SecurityContext loaded;

    Deferred(Supplier<SecurityContext> source) {
      this.source = source;
    }

    @Override
    public SecurityContext get() {
      SecurityContext known = loaded;
      if (known == null) {
        known = source.get();
        loaded = known;
      }
      return known;
    }

    @Override
    public boolean isGenerated() {
      return get().getAuthentication() == null;
    }
  }
}
