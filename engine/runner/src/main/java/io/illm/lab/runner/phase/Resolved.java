package io.illm.lab.runner.phase;

import io.illm.lab.check.Condition;
import io.illm.lab.check.Value;
import io.illm.lab.component.image.ImageCatalog;
import io.illm.lab.component.install.InstallPlan;
import io.illm.lab.model.component.Capability;
import io.illm.lab.model.component.Component;
import io.illm.lab.model.experiment.Check;
import io.illm.lab.model.experiment.Experiment;
import io.illm.lab.model.experiment.Study.Criterion;
import io.illm.lab.model.experiment.Study.Measure;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An experiment with everything that it needs, checked for faults. Nothing is created before this
 * exists.
 *
 * @param experiment the experiment
 * @param builtIn the capabilities of the cluster itself, for which no component is installed
 * @param platform the components of the platform, in the order of installation
 * @param components the components that it needs before the first step and in its steps
 * @param images the full names of all images that it runs
 * @param catalog the recipes of all images
 * @param conditions the compiled condition of each check
 * @param criteria the compiled condition of each criterion
 * @param values the compiled value of each observed measure
 */
public record Resolved(
    Experiment experiment,
    Set<Capability> builtIn,
    List<Component> platform,
    InstallPlan components,
    Set<String> images,
    ImageCatalog catalog,
    Map<Check, Condition> conditions,
    Map<Criterion, Condition> criteria,
    Map<Measure.Observed, Value> values) {}
