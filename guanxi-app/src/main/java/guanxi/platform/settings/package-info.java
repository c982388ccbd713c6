/**
 * Where settings come from: the environment goes before the file {@code guanxi.properties} in the
 * home folder, and that before the default. A setting nobody knows stops the start, so that a slip
 * of the pen is seen at once. Start reading at {@code SettingsCheck}.
 */
@NullMarked
package guanxi.platform.settings;

import org.jspecify.annotations.NullMarked;
