package guanxi.insight;

import guanxi.insight.ModelCard.Body;
import guanxi.insight.ModelCard.Errors;
import guanxi.insight.ModelCard.Outcome;
import guanxi.insight.ModelCard.Parameter;
import guanxi.insight.ModelCard.Point;
import guanxi.insight.ModelCard.Test;
import guanxi.kernels.lifetime.FitReport;
import guanxi.kernels.lifetime.ForecastErrors;
import guanxi.kernels.lifetime.RepeatPurchaseFit;
import guanxi.kernels.lifetime.SpendFit;
import guanxi.warehouse.lifetime.HoldoutTest;
import guanxi.warehouse.lifetime.LifetimeModels;
import guanxi.warehouse.lifetime.ShopRhythm;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Writes model cards from what a refresh fitted and tested. */
final class MakeCards {

  /** Beyond this the assumption of independence bends the spending forecasts visibly. */
  private static final double STRONG_CORRELATION = 0.3;

  private final LifetimeModels models;
  private final ShopRhythm rhythm;
  private final boolean isDataOld;

  /** {@code isDataOld}: the data end long before today. */
  MakeCards(LifetimeModels models, ShopRhythm rhythm, boolean isDataOld) {
    this.models = models;
    this.rhythm = rhythm;
    this.isDataOld = isDataOld;
  }

  /** The card of the purchase model. */
  Body purchases(@Nullable HoldoutTest test) {
    List<String> warnings = new ArrayList<>();
    if (isDataOld) {
      warnings.add("old-data");
    }
    if (test == null) {
      warnings.add("no-test");
    } else if (test.best() != HoldoutTest.Forecaster.MODEL) {
      warnings.add("baseline-wins");
    }
    return switch (models.purchases()) {
      case RepeatPurchaseFit.Fitted fitted ->
          body(Outcome.FITTED, fitted.report(), null, null, test, warnings);
      case RepeatPurchaseFit.NoChurnSignal none -> {
        warnings.add("no-churn-signal");
        yield body(Outcome.NO_CHURN_SIGNAL, none.report(), null, null, test, warnings);
      }
      case RepeatPurchaseFit.NotEnoughData shortage ->
          without(shortage.shortage().name(), Math.round(shortage.customers()), warnings);
    };
  }

  /** The card of a spending model. */
  Body spending(SpendFit fit) {
    List<String> warnings = new ArrayList<>();
    return switch (fit) {
      case SpendFit.Fitted fitted -> {
        if (Math.abs(fitted.correlation()) > STRONG_CORRELATION) {
          warnings.add("correlated");
        }
        if (fitted.leftOut() > 0) {
          warnings.add("left-out");
        }
        yield body(
            Outcome.FITTED,
            fitted.report(),
            fitted.correlation(),
            fitted.model().typicalSpend(),
            null,
            warnings);
      }
      case SpendFit.NotEnoughData shortage ->
          without(shortage.shortage().name(), shortage.customers(), warnings);
    };
  }

  private Body body(
      Outcome outcome,
      FitReport report,
      @Nullable Double correlation,
      @Nullable Double meanSpend,
      @Nullable HoldoutTest test,
      List<String> warnings) {
    if (!report.converged()) {
      warnings.add("not-converged");
    }
    List<Parameter> parameters =
        report.estimates().stream()
            .map(one -> new Parameter(one.name(), one.value(), boxed(one.standardError())))
            .toList();
    return new Body(
        outcome,
        report.model(),
        models.observedUntil(),
        models.unit().days(),
        parameters,
        report.logLikelihood(),
        report.bic(),
        Math.round(report.customers()),
        report.converged(),
        null,
        correlation,
        meanSpend,
        rhythm.medianGapDays(),
        test == null ? null : test(test),
        warnings);
  }

  private Body without(String shortage, long customers, List<String> warnings) {
    return new Body(
        Outcome.NOT_ENOUGH_DATA,
        "",
        models.observedUntil(),
        models.unit().days(),
        List.of(),
        null,
        null,
        customers,
        false,
        shortage,
        null,
        null,
        rhythm.medianGapDays(),
        null,
        warnings);
  }

  private static Test test(HoldoutTest test) {
    return new Test(
        test.calibrationEnd(),
        test.holdoutEnd(),
        test.customers(),
        test.errors().model().actualTotal(),
        errors(test.errors().model()),
        errors(test.errors().rate()),
        errors(test.errors().recency()),
        test.best().name(),
        test.tracking().stream()
            .map(point -> new Point(point.day(), point.actual(), point.expected()))
            .toList());
  }

  private static Errors errors(ForecastErrors errors) {
    return new Errors(
        errors.predictedTotal(),
        errors.mae(),
        errors.rmse(),
        boxed(errors.correlation()),
        boxed(errors.auc()));
  }

  private static @Nullable Double boxed(OptionalDouble value) {
    return value.isPresent() && Double.isFinite(value.getAsDouble()) ? value.getAsDouble() : null;
  }
}
