package guanxi.kernels.matching;

import java.util.HashMap;
import java.util.Map;

/** English given names and the short forms people use for them. */
final class Nicknames {

  private static final String GROUPS =
      """
      abigail abby gail|alan allan allen al|albert al bert bertie|alexander alex alec sandy sasha
      alexandra alex sandra lexi|alfred alf alfie fred|alice allie|amanda mandy|amelia amy millie
      andrew andy drew|angela angie|anna ann anne annie nan nancy|anthony tony ant|arthur art
      barbara barb babs|benjamin ben benny benji|beatrice bea trixie|bradley brad|caroline carrie carol
      catherine katherine kathryn kate kathy cathy katie kay kitty|charles charlie chuck chas
      charlotte lottie charlie|christine christina chris tina chrissie|christopher chris kit topher
      cynthia cindy|daniel dan danny|david dave davy|deborah deb debbie|donald don donnie
      dorothy dot dottie dolly|douglas doug|edward ed eddie ted teddy ned|edwin ed eddie ned
      eleanor ellie nell nora|elizabeth liz lizzie beth betty eliza bess elsie libby betsy
      emily em emmy|emma em|eugene gene|evelyn eve evie|florence flo florrie|frances fran fanny frankie
      francis frank frankie|frederick fred freddie|gabriel gabe|geoffrey jeffrey geoff jeff|george georgie
      gerald gerry jerry|gregory greg|hannah anna|harold harry hal|harriet hattie|helen nell nellie lena
      henry harry hank hal|isabella isabel bella izzy|jacob jake|james jim jimmy jamie|jane janie jenny
      janet jan|jennifer jen jenny|jessica jess jessie|joan joanie|john jack johnny jon|jonathan jon jonny
      joseph joe joey|joshua josh|judith judy|julia julie|kenneth ken kenny|kimberly kim|laura laurie
      lawrence larry laurie|leonard leo len lenny|leslie les|lillian lily lil|louis lou louie|louise lou
      lucy lu|margaret maggie meg peggy madge marge daisy greta|maria mary molly polly mamie may
      martha mattie patty|martin marty|matilda tilly|matthew matt|megan meg|melissa mel missy
      michael mike mick mickey mikey|nathan nathaniel nate nat|nicholas nick nicky|nicola nicky|olivia liv livvy
      pamela pam|patricia pat patty tricia trish|patrick pat paddy|peter pete|philip phillip phil pip
      rachel rae|rebecca becky becca|raymond ray|richard dick rick ricky rich richie
      robert bob bobby rob robbie bert|ronald ron ronnie|rose rosie|russell russ|ruth ruthie|samantha sam sammy|samuel sam sammy
      sarah sara sally sadie|sophia sophie|stanley stan|stephen steven steve|stephanie steph|stuart stu
      susan sue susie suzy|theodore ted teddy theo|theresa teresa terry tess|thomas tom tommy|timothy tim
      valerie val|victor vic|victoria vicky vic tori|vincent vince vinny|virginia ginny|walter walt wally
      wendy gwendolyn gwen|wilfred wilf|william will bill billy willie liam|zachary zach zack\
      """;

  /** For each name, the numbers of the groups it belongs to, as a bit set of three words. */
  private static final Map<String, long[]> GROUPS_OF = read();

  private Nicknames() {}

  /** Whether two lower-case names can be the same person's. */
  static boolean same(String a, String b) {
    long[] left = GROUPS_OF.get(a);
    long[] right = GROUPS_OF.get(b);
    return left != null
        && right != null
        && ((left[0] & right[0]) | (left[1] & right[1]) | (left[2] & right[2])) != 0;
  }

  private static Map<String, long[]> read() {
    Map<String, long[]> groups = new HashMap<>();
    int number = 0;
    for (String group : GROUPS.split("[|\n]", -1)) {
      for (String name : group.strip().split("\\s+", -1)) {
        groups.computeIfAbsent(name, fresh -> new long[3])[number >>> 6] |= 1L << number;
      }
      number++;
    }
    return Map.copyOf(groups);
  }
}
