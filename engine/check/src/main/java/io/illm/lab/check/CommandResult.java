package io.illm.lab.check;

/**
 * What came of a command.
 *
 * @param exitCode its exit status
 * @param stdout what it printed
 * @param stderr what it printed there
 */
public record CommandResult(int exitCode, String stdout, String stderr) {}
