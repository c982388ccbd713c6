package guanxi.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers what failed outside of a handler: in a filter or in the container. */
@Controller
class ContainerErrors implements ErrorController {

  private final ErrorAnswers answers;

  ContainerErrors(ErrorAnswers answers) {
    this.answers = answers;
  }

  @RequestMapping("/error")
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    answers.send(WebError.of(status instanceof Integer known ? known : 404), "", request, response);
  }
}
