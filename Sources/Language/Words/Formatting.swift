/// A value after a format spec, as in f-strings and `format`.
func format(_ value: Value, _ spec: String, _ context: Context) throws -> String {
  try text(value, context)
}

/// `"…" % values`.
func percentFormat(_ format: String, _ values: Value, _ context: Context) throws -> String {
  format
}
