/// The words that every program has.
extension Vocabulary {
  public static func core() -> Vocabulary {
    var vocabulary = Vocabulary()
    for words in [
      SequenceWords.all, OrderingWords.all, NumberWords.all, TextWords.all, ObjectWords.all, IteratorWords.all,
    ] {
      vocabulary.add(words)
    }
    for types in [NumberTypes.all, ContainerTypes.all, IteratorTypes.all, ErrorTypes.all, OtherTypes.words] {
      vocabulary.add(types: types)
    }
    for type in OtherTypes.hidden { vocabulary.add(type: type) }
    vocabulary.add("math", .object(MathNamespace.make()))
    vocabulary.add("__name__", .text("__main__"))
    vocabulary.addMethods()
    return vocabulary
  }

  private mutating func addMethods() {
    let texts = [
      CaseMethods.all, SearchMethods.all, SplitMethods.all, TrimMethods.all, PaddingMethods.all, CharacterTests.all,
      TemplateMethods.all, [TableMethods.translate],
    ]
    for methods in texts { add(methods: methods, of: "str") }
    add(methods: ListMethods.all, of: "list")
    add(methods: DictMethods.all, of: "dict")
    for type in ["tuple", "Size"] { add(methods: TupleMethods.all, of: type) }
    add(methods: NumberMethods.ofInt, of: "int")
    add(methods: NumberMethods.ofInt, of: "bool")
    add(methods: NumberMethods.ofFloat, of: "float")
    add(methods: RangeMembers.methods, of: "range")
    add(properties: RangeMembers.properties, of: "range")
    add(properties: ["__name__": ObjectWords.name], of: "builtin_function_or_method")
  }
}
