package io.illm.lab.runner.phase;

import io.illm.lab.check.Condition;
import io.illm.lab.check.Value;
import io.illm.lab.model.component.Component;
import io.illm.lab.model.experiment.Check;
import io.illm.lab.model.experiment.Experiment;
import io.illm.lab.model.experiment.Study.Criterion;
import io.illm.lab.model.experiment.Study.Measure;
import io.illm.lab.runner.component.ImageCatalog;
import io.illm.lab.runner.component.InstallPlan;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An experiment with all that it stands on, checked whole: nothing is created before this exists.
 *
 * @param experiment as read
 * @param platform the components that make a cluster, in order
 * @param components the components that it needs, by when they are installed
 * @param images every image that it runs, by full name
 * @param catalog how images are made
 * @param conditions its checks' conditions
 * @param criteria its studies' criteria
 * @param values its observed measures
 */
public record Resolved(
    Experiment experiment,
    List<Component> platform,
    InstallPlan components,
    Set<String> images,
    ImageCatalog catalog,
    Map<Check, Condition> conditions,
    Map<Criterion, Condition> criteria,
    Map<Measure.Observed, Value> values) {}
