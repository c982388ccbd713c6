package guanxi.insight;

import guanxi.shared.Texts;
import guanxi.web.Formats;
import java.util.List;

/** Models that are made elsewhere in the module and stand in the list of models too. */
public interface MoreModels {

  /** Their rows, in the reader's language. */
  List<ModelsView.Row> rows(Texts texts, Formats formats);

  /** How far inputs and scores of a model have moved; empty where nothing is known of it. */
  List<ModelsView.Moved> drift(ModelCard.Kind kind, Texts texts, Formats formats);
}
