package guanxi.demo;

import guanxi.intake.FileImport;
import guanxi.intake.FileImports;
import guanxi.intake.ImportChoice;
import guanxi.intake.ImportId;
import guanxi.platform.Job;
import guanxi.platform.JobRun;
import guanxi.shared.GuanxiException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Draws the demo shop, hands its order files in as if a merchant had uploaded them, and lets its
 * storefronts send what visitors did lately. Runs when somebody asks for it, or at the first start
 * with {@code guanxi.demo}. Which imports are its own is written down before they start, so an
 * interrupted run goes on with them instead of beginning again.
 */
@Component
class FillDemo implements Job {

  static final String KIND = "demo.fill";

  private final FileImports imports;
  private final DemoImports own;
  private final LiveDemo live;
  private final DemoSettings settings;
  private final Clock clock;

  FillDemo(
      FileImports imports, DemoImports own, LiveDemo live, DemoSettings settings, Clock clock) {
    this.imports = imports;
    this.own = own;
    this.live = live;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void run(JobRun run) {
    DemoShop.Storefront[] storefronts = DemoShop.Storefront.values();
    run.progress("drawing", 0, storefronts.length);
    DemoShop shop = null;
    long done = 0;
    for (DemoShop.Storefront storefront : storefronts) {
      run.checkCancelled();
      ImportId id = own.find(run.id(), storefront).orElse(null);
      if (id == null) {
        shop = shop == null ? draw(run) : shop;
        id = handIn(shop, storefront, run);
      }
      ImportSteps.toEnd(imports, id, FileImport.State.DONE, run);
      run.progress("importing", ++done, storefronts.length);
    }
    shop = shop == null ? draw(run) : shop;
    done = 0;
    for (DemoShop.Storefront storefront : storefronts) {
      run.checkCancelled();
      live.fill(shop, storefront, run);
      run.progress("sending", ++done, storefronts.length);
    }
  }

  /** The shop's history ends when the run was asked for, so that a second try draws the same. */
  private DemoShop draw(JobRun run) {
    Map<String, String> input = run.input();
    String until = input.get("until");
    return new DemoShop(
        DemoShop.SEED,
        settings.demoCustomers(),
        until == null ? clock.instant() : Instant.parse(until));
  }

  private ImportId handIn(DemoShop shop, DemoShop.Storefront storefront, JobRun run) {
    try {
      Path file = Files.createTempFile("guanxi-demo", ".csv");
      try {
        try (OutputStream out = Files.newOutputStream(file)) {
          shop.write(storefront, out);
        }
        try (InputStream in = Files.newInputStream(file)) {
          return receive(storefront, in, run);
        }
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ImportId receive(DemoShop.Storefront storefront, InputStream file, JobRun run) {
    FileImport received = imports.receive(storefront.fileName(), file, "demo");
    if (received.state() == FileImport.State.UNREADABLE) {
      throw new GuanxiException(DemoError.DEMO_NOT_FILLED, storefront.fileName());
    }
    imports.choose(
        received.id(),
        new ImportChoice(
            Map.of("shop", storefront.shop(), "zone", storefront.zone().getId()), Map.of()));
    own.add(received.id(), run.id(), storefront, clock.instant());
    return received.id();
  }
}
