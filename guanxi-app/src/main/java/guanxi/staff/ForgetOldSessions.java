package guanxi.staff;

import guanxi.platform.Job;
import guanxi.platform.JobRun;
import org.springframework.stereotype.Component;

/**
 * Every night, removes sessions that ended by themselves and failures that are no longer counted.
 * Doing it twice removes nothing more.
 */
@Component
class ForgetOldSessions implements Job {

  static final String KIND = "staff.forget-old-sessions";

  private final Sessions sessions;
  private final SignInThrottle throttle;

  ForgetOldSessions(Sessions sessions, SignInThrottle throttle) {
    this.sessions = sessions;
    this.throttle = throttle;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void run(JobRun run) {
    sessions.forgetOld();
    throttle.forgetOld();
  }
}
