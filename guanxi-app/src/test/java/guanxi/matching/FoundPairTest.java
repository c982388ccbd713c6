package guanxi.matching;

import static org.assertj.core.api.Assertions.assertThat;

import guanxi.customer.Couple;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FoundPairTest {

  private static final MatchEvidence TOWN = new MatchEvidence("city", "same", 2.5);

  @Test
  void aSharedFirstNameAndTownAreNoReasonToAsk() {
    assertThat(pair(new MatchEvidence("name", "one-part-agrees", 6.5), TOWN).isWorthAsking())
        .isFalse();
    assertThat(pair(new MatchEvidence("email", "different", 0.1), TOWN).isWorthAsking()).isFalse();
  }

  @Test
  void oneNameOrAContactThatAgreesInPartIsAReason() {
    assertThat(pair(new MatchEvidence("name", "similar", 6.5)).isWorthAsking()).isTrue();
    assertThat(pair(new MatchEvidence("email", "a-slip-or-two", 6.6)).isWorthAsking()).isTrue();
  }

  @Test
  void namesAloneAreNeverCertain() {
    assertThat(pair(new MatchEvidence("name", "same", 20), TOWN).probability()).isEqualTo(0.95);
    assertThat(pair(new MatchEvidence("email", "a-slip-or-two", 6.6)).probability())
        .isEqualTo(0.999);
  }

  private static FoundPair pair(MatchEvidence... evidence) {
    return new FoundPair(Couple.of(new UUID(0, 1), new UUID(0, 2)), 0.999, List.of(evidence));
  }
}
