package io.illm.lab.cli;

import java.util.List;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Commands of one purpose, which stand together in the help.
 *
 * @param purpose their heading
 * @param commands in the order of the help
 */
record Group(String purpose, List<Entry> commands) {

  /**
   * One command, made only when it is asked for: what isn't loaded doesn't delay the start.
   *
   * @param name as it is typed
   * @param make its picocli object; it may have commands of its own
   */
  record Entry(String name, Function<Lab, CommandLine> make) {}

  /** A command of its own. */
  static Entry command(String name, Function<Lab, Object> make) {
    return new Entry(name, lab -> withHelp(new CommandLine(make.apply(lab))));
  }

  /** A command that only holds others. */
  static Entry family(String name, Object holder, List<Entry> members) {
    return new Entry(
        name,
        lab -> {
          CommandLine family = withHelp(new CommandLine(holder));
          members.forEach(member -> family.addSubcommand(member.name(), member.make().apply(lab)));
          return family;
        });
  }

  /** Every command answers {@code --help}. */
  static CommandLine withHelp(CommandLine command) {
    command
        .getCommandSpec()
        .usageMessage()
        .descriptionHeading("%n")
        .parameterListHeading("%n")
        .optionListHeading("%n");
    command
        .getCommandSpec()
        .addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("show this help")
                .build());
    return command;
  }

  static Group of(String purpose, Entry... commands) {
    return new Group(purpose, List.of(commands));
  }
}
