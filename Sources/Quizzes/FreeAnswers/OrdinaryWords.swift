/// Everyday words that are never taken for a misspelt term: `height` is no slip of `weight`.
enum OrdinaryWords {
  /// Whether a word is one of them, or a form of one.
  static func contain(_ word: AnswerWord) -> Bool { all.contains(word.text) || stems.contains(word.stem) }

  private static let stems = Set(all.map(WordStem.of))

  private static let all = Set(
    """
    about above across after again against almost along already always among another answer around because become before
    begin behind being below better between beyond bring called cannot carry cause change check choose class clear close
    closer common compare complete consider contain correct could count cover create deep deeper define depend describe
    design different difficult direct does doing done down during each early easily easy either else enough equal even
    every exact example except exist expect explain extra fact false fast faster feature few field final find first
    follow form former forward found free full further general get give given goes going good great greater group grow
    half hand handle happen hard have having height help hence high higher hold however idea image imagine important
    include increase inside instead into itself just keep kind know known large larger last later layers least leave
    left length less letter level light like likely limit line lines list little local long longer look lose loss lot
    lower made main make making many match matter maybe mean means measure method middle might model more most mostly
    move much multiple must name near nearly need never next none nothing notice number object obtain often once only
    open opposite order other others output over part parts pass past pattern people perform perhaps person picture place
    plain plane point position possible power precise present probably problem produce proper provide purpose put quick
    quite raise range rather reach read real really reason receive recent refer remain remember rest result right rule
    same saying scale scope second see seen send sense separate several shape shift short should show side similar simple
    simply since single size skip slight slow slower small smaller smooth some something sometimes space special start
    state stay step still stop store such sure system table take task tell than their them then there these thing things
    think those three through thus time times together total toward towards train tree true try turn type under until
    upper used useful uses using usual value values very view want water weigh well were what when where whether which
    while white whole wide wider width will with within without word words work world would write wrong year your
    converse conversion converge neutron sigh sing singe slip slips slope spider signal single signature lever later
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
