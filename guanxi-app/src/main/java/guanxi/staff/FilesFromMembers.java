package guanxi.staff;

import guanxi.web.ErrorAnswers;
import guanxi.web.WebError;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses forms with files from whoever may not send them, before a byte of the body is read. Must
 * stand before the check of the CSRF token, which is a field of the form: to read it is to store
 * the whole form. Another site cannot make a member's browser send one: its cookie stays at home
 * then, and {@code OwnPagesOnly} has looked before.
 */
final class FilesFromMembers extends OncePerRequestFilter {

  private final List<UploadPlace> places;
  private final AuthenticationEntryPoint askToSignIn;
  private final ErrorAnswers answers;

  FilesFromMembers(
      List<UploadPlace> places, AuthenticationEntryPoint askToSignIn, ErrorAnswers answers) {
    this.places = List.copyOf(places);
    this.askToSignIn = askToSignIn;
    this.answers = answers;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!hasParts(request)) {
      chain.doFilter(request, response);
      return;
    }
    Optional<SignedIn> from = SignedIn.maybe();
    if (from.isEmpty()) {
      askToSignIn.commence(
          request, response, new InsufficientAuthenticationException("files from nobody"));
    } else if (places.stream().anyMatch(place -> isTaken(place, request, from.get()))) {
      chain.doFilter(request, response);
    } else {
      answers.send(WebError.NOT_ALLOWED, "", request, response);
    }
  }

  private static boolean isTaken(UploadPlace place, HttpServletRequest request, SignedIn from) {
    return !from.mustChangePassword() && place.takes(request.getRequestURI(), from);
  }

  private static boolean hasParts(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null && type.strip().toLowerCase(Locale.ROOT).startsWith("multipart/");
  }
}
