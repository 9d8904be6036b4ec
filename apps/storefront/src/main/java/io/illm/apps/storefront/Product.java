package io.illm.apps.storefront;

import io.helidon.json.JsonObject;
import java.util.List;

/**
 * A product of the shop.
 *
 * @param name the product's name
 * @param cents its price in euro cents
 */
record Product(String name, int cents) {

  /** All products. */
  static final List<Product> CATALOG =
      List.of(
          new Product("kettle", 2_900), new Product("lamp", 4_500), new Product("chair", 7_900));

  /** Returns this product as a JSON object. */
  JsonObject json() {
    return JsonObject.builder().set("name", name).set("cents", cents).build();
  }
}
