// The word lists: everyday words of the calendar and of reporting, written down for this purpose.
extension DateWords {
  private static func list(
    _ words: String, _ kind: DateWord.Kind, _ value: Int = 0, _ flags: DateWord.Flags = []
  ) -> [(String, DateWord)] {
    words.utf8.split(separator: 0x20).map { word in
      (String(decoding: word, as: UTF8.self), DateWord(kind: kind, value: value, flags: flags))
    }
  }

  /// Words in order count from `first`; `|` parts the forms of one, `-` leaves one out.
  private static func counted(
    _ words: String, _ kind: DateWord.Kind, from first: Int, _ flags: DateWord.Flags = []
  ) -> [(String, DateWord)] {
    words.utf8.split(separator: 0x20).enumerated().flatMap { index, forms in
      forms.first == UInt8(ascii: "-")
        ? []
        : forms.split(separator: UInt8(ascii: "|")).map { form in
          (String(decoding: form, as: UTF8.self), DateWord(kind: kind, value: first + index, flags: flags))
        }
    }
  }

  static let english: [(String, DateWord)] = [
    list("may", .month, 5, .common),
    list("march", .month, 3, .common),
    list("august", .month, 8, .common),
    list("april", .month, 4, .common),
    list("june", .month, 6, .common),
    counted(
      "january february - - - - july - september october november december", .month, from: 1),
    counted("jan feb mar apr - jun jul aug sep|sept oct nov dec", .month, from: 1, .short),
    counted("monday tuesday wednesday thursday friday saturday sunday", .weekday, from: 1),
    counted("mon tue|tues wed thu|thur|thurs fri sat sun", .weekday, from: 1, .short),
    list("spring", .season, 21, .common),
    list("summer", .season, 22),
    list("autumn", .season, 23),
    list("fall", .season, 23, .common),
    list("winter", .season, 24),
    list("day", .unit, DateUnit.day),
    list("days", .unit, DateUnit.day, .plural),
    list("week", .unit, DateUnit.week),
    list("weeks", .unit, DateUnit.week, .plural),
    list("month", .unit, DateUnit.month),
    list("months", .unit, DateUnit.month, .plural),
    list("year", .unit, DateUnit.year),
    list("years", .unit, DateUnit.year, .plural),
    list("decade", .unit, DateUnit.decade),
    list("decades", .unit, DateUnit.decade, .plural),
    list("quarter", .unit, DateUnit.quarter),
    list("century", .unit, DateUnit.century),
    list("centuries", .unit, DateUnit.century, .plural),
    list("morning afternoon evening night", .unit, DateUnit.partOfDay),
    list("hour minute", .unit, DateUnit.hour),
    list("hours minutes", .unit, DateUnit.hour, .plural),
    list("today tonight", .today, 0),
    list("yesterday", .today, -1),
    list("tomorrow", .today, 1),
    counted(
      "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        + "eighteen nineteen twenty", .cardinal, from: 1),
    list("thirty", .cardinal, 30),
    list("forty", .cardinal, 40),
    list("fifty", .cardinal, 50),
    list("several few many some", .cardinal, 0),
    counted(
      "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        + "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth", .ordinal, from: 1),
    list("last", .last),
    list("next", .next),
    list("previous preceding prior", .previous),
    list("following subsequent", .following),
    list("this current present", .this),
    list("that", .that),
    list("same very", .same),
    list("past", .past),
    list("coming", .next),
    list("early late mid latter", .edge),
    list(
      "finales fines principios comienzos mediados anfang mitte ende début debut fin mi koniec początku połowie", .edge),
    list("beginning end middle start close turn onset", .part, 1),
    list("eve", .eve),
    list("rest remainder course half part whole", .part, 0),
    list("circa ca about around approximately roughly", .about),
    list("ago", .ago),
    list("later afterwards afterward thereafter hence", .later),
    list("earlier previously beforehand", .earlier),
    list("after following", .after),
    list("before", .before, 0, .open),
    list("the", .the),
    list("a an", .a),
    list("of", .of),
    list("on", .on),
    list("from", .from),
    list("to till until through thru", .to),
    list("between", .between),
    list("and or", .and),
    list("every each per", .every),
    list("my his her its their our your", .possessive),
    list("in by during throughout over within as into for through", .preposition),
    list("since desde depuis seit", .preposition, 0, .open),
    list("at", .at),
    list("am", .meridiem, 0),
    list("pm", .meridiem, 12),
    list("utc gmt", .zone, 0),
    list("est cdt", .zone, -300),
    list("edt", .zone, -240),
    list("cst mdt", .zone, -360),
    list("mst pdt", .zone, -420),
    list("pst", .zone, -480),
    list("bst cet", .zone, 60),
    list("cest eet", .zone, 120),
    list("eest msk", .zone, 180),
    list("bc bce", .era, -1),
    list("ad ce", .era, 1),
    list("hr hrs", .hours),
    list(
      "no nos number numbers highway route resolution section sections room page pages pp vol volume "
        + "chapter clip flight law decree order exhibit paragraph paragraphs para model version part item line lines "
        + "level lot gate series dispatch code box channel nr", .reference),
    list(
      "men people troops soldiers tons tonnes dollars kilometers kilometres km miles meters metres feet prisoners "
        + "barrels pounds words pages houses homes civilians fighters killed wounded casualties tanks aircraft ships "
        + "rockets missiles persons workers refugees families villages kg acres hectares copies votes volunteers guns "
        + "knots rpm percent feet yards men's officers jobs prisoners-of-war planes guests members sorties vehicles "
        + "inhabitants residents settlers students horses rounds shells victims", .quantity),
    list("will shall scheduled expected due planned", .future, 1),
    list("should upcoming begin might can", .future),
    saying,
  ].flatMap { $0 }

  static let saying: [(String, DateWord)] = [
    list(
      "says tells writes states declares announces adds explains claims warns stresses asks answers replies responds "
        + "insists denies admits maintains argues confirms complains demands recalls promises", .saying, 0, .verb),
    list(
      "said say saying told wrote write written published publishes published posted posts aired airs "
        + "broadcast interview interviews interviewed speech speeches editorial editorials article articles letter "
        + "letters poster posters stated declared announced announcement reported "
        + "added noted notes explained claimed warned stressed emphasized emphasised asked "
        + "answered replied reply response responded tweeted tweets tweet statement statements "
        + "address addressed column sermon sermons remarks remark remarked spoke speaks speaking spoken communique "
        + "conference memorandum circular evidence testimony testified heard described describes called "
        + "complained condemned praised urged argued commented quoted released issued message messages "
        + "debate conversation excerpts hearing hearings issue dated entry thanked leader informed "
        + "resolution publication lecture essay report recalled boasted insisted admitted denied threatened vowed "
        + "answer telling replying wires wired telegraphed telegraphs cabled telegram telegrams cable petition petitioned "
        + "petitions diary minutes finds preached preaches dictated dictates signed notes demanded "
        + "questions interrogated declaration release clip comment comments labelled labeled characterized said",
      .saying),
  ].flatMap { $0 }

  /// Of French, Spanish, German and Polish.
  static let foreignSaying: [(String, DateWord)] = [
    list(
      "déclaré déclare déclarait dit disait affirmé affirme écrit écrivait écrivit publié publie publiée répondu répond "
        + "répliqué réplique ajouté ajoute annoncé annonce précisé précise estimé estime expliqué explique assuré assure "
        + "reconnu dénoncé confié lettre entretien communiqué discours éditorial prêche datée interrogé interrogée",
      .saying),
    list(
      "dijo dice declaró declara afirmó afirma escribió escribe publicó publica respondió responde contestó añadió "
        + "anunció anuncia entrevista carta sermón comunicado discurso aseguró asegura comentó explicó proclamó señaló "
        + "advirtió fechado fechada denunció pidió lamentó replicó alegó conversación resumió mitin",
      .saying),
    list(
      "sagte sagt erklärte erklärt schrieb schreibt veröffentlichte veröffentlicht antwortete erwiderte verkündete "
        + "sprach rede predigt ansprache fernsehansprache äußerte teilte schreiben gespräch leitartikel erklärung "
        + "betonte warnte nannte bezeichnete twitterte forderte kündigte freitagspredigt interviews",
      .saying),
    list(
      "powiedział powiedziała oświadczył oświadczyła napisał napisała odpowiedział dodał dodała ogłosił ogłosiła "
        + "wywiad wywiadzie kazanie kazaniu komunikat przemówienie stwierdził stwierdziła opublikował liście oświadczeniu",
      .saying),
  ].flatMap { $0 }

  static let languages: [(String, DateWord)] = [
    counted(
      "janvier février|fevrier mars avril mai juin juillet août|aout septembre octobre novembre décembre|decembre",
      .month, from: 1, .foreign),
    counted(
      "enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre", .month,
      from: 1, .foreign),
    counted(
      "januar|jänner februar märz - - juni juli - - oktober november dezember", .month, from: 1, .foreign),
    counted(
      "stycznia|styczeń|styczniu lutego|luty|lutym marca|marzec|marcu kwietnia|kwiecień|kwietniu maja|maj|maju "
        + "czerwca|czerwiec|czerwcu lipca|lipiec|lipcu sierpnia|sierpień|sierpniu września|wrzesień|wrześniu "
        + "października|październik|październiku listopada|listopad|listopadzie grudnia|grudzień|grudniu", .month,
      from: 1, .foreign),
    list("printemps primavera wiosna wiosną wiosnę frühjahr frühling", .season, 21, .foreign),
    list("été verano lato latem sommer", .season, 22, .foreign),
    list("automne otoño jesień jesienią herbst", .season, 23, .foreign),
    list("hiver invierno zima zimą zimę", .season, 24, .foreign),
    list("lendemain nazajutrz", .nextDay, 1),
    list("veille", .nextDay, -1),
    list("entre zwischen między", .between),
    list("y et und", .and),
    list("bis", .to),
    list("día", .dayWord),
    list("de del du le el il w im am den dem vom des dnia al au roku zum do i", .particle),
    counted(
      "muharram safar rabi - jumada|jumaada - rajab sha'ban|shaban|sha'aban ramadan|ramadhan shawwal dhu|zul|dhul -",
      .foreignMonth,
      from: 101),
    counted(
      "farvardin ordibehesht khordad tir mordad shahrivar mehr aban azar dey bahman esfand", .foreignMonth, from: 201),
    counted(
      "nisan|nissan iyar|iyyar sivan tammuz|tamuz av elul tishrei|tishri cheshvan|heshvan|marcheshvan kislev tevet|teveth "
        + "shevat|shvat adar", .foreignMonth, from: 301),
  ].flatMap { $0 }
}
