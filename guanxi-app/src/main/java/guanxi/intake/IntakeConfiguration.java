package guanxi.intake;

import guanxi.platform.HomeFolder;
import guanxi.staff.UploadPlace;
import guanxi.web.NavigationItem;
import jakarta.servlet.MultipartConfigElement;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The intake's place in the rail, and how large forms with files may be. */
@Configuration
class IntakeConfiguration {

  /** Files are written to the disk as they come, next to where they will stay. */
  @Bean
  MultipartConfigElement multipart(HomeFolder home) {
    return new MultipartConfigElement(
        home.folder("uploads/parts").toString(), Uploads.LIMIT_BYTES, 4 * Uploads.LIMIT_BYTES, 0);
  }

  @Bean
  UploadPlace uploadedImports() {
    return new UploadPlace("/console/imports", Set.of("ADMINISTRATOR", "MANAGER", "ANALYST"));
  }

  @Bean
  NavigationItem importsPlace() {
    return new NavigationItem(
        "intake.navigation",
        "/console/imports",
        70,
        "file-up",
        Set.of("ADMINISTRATOR", "MANAGER", "ANALYST"));
  }
}
