package guanxi.demo;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Fills the demo shop when Guanxi is started with it for the first time. */
@Component
class FillDemoAtFirstStart {

  private final DemoSettings settings;
  private final Demo demo;

  FillDemoAtFirstStart(DemoSettings settings, Demo demo) {
    this.settings = settings;
    this.demo = demo;
  }

  @EventListener
  void on(ApplicationReadyEvent event) {
    if (settings.demo()) {
      demo.fillOnce();
    }
  }
}
