package guanxi.benchmarks.matching;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

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

  /** One person, in the cleanest spelling. */
  private record Person(
      int number,
      String given,
      String family,
      String otherGiven,
      String otherFamily,
      LocalDate born,
      String email,
      String phone,
      String address,
      String city,
      String postcode) {}

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
    Person last = person(0, null);
    int id = 0;
    for (int number = 0; id < records; number++) {
      Person person = person(number, random.nextInt(4) == 0 ? last : null);
      last = person;
      int copies = random.nextInt(10) < 7 ? 1 : 2 + random.nextInt(3);
      for (int copy = 0; copy < copies && id < records; copy++) {
        out.write(id++ + "," + (copy == 0 ? clean(person) : damaged(person)) + "," + number + "\n");
      }
    }
  }

  private Person person(int number, @org.jspecify.annotations.Nullable Person relative) {
    boolean chinese = relative == null ? random.nextInt(4) == 0 : isHan(relative.family());
    String first = pick(given);
    String other = first;
    String last = relative == null ? skewed(family) : relative.family();
    String otherLast = relative == null ? last : relative.otherFamily();
    if (chinese) {
      String[] one = CHINESE_GIVEN[random.nextInt(CHINESE_GIVEN.length)].split(" ", -1);
      String[] two = CHINESE_GIVEN[random.nextInt(CHINESE_GIVEN.length)].split(" ", -1);
      boolean pinyin = random.nextBoolean();
      first = one[0] + two[0];
      other = pinyin ? one[2] + two[2] : one[1] + two[1];
      String[] name = CHINESE_FAMILY[random.nextInt(CHINESE_FAMILY.length)].split(" ", -1);
      last = relative == null ? name[0] : relative.family();
      otherLast = relative == null ? name[pinyin ? 2 : 1] : relative.otherFamily();
    }
    String mail =
        (chinese ? pick(given) + pick(given) : first + "." + last)
            + random.nextInt(1000)
            + "@"
            + MAIL[random.nextInt(MAIL.length)];

    return new Person(
        number,
        first,
        last,
        other,
        otherLast,
        LocalDate.of(1940, 1, 1).plusDays(random.nextInt(365 * 66)),
        mail,
        "1" + (3 + random.nextInt(6)) + digits(9),
        relative != null ? relative.address() : 1 + random.nextInt(300) + " " + pick(streets) + " street",
        relative != null ? relative.city() : skewed(cities),
        relative != null ? relative.postcode() : digits(5));
  }

  private static boolean isHan(String text) {
    return Character.isIdeographic(text.charAt(0));
  }

  private static String clean(Person p) {
    return String.join(
        ",",
        p.given(),
        p.family(),
        p.born().toString(),
        p.email(),
        p.phone(),
        p.address(),
        p.city(),
        p.postcode());
  }

  private String damaged(Person p) {
    boolean script = random.nextInt(3) == 0;
    String first = typo(script ? p.otherGiven() : p.given(), 8);
    String last = typo(script ? p.otherFamily() : p.family(), 8);
    if (random.nextInt(40) == 0) {
      String swap = first;
      first = last;
      last = swap;
    }
    boolean moved = random.nextInt(7) == 0;
    String phone = random.nextInt(6) == 0 ? "1" + digits(10) : typo(p.phone(), 20);
    if (random.nextInt(4) == 0) {
      phone = phone.substring(0, 3) + "****" + phone.substring(phone.length() - 4);
    }
    return String.join(
        ",",
        gone(first, 20),
        gone(last, 20),
        gone(birth(p.born()), 6),
        gone(random.nextInt(5) == 0 ? pick(given) + digits(4) + "@qq.com" : typo(p.email(), 12), 5),
        gone(phone, 5),
        gone(
            moved
                ? 1 + random.nextInt(300) + " " + pick(streets) + " street"
                : typo(p.address(), 6),
            8),
        gone(moved ? skewed(cities) : typo(p.city(), 12), 8),
        gone(moved ? digits(5) : typo(p.postcode(), 15), 8));
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
