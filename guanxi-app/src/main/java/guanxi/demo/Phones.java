package guanxi.demo;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Telephone numbers that ring nowhere. The regulators of the United States, the United Kingdom,
 * Germany and France reserve ranges for films and books; China has none, so its customers get
 * numbers of block 1740, which belongs to satellite emergency communication and not to people.
 * Taiwan, Hong Kong and Japan reserve nothing: their customers have no phone.
 */
final class Phones {

  private static final long SPREAD = 15_485_863;

  private static final List<String> UNITED_STATES =
      List.of(
          ("201 202 203 205 206 207 208 209 210 212 213 214 215 216 217 218 219 224 225 228 229 231"
                  + " 234 239 240 248 251 252 253 254 256 260 262 267 269 270 276 281 301 302 303"
                  + " 304 305 307 308 309 310 312 313 314 315 316 317 318 319 320 321 323 325 330"
                  + " 334 336 337 339 347 351 352 360 361 386 401 402 404 405 406 407 408 409 410"
                  + " 412 413 414 415 417 419 423 425 432 434 435 440 443 469 478 479 480 484 501"
                  + " 502 503 504 505 507 508 509 510 512 513 515 516 517 518 520 530 540 541 551"
                  + " 559 561 562 563 567 570 571 573 574 580 585 586 601 602 603 605 606 607 608"
                  + " 609 610 612 614 615 616 617 618 619 620 623 626 630 631 636 641 646 650 651"
                  + " 660 661 662 678 682 701 702 703 704 706 707 708 712 713 714 715 716 717 718"
                  + " 719 720 724 727 731 732 734 740 754 757 760 763 765 770 772 773 774 775 781"
                  + " 785 786 801 802 803 804 805 806 808 810 812 813 814 815 816 817 818 828 830"
                  + " 831 832 843 845 847 848 850 856 857 858 859 860 862 863 864 865 870 901 903"
                  + " 904 906 907 908 909 910 912 913 914 915 916 917 918 919 920 925 928 931 936"
                  + " 937 940 941 949 951 952 954 956 970 971 972 973 978 979 980 985 989")
              .split(" "));

  /** National prefixes of the ranges Ofcom keeps for drama; three digits follow. */
  private static final List<String> UNITED_KINGDOM =
      List.of(
          "7700900", "2079460", "1134960", "1144960", "1154960", "1164960", "1174960", "1184960",
          "1214960", "1314960", "1414960", "1514960", "1614960", "1914980", "2890180", "2920180");

  /** National prefixes the Bundesnetzagentur keeps for the media; three digits follow. */
  private static final List<String> GERMANY =
      List.of("3023125", "6990009", "4066969", "2214710", "8999998");

  /** National prefixes ARCEP keeps for fiction; four digits follow. */
  private static final List<String> FRANCE =
      List.of("63998", "19900", "26191", "35301", "46571", "53649");

  private Phones() {}

  /** Whether customers of this market can have a number at all. */
  static boolean exist(Market market) {
    return size(market) > 0;
  }

  /**
   * The number of the customer who is the {@code ordinal}th of her market, as she would write it
   * for that shop; null once the range is used up. No two ordinals get the same.
   */
  static @Nullable String number(Market market, int ordinal) {
    int size = size(market);
    if (ordinal >= size) {
      return null;
    }
    int at = (int) (ordinal * SPREAD % size);
    return switch (market) {
      case CN -> String.format(Locale.ROOT, "1740%07d", at);
      case US ->
          "+1" + UNITED_STATES.get(at / 100) + String.format(Locale.ROOT, "55501%02d", at % 100);
      case GB ->
          "+44" + UNITED_KINGDOM.get(at / 1000) + String.format(Locale.ROOT, "%03d", at % 1000);
      case DE -> "+49" + GERMANY.get(at / 1000) + String.format(Locale.ROOT, "%03d", at % 1000);
      case FR -> "+33" + FRANCE.get(at / 10_000) + String.format(Locale.ROOT, "%04d", at % 10_000);
      case TW, HK, JP -> null;
    };
  }

  private static int size(Market market) {
    return switch (market) {
      case CN -> 6_000_000;
      case US -> UNITED_STATES.size() * 100;
      case GB -> UNITED_KINGDOM.size() * 1000;
      case DE -> GERMANY.size() * 1000;
      case FR -> FRANCE.size() * 10_000;
      case TW, HK, JP -> 0;
    };
  }
}
