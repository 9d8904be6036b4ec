package io.illm.lab.image.sbom;

import io.illm.lab.model.Broken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.cyclonedx.Version;
import org.cyclonedx.exception.GeneratorException;
import org.cyclonedx.generators.BomGeneratorFactory;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Hash;
import org.cyclonedx.model.License;
import org.cyclonedx.model.LicenseChoice;
import org.cyclonedx.model.Metadata;
import org.cyclonedx.model.Property;

/**
 * A bill of materials of an image.
 *
 * @param image the image's full name
 * @param version the image's version
 * @param licence the SPDX expression of its licence
 * @param parts the packages and programs in the image
 */
public record Sbom(String image, String version, String licence, List<Part> parts) {

  /**
   * A package or program in an image.
   *
   * @param name its name
   * @param version its version
   * @param purl its package URL
   * @param sha256 the SHA-256 of the package or file, in hexadecimal; empty if only {@code
   *     checksum} is known
   * @param checksum another checksum, such as Go's {@code h1:…} or npm's {@code sha512-…}
   */
  public record Part(
      String name,
      String version,
      String purl,
      Optional<String> sha256,
      Optional<String> checksum) {}

  /** Returns the same bill with further parts, each once. */
  public Sbom with(List<Part> others) {
    return new Sbom(image, version, licence, List.copyOf(new LinkedHashSet<>(others)));
  }

  /**
   * Writes the bill as CycloneDX JSON. It has no times or serial numbers, so the same parts give
   * the same file.
   */
  public void write(Path file) {
    Bom bom = new Bom();
    bom.setSerialNumber(null);
    bom.setMetadata(metadata());
    bom.setComponents(parts.stream().map(Sbom::component).toList());
    try {
      String json = BomGeneratorFactory.createJson(Version.VERSION_16, bom).toJsonString();
      Files.writeString(file, json);
    } catch (GeneratorException | IOException e) {
      throw new Broken("can't write the bill of materials " + file, e);
    }
  }

  private Metadata metadata() {
    Component subject = new Component();
    subject.setType(Component.Type.CONTAINER);
    subject.setName(image);
    subject.setVersion(version);
    License license = new License();
    license.setId(licence);
    LicenseChoice licenses = new LicenseChoice();
    licenses.addLicense(license);
    subject.setLicenses(licenses);
    Metadata metadata = new Metadata();
    metadata.setTimestamp(null);
    metadata.setComponent(subject);
    return metadata;
  }

  private static Component component(Part part) {
    Component component = new Component();
    component.setType(Component.Type.LIBRARY);
    component.setName(part.name());
    component.setVersion(part.version());
    component.setPurl(part.purl());
    component.setBomRef(part.purl());
    part.sha256().ifPresent(hash -> component.addHash(new Hash(Hash.Algorithm.SHA_256, hash)));
    part.checksum().ifPresent(sum -> component.addProperty(property(sum)));
    return component;
  }

  private static Property property(String checksum) {
    Property property = new Property();
    property.setName("illm:checksum");
    property.setValue(checksum);
    return property;
  }
}
