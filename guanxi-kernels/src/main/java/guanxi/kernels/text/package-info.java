/**
 * What a text says, by the characters in it: sentiment, topic, intent, in any language.
 *
 * <p>Start at {@link guanxi.kernels.text.TextClassifier}.
 */
@NullMarked
package guanxi.kernels.text;

import org.jspecify.annotations.NullMarked;
