package io.illm.lab.cli;

import java.util.List;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Commands with one purpose, which the help lists together.
 *
 * @param purpose their heading in the help
 * @param commands the commands in the order of the help
 */
record Group(String purpose, List<Entry> commands) {

  /**
   * A command that is created on demand, so that unused classes don't delay the start.
   *
   * @param name the name that the user types
   * @param make creates its picocli object, which may have subcommands
   */
  record Entry(String name, Function<Lab, CommandLine> make) {}

  /** Creates an entry for a single command. */
  static Entry command(String name, Function<Lab, Object> make) {
    return new Entry(name, lab -> withHelp(new CommandLine(make.apply(lab))));
  }

  /** Creates an entry for a command that only has subcommands. */
  static Entry family(String name, Object holder, List<Entry> members) {
    return new Entry(
        name,
        lab -> {
          CommandLine family = withHelp(new CommandLine(holder));
          members.forEach(member -> family.addSubcommand(member.name(), member.make().apply(lab)));
          return family;
        });
  }

  /** Creates an entry for a command that also has subcommands. */
  static Entry command(String name, Function<Lab, Object> make, List<Entry> members) {
    return new Entry(
        name,
        lab -> {
          CommandLine command = withHelp(new CommandLine(make.apply(lab)));
          members.forEach(member -> command.addSubcommand(member.name(), member.make().apply(lab)));
          return command;
        });
  }

  /** Adds the option {@code --help} to a command. */
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
