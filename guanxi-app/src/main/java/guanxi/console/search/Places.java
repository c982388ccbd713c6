package guanxi.console.search;

import guanxi.console.search.SearchView.Doing;
import guanxi.console.search.SearchView.Place;
import guanxi.shared.Texts;
import guanxi.web.Command;
import guanxi.web.NavigationItem;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The pages and commands of the console by their names. A name is found in any of the languages we
 * speak: who reads 客户 may well type “customers”.
 */
@Component
class Places {

  private final List<NavigationItem> pages;
  private final List<Command> commands;

  Places(ObjectProvider<NavigationItem> pages, ObjectProvider<Command> commands) {
    this.pages = pages.stream().sorted(Comparator.comparingInt(NavigationItem::order)).toList();
    this.commands = commands.orderedStream().toList();
  }

  /** The pages this role sees whose name holds the text. */
  List<Place> pages(String text, String role, Texts texts) {
    return pages.stream()
        .filter(page -> page.isFor(role) && isNamed(page.textKey(), text))
        .map(page -> new Place(texts.of(page.textKey()), page.path(), page.icon()))
        .toList();
  }

  /** The commands this role may give whose name holds the text. */
  List<Doing> commands(String text, String role, Texts texts) {
    return commands.stream()
        .filter(command -> command.isFor(role) && isNamed(command.textKey(), text))
        .map(command ->
            new Doing(
                texts.of(command.textKey()), command.path(), command.icon(), command.isChange()))
        .toList();
  }

  private static boolean isNamed(String key, String text) {
    String wanted = text.toLowerCase(Locale.ROOT);
    return Texts.LANGUAGES.stream()
        .anyMatch(language -> Texts.in(language).of(key).toLowerCase(Locale.ROOT).contains(wanted));
  }
}
