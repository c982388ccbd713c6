package guanxi.demo;

import org.jspecify.annotations.Nullable;

/**
 * One made-up person.
 *
 * @param index her number, from 0
 * @param email null for Chinese customers who left only a phone number
 * @param secondEmail the address she uses later, of {@link Behaviour#TWO_ADDRESSES} only
 * @param phone null where no range of numbers is reserved for fiction or the range is used up
 */
record DemoCustomer(
    int index,
    Market market,
    Behaviour behaviour,
    Name name,
    @Nullable String email,
    @Nullable String secondEmail,
    @Nullable String phone,
    Address address) {

  /** How she is called: in her own script, and the Latin letters her e-mail address is made of. */
  record Name(String given, String family, String full, String latinGiven, String latinFamily) {}

  /** Where her parcels go. */
  record Address(String city, String district, String postcode, String province, String street) {}
}
