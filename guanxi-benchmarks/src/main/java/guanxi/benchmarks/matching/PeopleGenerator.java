package guanxi.benchmarks.matching;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table of people of whom some appear several times, spelt differently, moved, in another
 * script, with masked telephone numbers; the last column says who they are.
 *
 * <p>Usage: {@code PeopleGenerator OUT.csv RECORDS [SEED]}. About 30 % of the records repeat a
 * person; a quarter of the people share family name and address with others. The same seed gives
 * the same file.
 */
public final class PeopleGenerator {

  private static final String[] CHINESE_FAMILY = {
    "王 王 wang", "李 李 li", "张 張 zhang", "刘 劉 liu", "陈 陳 chen", "杨 楊 yang", "黄 黃 huang",
    "赵 趙 zhao", "吴 吳 wu", "周 周 zhou", "徐 徐 xu", "孙 孫 sun", "马 馬 ma", "朱 朱 zhu",
    "胡 胡 hu", "郭 郭 guo", "何 何 he", "林 林 lin", "罗 羅 luo", "郑 鄭 zheng", "梁 梁 liang",
    "谢 謝 xie", "宋 宋 song", "唐 唐 tang", "许 許 xu", "韩 韓 han", "冯 馮 feng", "邓 鄧 deng"
  };
  private static final String[] CHINESE_GIVEN = {
    "伟 偉 wei", "芳 芳 fang", "娜 娜 na", "敏 敏 min", "静 靜 jing", "丽 麗 li", "强 強 qiang",
    "磊 磊 lei", "军 軍 jun", "洋 洋 yang", "勇 勇 yong", "艳 豔 yan", "杰 傑 jie", "娟 娟 juan",
    "涛 濤 tao", "明 明 ming", "超 超 chao", "兰 蘭 lan", "霞 霞 xia", "平 平 ping", "刚 剛 gang",
    "桂 桂 gui", "英 英 ying", "华 華 hua", "玉 玉 yu", "梅 梅 mei", "海 海 hai", "燕 燕 yan",
    "晓 曉 xiao", "雪 雪 xue", "文 文 wen", "建 建 jian", "志 志 zhi", "国 國 guo", "春 春 chun"
  };
  private static final String[] MAIL = {
    "gmail.com", "qq.com", "163.com", "outlook.com", "icloud.com"
  };
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

  private final Random random;
  private final List<String> given;
  private final List<String> family;
  private final List<String> streets;
  private final List<String> cities;

  PeopleGenerator(long seed) {
    random = new Random(seed);
    given = words(900, 2);
    family = words(20_000, 3);
    streets = words(8_000, 3);
    cities = words(1_200, 3);
  }

  /** A name and the same name in another script. */
  private record Name(String given, String family, String otherGiven, String otherFamily) {}

  /** Where somebody lives. */
  private record Home(String address, String city, String postcode) {}

  /** One person, in the cleanest spelling. */
  private record Person(
      int number, Name name, LocalDate born, String email, String phone, Home home) {}

  /** Writes a file; see the class. */
  public static void main(String[] words) throws IOException {
    long seed = words.length > 2 ? Long.parseLong(words[2]) : 20260101;
    try (BufferedWriter out = Files.newBufferedWriter(Path.of(words[0]))) {
      new PeopleGenerator(seed).write(out, Integer.parseInt(words[1]));
    } catch (NumberFormatException wrong) {
      System.err.println("PeopleGenerator OUT.csv RECORDS [SEED]");
    }
  }

  private void write(BufferedWriter out, int records) throws IOException {
    out.write("id,given_name,surname,birth_date,email,phone,address,city,postcode,person\n");
    var id = new int[1];
    each(
        records,
        (cells, person) -> {
          try {
            out.write(id[0]++ + "," + String.join(",", cells) + "," + person + "\n");
          } catch (IOException full) {
            throw new UncheckedIOException(full);
          }
        });
  }

  /** Hands out records and who they are. */
  void each(int records, BiConsumer<List<String>, Integer> taker) {
    Person last = person(0, null);
    int made = 0;
    for (int number = 0; made < records; number++) {
      Person person = person(number, random.nextInt(4) == 0 ? last : null);
      last = person;
      int copies = random.nextInt(10) < 7 ? 1 : 2 + random.nextInt(3);
      for (int copy = 0; copy < copies && made < records; copy++) {
        taker.accept(copy == 0 ? clean(person) : damaged(person), number);
        made++;
      }
    }
  }

  private Person person(int number, @Nullable Person relative) {
    boolean chinese = relative == null ? random.nextInt(4) == 0 : isHan(relative.name().family());
    Name name = chinese ? chineseName(relative) : alphabeticName(relative);
    Home home = relative == null ? home() : relative.home();
    return new Person(
        number,
        name,
        LocalDate.of(1940, 1, 1).plusDays(random.nextInt(365 * 66)),
        email(name, chinese),
        "1" + (3 + random.nextInt(6)) + digits(9),
        home);
  }

  private Name alphabeticName(@Nullable Person relative) {
    String first = pick(given);
    String last = relative == null ? skewed(family) : relative.name().family();
    return new Name(first, last, first, last);
  }

  private Name chineseName(@Nullable Person relative) {
    String[] one = CHINESE_GIVEN[random.nextInt(CHINESE_GIVEN.length)].split(" ", -1);
    String[] two = CHINESE_GIVEN[random.nextInt(CHINESE_GIVEN.length)].split(" ", -1);
    int other = random.nextBoolean() ? 2 : 1;
    String[] last = CHINESE_FAMILY[random.nextInt(CHINESE_FAMILY.length)].split(" ", -1);
    return new Name(
        one[0] + two[0],
        relative == null ? last[0] : relative.name().family(),
        one[other] + two[other],
        relative == null ? last[other] : relative.name().otherFamily());
  }

  private String email(Name name, boolean chinese) {
    String person = chinese ? pick(given) + pick(given) : name.given() + "." + name.family();
    return person + random.nextInt(1000) + "@" + MAIL[random.nextInt(MAIL.length)];
  }

  private Home home() {
    return new Home(
        1 + random.nextInt(300) + " " + pick(streets) + " street", skewed(cities), digits(5));
  }

  private static boolean isHan(String text) {
    return Character.isIdeographic(text.charAt(0));
  }

  private static List<String> clean(Person p) {
    return List.of(
        p.name().given(),
        p.name().family(),
        p.born().toString(),
        p.email(),
        p.phone(),
        p.home().address(),
        p.home().city(),
        p.home().postcode());
  }

  private List<String> damaged(Person p) {
    boolean script = random.nextInt(3) == 0;
    String first = typo(script ? p.name().otherGiven() : p.name().given(), 8);
    String last = typo(script ? p.name().otherFamily() : p.name().family(), 8);
    if (random.nextInt(40) == 0) {
      String swap = first;
      first = last;
      last = swap;
    }
    Home home = random.nextInt(7) == 0 ? home() : misspelt(p.home());
    boolean otherMail = random.nextInt(5) == 0;
    return List.of(
        gone(first, 20),
        gone(last, 20),
        gone(birth(p.born()), 6),
        gone(otherMail ? pick(given) + digits(4) + "@qq.com" : typo(p.email(), 12), 5),
        gone(otherPhone(p.phone()), 5),
        gone(home.address(), 8),
        gone(home.city(), 8),
        gone(home.postcode(), 8));
  }

  private Home misspelt(Home home) {
    return new Home(typo(home.address(), 6), typo(home.city(), 12), typo(home.postcode(), 15));
  }

  private String otherPhone(String phone) {
    String said = random.nextInt(6) == 0 ? "1" + digits(10) : typo(phone, 20);
    boolean masked = random.nextInt(4) == 0;
    return masked ? said.substring(0, 3) + "****" + said.substring(said.length() - 4) : said;
  }

  private String birth(LocalDate born) {
    LocalDate said =
        random.nextInt(12) == 0
            ? born.plusDays(random.nextInt(3) == 0 ? 365 : random.nextInt(28))
            : born;
    return random.nextInt(4) == 0
        ? "%02d/%02d/%d".formatted(said.getDayOfMonth(), said.getMonthValue(), said.getYear())
        : said.toString();
  }

  private String gone(String value, int oneIn) {
    return random.nextInt(oneIn) == 0 ? "" : value;
  }

  /** One slip of the finger, in one of so many. */
  private String typo(String value, int oneIn) {
    if (random.nextInt(oneIn) != 0 || value.length() < 3) {
      return value;
    }
    int at = random.nextInt(value.length() - 1);
    char key =
        Character.isDigit(value.charAt(at))
            ? (char) ('0' + random.nextInt(10))
            : LETTERS.charAt(random.nextInt(26));
    return switch (random.nextInt(4)) {
      case 0 -> value.substring(0, at) + value.substring(at + 1);
      case 1 -> value.substring(0, at) + key + value.substring(at);
      case 2 -> value.substring(0, at) + key + value.substring(at + 1);
      default ->
          value.substring(0, at)
              + value.charAt(at + 1)
              + value.charAt(at)
              + value.substring(at + 2);
    };
  }

  private String pick(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }

  /** The first words far more often than the last, as names and towns are. */
  private String skewed(List<String> words) {
    return words.get((int) (Math.pow(random.nextDouble(), 3) * words.size()));
  }

  private String digits(int count) {
    var digits = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      digits.append((char) ('0' + random.nextInt(10)));
    }
    return digits.toString();
  }

  private List<String> words(int count, int syllables) {
    List<String> words = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      var word = new StringBuilder();
      for (int s = 0; s < syllables; s++) {
        word.append("bcdfghjklmnprstvw".charAt(random.nextInt(17)))
            .append("aeiouy".charAt(random.nextInt(6)));
        if (random.nextInt(3) == 0) {
          word.append("nrlst".charAt(random.nextInt(5)));
        }
      }
      words.add(word.toString());
    }
    return words;
  }
}
