package io.illm.lab.cli;

import io.illm.lab.cli.terminal.Screen;
import io.illm.lab.cli.terminal.Words;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The layout of the help: commands grouped by purpose, and colours if the screen has them. */
final class Help {

  private static final int NAME_COLUMN = 14;

  private Help() {}

  /** Returns the colours for a screen; none if it has none. */
  static ColorScheme colours(Screen screen) {
    return CommandLine.Help.defaultColorScheme(screen.colour() ? Ansi.ON : Ansi.OFF);
  }

  /** Shows the commands of the root under the headings of their groups. */
  static void byPurpose(CommandLine root, List<Group> groups) {
    root.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING, _ -> "");
    root.getHelpSectionMap()
        .put(
            UsageMessageSpec.SECTION_KEY_COMMAND_LIST,
            help ->
                groups.stream().map(group -> section(group, help)).collect(Collectors.joining()));
  }

  private static String section(Group group, CommandLine.Help help) {
    Map<String, CommandLine> known = help.commandSpec().subcommands();
    return group.commands().stream()
        .flatMap(entry -> Stream.ofNullable(known.get(entry.name())))
        .map(command -> line(command.getCommandSpec(), help))
        .collect(Collectors.joining("", "%n%s:%n".formatted(group.purpose()), ""));
  }

  private static String line(CommandSpec command, CommandLine.Help help) {
    int room = help.commandSpec().usageMessage().width() - NAME_COLUMN - 2;
    return "  "
        + help.colorScheme().commandText(command.name())
        + " ".repeat(Math.max(1, NAME_COLUMN - command.name().length()))
        + Words.fit(String.join(" ", command.usageMessage().description()), room)
        + System.lineSeparator();
  }
}
