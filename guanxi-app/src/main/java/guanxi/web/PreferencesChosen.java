package guanxi.web;

import guanxi.shared.Texts;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is signed in chose a language or a theme in the frame. Published synchronously, so
 * that the next page already follows it.
 *
 * @param language one of {@link Texts#LANGUAGES}, or null if only the theme was chosen
 * @param theme the theme, or null if only the language was chosen
 */
public record PreferencesChosen(
    Visitor visitor, @Nullable Locale language, @Nullable Theme theme) {}
