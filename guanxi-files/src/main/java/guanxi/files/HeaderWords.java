package guanxi.files;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What headers are called in English, simplified and traditional Chinese, German, French, Spanish.
 */
final class HeaderWords {

  private static final String WORDS =
      """
      ORDER: order, order id, order no, order number, order name, invoice, invoice no, invoice id, invoice number, transaction id, basket id, basket, receipt, receipt no, bill no, 订单, 订单号, 订单编号, 订单id, 訂單, 訂單編號, 訂單號碼, 交易号, 流水号, 单号, 發票號碼, bestellung, bestellnummer, bestell nr, auftragsnummer, rechnungsnummer, auftrag, belegnummer, commande, numéro de commande, n° commande, référence commande, facture, pedido, número de pedido, nº pedido, id pedido, factura
      CUSTOMER: customer, customer id, customer no, customer number, client id, user, user id, userid, buyer, buyer id, member id, account, account id, cust id, household, household id, visitor id, session id, 客户, 客户编号, 客户id, 客户号, 用户id, 用户编号, 会员号, 会员编号, 会员id, 买家, 买家id, 买家昵称, 客戶編號, 顧客編號, 會員編號, 買家帳號, 買家, kunde, kundennummer, kunden nr, kundennr, kunden id, client, numéro client, id client, code client, cliente, id cliente, número de cliente
      EMAIL: email, e mail, email address, mail, customer email, billing email, contact email, 邮箱, 电子邮箱, 邮件, 电邮, 電子郵件, 信箱, email地址, e mail adresse, emailadresse, courriel, adresse email, adresse e mail, correo, correo electrónico
      PHONE: phone, phone number, mobile, mobile number, telephone, tel, cell, billing phone, customer phone, 电话, 手机, 手机号, 手机号码, 联系电话, 收货人电话, 收件人电话, 電話, 手機, 手機號碼, 聯絡電話, telefon, telefonnummer, handy, mobil, rufnummer, téléphone, portable, mobile client, teléfono, móvil, celular
      NAME: name, customer name, full name, buyer name, billing name, recipient, contact name, 姓名, 客户姓名, 客户名称, 收货人, 收件人, 收货人姓名, 买家姓名, 姓名全称, 客戶姓名, 收件人姓名, 收貨人, 顧客姓名, kundenname, vollständiger name, nom complet, nom du client, nombre completo, nombre del cliente
      FIRST_NAME: first name, given name, billing first name, vorname, prénom, nombre, 名, 名字
      LAST_NAME: last name, surname, family name, billing last name, nachname, familienname, nom, nom de famille, apellido, apellidos, 姓, 姓氏
      TIME: date, time, order date, order time, created at, created, date created, ordered at, timestamp, purchase date, invoice date, transaction date, datetime, date time, order created at, paid at, paid date, sale date, transaction timestamp, 日期, 时间, 下单时间, 下单日期, 订单日期, 订单时间, 订单创建时间, 创建时间, 付款时间, 订单付款时间, 成交时间, 交易时间, 購買日期, 時間, 下單時間, 下單日期, 訂單日期, 訂單時間, 訂單成立日期, 成立時間, 建立時間, 付款時間, datum, bestelldatum, auftragsdatum, rechnungsdatum, kaufdatum, zeitpunkt, date de commande, date commande, date d achat, créé le, fecha, fecha de pedido, fecha del pedido, fecha de compra
      AMOUNT: amount, total, order total, total amount, total price, grand total, revenue, sales, sum, paid, paid amount, amount paid, line total, subtotal, net sales, gross sales, total sales, price total, turnover, sales value, spend, 金额, 总金额, 订单金额, 实付金额, 实付款, 总价, 合计, 支付金额, 应付金额, 买家实际支付金额, 付款金额, 小计, 銷售額, 销售额, 金額, 總金額, 訂單金額, 實付金額, 總價, 合計, 訂單總金額, 小計, betrag, gesamt, gesamtbetrag, summe, gesamtsumme, umsatz, rechnungsbetrag, bestellwert, endbetrag, montant, montant total, total ttc, total commande, chiffre d affaires, importe, importe total, total pedido, monto
      UNIT_PRICE: price, unit price, item price, price each, product price, cost per item, 单价, 价格, 商品单价, 商品价格, 售价, 單價, 價格, 商品單價, 售價, 商品價格, preis, einzelpreis, stückpreis, verkaufspreis, prix, prix unitaire, precio, precio unitario
      QUANTITY: quantity, qty, units, count, pieces, item count, number of items, quantity ordered, cds, items, 数量, 购买数量, 件数, 商品数量, 宝贝总数量, 數量, 購買數量, 件數, 商品數量, menge, anzahl, stück, stückzahl, quantité, qté, nombre d articles, cantidad, unidades
      CURRENCY: currency, currency code, order currency, 币种, 货币, 幣別, 幣種, 貨幣, währung, devise, monnaie, moneda, divisa
      PRODUCT: product id, sku, item id, item sku, product sku, stock code, item no, item number, product code, article, article number, asin, item code, barcode, ean, product no, 商品编号, 商品编码, 商品id, 货号, 商家编码, 商品編號, 貨號, 商品貨號, 產品編號, 产品编号, artikelnummer, artikel nr, produktnummer, artikelnr, référence, référence produit, code produit, código, código de producto, referencia, id producto
      PRODUCT_TITLE: product, product name, product title, item, item name, title, description, lineitem name, article name, item description, 商品, 商品名称, 商品标题, 宝贝标题, 产品, 产品名称, 品名, 商品名稱, 商品標題, 產品, 產品名稱, artikel, artikelbezeichnung, produkt, produktname, bezeichnung, artikelname, produit, nom du produit, désignation, libellé, producto, nombre del producto, artículo, descripción
      CATEGORY: category, product category, department, product type, type, 类目, 分类, 类别, 商品分类, 品类, 類別, 分類, 商品分類, kategorie, warengruppe, catégorie, rayon, categoría
      BRAND: brand, vendor, manufacturer, 品牌, marke, hersteller, marque, fabricant, marca, fabricante
      STATUS: status, order status, state of order, financial status, payment status, 状态, 订单状态, 狀態, 訂單狀態, bestellstatus, statut, statut commande, estado del pedido
      STREET: address, street, address 1, address1, address line 1, billing address, shipping address, billing address 1, 地址, 收货地址, 详细地址, 收件地址, 收貨地址, straße, strasse, adresse, anschrift, rue, dirección, calle
      POSTCODE: zip, zip code, postcode, postal code, postal, billing postcode, billing zip, 邮编, 邮政编码, 郵遞區號, plz, postleitzahl, code postal, código postal, cp
      CITY: city, town, billing city, shipping city, 城市, 市, 縣市, ort, stadt, wohnort, ville, ciudad, población
      REGION: state, province, region, county, billing state, 省, 省份, 州, 地区, 地區, bundesland, région, provincia, región, estado
      COUNTRY: country, country code, billing country, shipping country, nation, 国家, 國家, 国家地区, 國家地區, land, pays, país
      ACCEPTS_EMAIL: accepts marketing, accepts email marketing, newsletter, email consent, opt in, 订阅, 訂閱電子報
      ACCEPTS_SMS: accepts sms marketing, sms consent
      TAGS: tags, labels, groups, 标签, 標籤, schlagwörter, étiquettes, etiquetas
      NOTE: note, notes, comment, comments, remark, remarks, 备注, 買家備註, 備註, 买家留言, notiz, bemerkung, kommentar, remarque, commentaire, nota, notas, comentario
      """;

  /** Times of other things than orders. */
  private static final Set<String> OTHER_TIMES =
      Set.of(
          "birth",
          "birthday",
          "birthdate",
          "dob",
          "born",
          "geburtsdatum",
          "geburtstag",
          "naissance",
          "nacimiento",
          "生日",
          "出生",
          "delivered",
          "delivery",
          "shipped",
          "shipping",
          "estimated",
          "expiry",
          "expires",
          "due",
          "end",
          "limit",
          "updated",
          "modified",
          "cancelled",
          "canceled",
          "refunded",
          "approved",
          "fulfilled",
          "lieferdatum",
          "发货",
          "收货",
          "發貨",
          "收貨",
          "到期",
          "更新",
          "修改");

  private static final Map<String, Word> EXACT = exact();

  private HeaderWords() {}

  /** A word for a role; of two words for the same role the earlier one says it better. */
  private record Word(Role role, double confidence) {}

  private static Map<String, Word> exact() {
    Map<String, Word> exact = new LinkedHashMap<>();
    for (String line : WORDS.lines().toList()) {
      String[] parts = line.split(": ", 2);
      double confidence = 0.97;
      for (String word : parts[1].split(", ", -1)) {
        exact.putIfAbsent(HeaderIndex.normal(word), new Word(Role.valueOf(parts[0]), confidence));
        confidence -= 0.0001;
      }
    }
    return exact;
  }

  /** What the header may mean, with a confidence between 0 and 1. */
  static Map<Role, Double> roles(String header) {
    Map<Role, Double> roles = new EnumMap<>(Role.class);
    String name = HeaderIndex.normal(header);
    if (name.isEmpty() || name.length() > 60) {
      return roles;
    }
    Word exact = EXACT.get(name);
    if (exact != null) {
      roles.put(exact.role, exact.confidence);
      return roles;
    }
    if (name.equals("id")) {
      roles.put(Role.CUSTOMER, 0.4);
      return roles;
    }
    addTokens(tokens(header), name.length(), roles);
    addChinese(name, roles);
    if (isOtherTime(header)) {
      roles.remove(Role.TIME);
    }
    return roles;
  }

  /** Whether the header names a time that is not that of the order, such as a birthday. */
  static boolean isOtherTime(String header) {
    String name = HeaderIndex.normal(header);
    return tokens(header).stream().anyMatch(OTHER_TIMES::contains)
        || OTHER_TIMES.stream().anyMatch(word -> isChinese(word) && name.contains(word));
  }

  /** Runs of up to three words of the header; the last word of a header says most. */
  private static void addTokens(List<String> tokens, int length, Map<Role, Double> roles) {
    for (int from = 0; from < tokens.size(); from++) {
      var run = new StringBuilder();
      for (int to = from; to < Math.min(tokens.size(), from + 3); to++) {
        run.append(tokens.get(to));
        Word word = EXACT.get(run.toString());
        if (word != null) {
          double last = to + 1 == tokens.size() ? 0.15 : 0;
          roles.merge(word.role, 0.3 + last + 0.5 * run.length() / length, Math::max);
        }
      }
    }
  }

  private static void addChinese(String name, Map<Role, Double> roles) {
    for (Map.Entry<String, Word> word : EXACT.entrySet()) {
      String key = word.getKey();
      if (isChinese(key) && key.length() >= 2 && name.contains(key)) {
        double last = name.endsWith(key) ? 0.15 : 0;
        double share = (double) key.length() / name.length();
        roles.merge(word.getValue().role, 0.3 + last + 0.5 * share, Math::max);
      }
    }
  }

  private static boolean isChinese(String word) {
    return word.charAt(0) > '\u2E80';
  }

  /** The words of a header, parted at punctuation and where a capital follows a small letter. */
  private static List<String> tokens(String header) {
    String parted = header.replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ");
    return Arrays.stream(parted.split("[^\\p{L}\\p{N}]+"))
        .map(HeaderIndex::normal)
        .filter(token -> !token.isEmpty())
        .toList();
  }
}
