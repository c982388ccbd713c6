package guanxi.intake.tracking;

import guanxi.customer.Identity;
import guanxi.customer.IdentityKind;
import guanxi.customer.Trait;
import guanxi.files.values.Countries;
import guanxi.files.values.Emails;
import guanxi.files.values.Phones;
import guanxi.intake.FactKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whom an event is about. Every kind of event may name somebody: by user and anonymous id, by
 * e-mail and telephone among the traits, by {@code context.externalIds} and the device.
 */
final class EventPersons {

  private static final int LONGEST = 200;

  private static final Map<String, IdentityKind> EXTERNAL =
      Map.ofEntries(
          Map.entry("user_id", IdentityKind.ACCOUNT),
          Map.entry("email", IdentityKind.EMAIL),
          Map.entry("phone", IdentityKind.PHONE),
          Map.entry("anonymous_id", IdentityKind.ANONYMOUS_ID),
          Map.entry("cross_domain_id", IdentityKind.ANONYMOUS_ID),
          Map.entry("ga_client_id", IdentityKind.GA_CLIENT_ID),
          Map.entry("ios.id", IdentityKind.DEVICE_ID),
          Map.entry("android.id", IdentityKind.DEVICE_ID),
          Map.entry("ios.idfa", IdentityKind.ADVERTISING_ID),
          Map.entry("android.idfa", IdentityKind.ADVERTISING_ID),
          Map.entry("ios.push_token", IdentityKind.PUSH_TOKEN),
          Map.entry("android.push_token", IdentityKind.PUSH_TOKEN));

  private final Predicate<Identity> blocked;

  EventPersons(Predicate<Identity> blocked) {
    this.blocked = blocked;
  }

  /** The identities that an event names, the most telling first; none that is blocked. */
  List<Identity> identities(
      String source, FactKind kind, ObjectNode event, @Nullable String visitor) {
    Found found = new Found(source, new LinkedHashSet<>());
    add(found, IdentityKind.ACCOUNT, text(event, "userId"));
    String anonymous = text(event, "anonymousId");
    add(found, IdentityKind.ANONYMOUS_ID, anonymous == null ? visitor : anonymous);
    if (kind == FactKind.ALIAS) {
      add(found, IdentityKind.ANONYMOUS_ID, text(event, "previousId"));
    }
    if (kind == FactKind.MERGE) {
      addListed(found, event.get("mergeProperties"), "type", "value");
    }
    if (kind == FactKind.IDENTIFY) {
      addContacts(found, object(event, "traits"));
    }
    ObjectNode context = object(event, "context");
    if (context != null) {
      addContacts(found, object(context, "traits"));
      addListed(found, context.get("externalIds"), "type", "id");
      addListed(found, context.get("externalId"), "type", "id");
      addDevice(found, object(context, "device"));
    }
    return found.identities().stream()
        .sorted((one, other) -> one.kind().compareTo(other.kind()))
        .toList();
  }

  /** What an event says of her besides. */
  Map<Trait, String> traits(FactKind kind, ObjectNode event) {
    ObjectNode context = object(event, "context");
    ObjectNode own = kind == FactKind.IDENTIFY ? object(event, "traits") : null;
    ObjectNode traits = own == null && context != null ? object(context, "traits") : own;
    Map<Trait, String> known = new EnumMap<>(Trait.class);
    if (traits != null) {
      put(known, Trait.NAME, name(traits));
      ObjectNode address = object(traits, "address");
      ObjectNode place = address == null ? traits : address;
      String country = text(place, "country");
      put(known, Trait.COUNTRY, country == null ? null : Countries.code(country));
      put(known, Trait.CITY, text(place, "city"));
      ObjectNode company = object(traits, "company");
      put(known, Trait.COMPANY, company == null ? text(traits, "company") : text(company, "name"));
      put(known, Trait.JOB, text(traits, "title"));
      put(known, Trait.GENDER, text(traits, "gender"));
      put(known, Trait.BIRTHDAY, text(traits, "birthday"));
      put(known, Trait.WEBSITE, text(traits, "website"));
      put(known, Trait.LANGUAGE, text(traits, "language"));
    }
    return known;
  }

  /** A text field; numbers count as texts, since clients send account numbers so. */
  static @Nullable String text(ObjectNode object, String name) {
    JsonNode value = object.get(name);
    if (value == null || !(value.isString() || value.isNumber())) {
      return null;
    }
    String text = value.asString().strip();
    return text.isEmpty() ? null : text;
  }

  /** A field that is an object; null if it is anything else. */
  static @Nullable ObjectNode object(ObjectNode object, String name) {
    return object.get(name) instanceof ObjectNode found ? found : null;
  }

  private void add(Found found, IdentityKind kind, @Nullable String value) {
    if (value == null || value.length() > LONGEST) {
      return;
    }
    boolean own = kind != IdentityKind.EMAIL && kind != IdentityKind.PHONE;
    Identity identity = new Identity(kind, own ? found.source() : "", value);
    if (!blocked.test(identity)) {
      found.identities().add(identity);
    }
  }

  private void addContacts(Found found, @Nullable ObjectNode traits) {
    if (traits != null) {
      String email = text(traits, "email");
      add(found, IdentityKind.EMAIL, email == null ? null : Emails.normalise(email));
      addPhone(found, traits);
    }
  }

  private void addPhone(Found found, ObjectNode traits) {
    String phone = text(traits, "phone");
    if (phone != null) {
      ObjectNode address = object(traits, "address");
      String country = text(address == null ? traits : address, "country");
      String code = country == null ? null : Countries.code(country);
      add(found, IdentityKind.PHONE, Phones.normalise(phone, code == null ? "ZZ" : code));
    }
  }

  /** Identifiers in a list, each with its type; a type nobody knows is a platform's own. */
  private void addListed(Found found, @Nullable JsonNode list, String type, String value) {
    if (list == null || !list.isArray()) {
      return;
    }
    for (JsonNode item : list) {
      if (item instanceof ObjectNode named) {
        String platform = text(named, type);
        String id = text(named, value);
        if (platform != null && id != null) {
          addExternal(found, platform, id);
        }
      }
    }
  }

  private void addExternal(Found found, String type, String id) {
    IdentityKind kind = EXTERNAL.get(type);
    if (kind == IdentityKind.EMAIL) {
      add(found, kind, Emails.normalise(id));
    } else if (kind == IdentityKind.PHONE) {
      add(found, kind, Phones.normalise(id, "ZZ"));
    } else if (kind != null) {
      add(found, kind, id);
    } else if (id.length() <= LONGEST && type.length() <= LONGEST) {
      Identity identity = new Identity(IdentityKind.EXTERNAL_ID, type, id);
      if (!blocked.test(identity)) {
        found.identities().add(identity);
      }
    }
  }

  private void addDevice(Found found, @Nullable ObjectNode device) {
    if (device != null) {
      add(found, IdentityKind.DEVICE_ID, text(device, "id"));
      add(found, IdentityKind.ADVERTISING_ID, text(device, "advertisingId"));
      add(found, IdentityKind.PUSH_TOKEN, text(device, "token"));
    }
  }

  private static @Nullable String name(ObjectNode traits) {
    String whole = text(traits, "name");
    if (whole != null) {
      return whole;
    }
    List<String> parts = new ArrayList<>();
    for (String part : List.of("firstName", "lastName")) {
      String value = text(traits, part);
      if (value != null) {
        parts.add(value);
      }
    }
    return parts.isEmpty() ? null : String.join(" ", parts);
  }

  private static void put(Map<Trait, String> traits, Trait trait, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      traits.put(trait, value.length() > LONGEST ? value.substring(0, LONGEST) : value);
    }
  }

  /** What was found so far; ids that a shop gives are told apart by its name. */
  private record Found(String source, Set<Identity> identities) {}
}
