package io.illm.lab.image.download;

/** A host sent a file that does not have the expected checksum. The file was deleted. */
public final class WrongContent extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param found the SHA-256 of the file, or its size if that is wrong already
   */
  public WrongContent(String found) {
    super(found);
  }
}
